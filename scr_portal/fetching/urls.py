"""The addresses at which something is fetched, and at which its link is sent anew and revoked."""

from django.urls import path

from scr_portal.fetching import views

urlpatterns = [
    path("fetch/", views.Fetching.as_view(), name="fetching"),
    path("fetch/<int:number>/", views.FetchFile.as_view(), name="fetching_file"),
    path("fetch-links/<str:id>/send-again/", views.SendAgain.as_view(), name="fetchlink_send_again"),
    path("fetch-links/<str:id>/revoke/", views.Revoke.as_view(), name="fetchlink_revoke"),
]
