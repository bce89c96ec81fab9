"""Every address of the portal; each app keeps its own list."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from scr_portal import health
from scr_portal.accounts.views import Invited, NewAddress
from scr_portal.admin.site import site
from scr_portal.guests import views as guests

OWN = (
    "activity", "alerts", "notices", "bars", "boards", "body_requests", "chases", "emergencies", "exports", "feeds",
    "fact_checks", "fetching", "guests", "letters", "named", "partners", "quarantines", "recounts", "transfers",
)  # fmt: skip
SUBJECTS = [path("", include(f"scr_portal.{subject}.urls")) for subject in OWN]
"""The subjects whose pages bear this app's name, as the steps' addresses need it."""

urlpatterns: list[URLPattern | URLResolver] = [
    *([path("", include("scr_portal.demo.urls"))] if settings.DEMO else []),
    path("health/live", health.Live.as_view(), name="health_live"),
    path("health/ready", health.Ready.as_view(), name="health_ready"),
    path("invitation/<str:token>/", Invited.as_view(), name="invitation"),
    path("new-address/<str:token>/", NewAddress.as_view(), name="new_address"),
    path("guest/<str:token>/", guests.Arrive.as_view(), name="guest"),
    path("guest/<str:token>/code/", guests.TypeCode.as_view(), name="guest_code"),
    path("accounts/", include("scr_portal.accounts.urls")),
    path("admin/", site.urls),
    path("", include("scr_portal.casework.urls")),
    path("", include((SUBJECTS, "scr_portal"))),
    path("", include("scr_portal.documents.urls")),
    path("", include("referrals.urls")),
    path("", include("reviews.urls")),
    path("", include("panels.urls")),
    path("", include("publications.urls")),
]

handler400 = "scr_portal.errors.bad_request"
handler403 = "scr_portal.errors.forbidden"
handler404 = "scr_portal.errors.not_found"
handler429 = "scr_portal.errors.too_many"
handler500 = "scr_portal.errors.server_error"
