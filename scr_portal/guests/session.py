"""The session of a guest: short, for one appointment, referral or thing to fetch, over as soon as the link is."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from scr_portal.accounts.keys import GuestKey
from scr_portal.accounts.users import NO_APPOINTMENT
from scr_portal.pages import PublicPage

KEY, SINCE = "guest_key", "guest_since"
LASTS = timedelta(hours=2)
"""From the code on, whatever is done meanwhile."""
OF_ACCOUNTS = ("allauth.", "django.contrib.")
STAYS = "account_logout"
REFERS_AT, FETCHES_AT = "referrals:referral_refer", "scr_portal:fetching"
"""The pages of who has come to refer, or to fetch what was sent to them: this one, and those whose names begin so."""


def come_in(request: HttpRequest, key: GuestKey) -> None:
    """Sign the guest in; the session ends with the browser, at the latest after LASTS."""
    login(request, key.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[KEY], request.session[SINCE] = key.pk, time.time()
    request.session.set_expiry(0)


class Guests:
    """Bounds what a guest holds to what the link is for, and shows the door when it is not good any more."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Look at the key at every request: a revoked link ends an open session at once."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and (key_id := request.session.get(KEY)):
            key = GuestKey.still_good(key_id, timezone.now())
            young = time.time() - request.session.get(SINCE, 0) < LASTS.total_seconds()
            if key is not None and young and key.user_id == request.user.pk:
                request.user.guest_of, request.user.refers_to = key.appointment_id or NO_APPOINTMENT, key.board_id
                request.user.fetches = key.fetches_id
            else:
                logout(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_: Any) -> HttpResponse | None:
        """Pages about accounts are none of a guest's: a password would outlive the link."""
        person, match = request.user, request.resolver_match
        if not person.is_authenticated or person.guest_of is None or match is None or match.view_name == STAYS:
            return None
        if view.__module__.startswith(OF_ACCOUNTS) or "admin" in match.namespaces:
            raise PermissionDenied
        if person.fetches:
            return to_their_own(FETCHES_AT, match.view_name, view)
        return to_their_own(REFERS_AT, match.view_name, view) if person.refers_to else None


def to_their_own(own: str, name: str, view: Callable[..., Any]) -> HttpResponse | None:
    """Home is what they have come for; whatever else is not public is not there for them."""
    if name == "home":
        return redirect(own)
    page = getattr(view, "view_class", None)
    is_public = isinstance(page, type) and issubclass(page, PublicPage)
    if not is_public and not name.startswith(own):
        raise Http404
    return None
