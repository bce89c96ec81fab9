"""The start page of the demonstration, with its people, and the mail that went out."""

from collections import Counter
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import TemplateView

from scr_portal import walls
from scr_portal.access import Appointment
from scr_portal.accounts import Membership, User
from scr_portal.accounts.users import SYSTEM_EMAIL
from scr_portal.mail import Message
from scr_portal.pages import PublicPage
from scr_portal.roles import Role


class Start(PublicPage, TemplateView):
    """Everybody who can sign in, by what they are."""

    template_name = "demo/start.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each person with the roles they hold, in words."""
        appointed = Appointment.objects.filter(status=Appointment.Status.CONFIRMED)
        people = _people().prefetch_related(
            Prefetch("memberships", Membership.objects.given().select_related("board", "agency", "body")),
            Prefetch("appointments", appointed),
        )
        with walls.portal():  # who is appointed to what: invented, and shown to everybody here
            listed = [(person, _words(person)) for person in people]
        return super().get_context_data(title="Demonstration of SCR Portal", people=listed, **kwargs)


class SignInAs(PublicPage):
    """One press of a button instead of a password: nobody here exists."""

    def post(self, request: HttpRequest, person: str) -> HttpResponse:
        """Sign in as that person."""
        user = get_object_or_404(_people(), public_id=person)
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        return redirect("home")


class Mail(PublicPage, TemplateView):
    """What the portal has mailed, newest first; with `links` in the address, what lets somebody in."""

    template_name = "demo/mail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of messages."""
        with walls.portal():
            page = Paginator(self._messages(), 20).get_page(self.request.GET.get("page"))
            page.object_list = list(page.object_list)
        return super().get_context_data(title="Mail that went out", page_obj=page, **kwargs)

    def _messages(self) -> QuerySet[Message]:
        messages = Message.objects.order_by("-pk")
        return messages.filter(lets_in=True).exclude(body="") if "links" in self.request.GET else messages


def _people() -> QuerySet[User]:
    """Without those who have only been sent something to fetch: they come by the link in their mail."""
    known = User.objects.filter(is_active=True).exclude(email=SYSTEM_EMAIL)
    return known.exclude(name=User.UNNAMED).order_by("pk")


def _words(person: User) -> list[str]:
    if person.is_staff:
        return ["Administrator"]
    standing = [_held(held) for held in person.memberships.all()]
    cases = Counter(Role(held.role).label for held in person.appointments.all())
    on_cases = [f"{label} on {number} case{'' if number == 1 else 's'}" for label, number in cases.items()]
    return [*standing, *on_cases] or ["No role yet"]


def _held(membership: Membership) -> str:
    return str(membership.of) if membership.body_id else f"{Role(membership.role).label}, {membership.of}"
