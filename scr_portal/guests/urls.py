"""The addresses on which links are sent and revoked."""

from django.urls import path

from scr_portal.guests import views

urlpatterns = [
    path("cases/<str:case>/appointments/<str:appointment>/link/", views.Send.as_view(), name="guestlink_send"),
    path("links/<str:id>/revoke/", views.Revoke.as_view(), name="guestlink_revoke"),
]
