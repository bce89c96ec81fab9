"""The addresses of this app, each subject's pages together."""

from django.urls import URLPattern

app_name = "referrals"
urlpatterns: list[URLPattern] = []
