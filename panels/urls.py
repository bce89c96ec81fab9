"""The addresses of this app, each subject's pages together."""

from panels.appointments.urls import urlpatterns as appointments

app_name = "panels"
urlpatterns = [*appointments]
