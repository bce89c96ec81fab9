"""The addresses of partner boards."""

from django.urls import path

from scr_portal.partners import views

urlpatterns = [
    path("cases/<str:case>/partner-boards/name/", views.Name.as_view(), name="partnerboard_name"),
    path("partner-boards/<str:id>/end/", views.End.as_view(), name="partnerboard_end"),
    path("partner-boards/<str:id>/void/", views.Void.as_view(), name="partnerboard_void"),
]
