"""Every address of the portal; each app keeps its own list."""

from django.urls import URLPattern, URLResolver, include, path

from scr_portal import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/live", health.Live.as_view(), name="health_live"),
    path("health/ready", health.Ready.as_view(), name="health_ready"),
    path("accounts/", include("allauth.account.urls")),
]
