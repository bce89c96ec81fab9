"""The pages on which somebody makes the address for their calendar and revokes it, and what is fetched there."""

from http import HTTPStatus
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.generic.edit import FormMixin

from scr_portal import audit, walls
from scr_portal.accounts import User
from scr_portal.accounts.proof import Proof, Spent, proof, send_code
from scr_portal.addresses import reverse
from scr_portal.deadlines import Deadline
from scr_portal.errors import too_many
from scr_portal.feeds.models import CalendarFeed
from scr_portal.feeds.writing import written
from scr_portal.forms import Form
from scr_portal.pages import PublicPage, SignedInPage
from scr_portal.pages.signing import TOO_MANY

SENT = "We have sent a code to your e-mail address."
WRONG_ONES = {"calendar": "20/m/ip"}
"""How many addresses that are wrong one place may try: as many as wrong links to a new password."""


class AccountPage(SignedInPage):
    """A page about the reader's own calendar; none of a guest's, whose rights end with the link."""

    feed: CalendarFeed | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """With the address that works, if there is one."""
        if self.user.guest_of is not None:
            raise PermissionDenied
        self.feed = CalendarFeed.of(self.user)
        return super().dispatch(request, *args, **kwargs)


class YourCalendar(AccountPage):
    """Whether there is an address, since when, and when it was fetched last."""

    template_name = "feeds/calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Never the address itself: nobody knows it any more."""
        title = "Your dates in your own calendar"
        return super().get_context_data(title=title, back=reverse("home"), feed=self.feed, **kwargs)


class Make(FormMixin[Proof], AccountPage):
    """A new address, for who shows anew who they are: it works for as long as nobody revokes it."""

    template_name = "feeds/make.html"

    def get_form_class(self) -> type[Proof]:
        """The password again, or a code."""
        return proof(self.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Nothing is wrong yet while a code is sent."""
        said = {"request": self.request, "user": self.user, "purpose": "calendar"}
        return super().get_form_kwargs() | said | {"checked": "send-code" not in self.request.POST}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words of the page."""
        title = "Make a new address" if self.feed else "Make an address for your calendar"
        return super().get_context_data(
            title=title, button="Make the address", back=reverse("scr_portal:calendar"), feed=self.feed, **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The address, this once; or a code; or the form again."""
        form = self.get_form()
        if "send-code" in request.POST:
            sent = form.asks_for_code and send_code(self.user, form.purpose)
            return self.render_to_response(self.get_context_data(form=form, told=SENT if sent else TOO_MANY))
        if form.is_valid() and _spent(form):
            return self.shown(CalendarFeed.make(self.user))
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def shown(self, token: str) -> HttpResponse:
        """The address, kept nowhere: not in the session either."""
        address = settings.PORTAL_ADDRESS + reverse("scr_portal:calendar_feed", args=[token])
        context = {"title": "The address for your calendar", "back": reverse("scr_portal:calendar"), "address": address}
        response = self.response_class(self.request, "feeds/made.html", context)
        response["Cache-Control"] = "private, no-store"
        return response


def _spent(form: Proof) -> bool:
    try:
        form.spend()
    except Spent as spent:
        form.add_error(None, str(spent))
        return False
    return True


class Revoke(FormMixin[Form], AccountPage):
    """The address works no more."""

    template_name = "boards/form.html"
    form_class = Form
    extra_context = {
        "title": "Revoke the address of your calendar",
        "button": "Revoke the address",
        "starts": (
            "The address stops working at once.",
            "Your calendar may go on showing what it has fetched: take the subscription out of it too.",
        ),
    }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The way back."""
        return super().get_context_data(back=reverse("scr_portal:calendar"), **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The question, where there is something to revoke."""
        return super().get(request, *args, **kwargs) if self.feed else redirect("scr_portal:calendar")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Done, by this form or by another one meanwhile."""
        if self.feed and self.feed.revoke():
            messages.success(request, "The address is revoked. Nobody can fetch your dates by it any more.")
        return redirect("scr_portal:calendar")


class Feed(PublicPage):
    """What the calendar fetches: what its person may see at this moment, by both floors of the walls."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The dates; 404 for what is unknown, revoked, or of somebody who may not sign in any more."""
        feed = CalendarFeed.find(token)
        if feed is None:
            if not ratelimit.consume(request, app="scr_portal", action="calendar", config=WRONG_ONES, limit_get=True):
                return too_many(request)
            raise Http404
        feed.fetched()
        dates = _dates_of(feed.user)
        _note(feed.user, {one.casefile_id for one in dates})
        response = HttpResponse(written(dates), content_type="text/calendar; charset=utf-8")
        response["Content-Disposition"] = 'inline; filename="dates.ics"'
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response


def _dates_of(user: User) -> list[Deadline]:
    with walls.entered(user.pk, timezone.localdate()):
        running = Deadline.objects.visible_to(user).filter(is_running=True).select_related("casefile")
        return [one for one in running.order_by("due_on", "pk") if one.is_in_calendars(timezone.localdate())]


def _note(user: User, cases: set[int]) -> None:
    """A line each time; and once a day one for each case whose dates it gave, for calendars fetch every hour."""
    kind, about = audit.Access.Kind.EXPORT, "calendar"
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    with walls.portal():
        noted = audit.Access.objects.filter(user=user, at__gte=midnight, kind=kind, about=about)
        audit.opened(user, kind, about=about)
        audit.opened_each(user, kind, cases - set(noted.values_list("casefile", flat=True)), about=about)
