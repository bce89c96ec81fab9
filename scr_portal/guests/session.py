"""The session of a guest: short, for one appointment, over as soon as the link or the appointment is."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from scr_portal.accounts.keys import GuestKey

KEY, SINCE = "guest_key", "guest_since"
LASTS = timedelta(hours=2)
"""From the code on, whatever is done meanwhile."""
OF_ACCOUNTS = ("allauth.", "django.contrib.")
STAYS = "account_logout"


def come_in(request: HttpRequest, key: GuestKey) -> None:
    """Sign the guest in; the session ends with the browser, at the latest after LASTS."""
    login(request, key.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[KEY], request.session[SINCE] = key.pk, time.time()
    request.session.set_expiry(0)


class Guests:
    """Bounds what a guest holds to the one appointment, and shows the door when the link is not good any more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the key at every request: a revoked link ends an open session at once."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and (key_id := request.session.get(KEY)):
            key = GuestKey.still_good(key_id, timezone.now())
            young = time.time() - request.session.get(SINCE, 0) < LASTS.total_seconds()
            if key is not None and young and key.user_id == request.user.pk:
                request.user.guest_of = key.appointment_id
            else:
                logout(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_: Any) -> None:
        """Pages about accounts are none of a guest's: a password would outlive the link."""
        is_guest = request.user.is_authenticated and request.user.guest_of is not None
        match = request.resolver_match
        if not is_guest or match is None or match.view_name == STAYS:
            return
        if view.__module__.startswith(OF_ACCOUNTS) or "admin" in match.namespaces:
            raise PermissionDenied
