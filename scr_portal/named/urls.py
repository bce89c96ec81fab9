"""The addresses of the people of a case."""

from django.urls import path

from scr_portal.named import views

urlpatterns = [
    path("cases/<str:case>/people/", views.People.as_view(), name="people"),
    path("people/<str:id>/void/", views.Void.as_view(), name="person_void"),
]
