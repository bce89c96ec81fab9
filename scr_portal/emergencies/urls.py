"""The addresses of emergency access."""

from django.urls import path

from scr_portal.emergencies import views

urlpatterns = [
    path("emergency/", views.Open.as_view(), name="emergencyaccess_open_case"),
    path("emergencies/<str:id>/end/", views.End.as_view(), name="emergencyaccess_end"),
]
