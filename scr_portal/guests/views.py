"""The pages behind a guest's link, and those on which the office sends and revokes links."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views.generic import FormView

from scr_portal import audit, walls
from scr_portal.access import Appointment
from scr_portal.accounts.keys import GuestKey
from scr_portal.accounts.proof import send_code
from scr_portal.casefiles import CaseFile
from scr_portal.forms import Form
from scr_portal.guests import forms, transitions
from scr_portal.guests.models import GuestLink
from scr_portal.guests.session import come_in
from scr_portal.pages import OpenStepPage, PublicPage, StepPage
from scr_portal.pages.finding import find
from scr_portal.transitions import Refused

TOO_MANY = "Too many codes were asked for. Use the newest one, or try again in an hour"


@method_decorator(login_not_required, name="dispatch")
class OfLink(PublicPage, FormView[Form]):
    """What both pages of a link share: one sentence for a link that is unknown, revoked or too old."""

    key: GuestKey

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page; its address goes to nobody else and stays nowhere."""
        found = GuestKey.find(kwargs["token"])
        if found:
            self.key = found
        response = super().dispatch(request, *args, **kwargs) if found else self.closed()
        response["Referrer-Policy"] = (
            "same-origin"  # "no-referrer" would have a browser send the form without its origin
        )
        response["Cache-Control"] = "no-store"
        return response

    @property
    def purpose(self) -> str:
        """What a code for this link is kept under."""
        return f"guest {self.key.pk}"

    def form_invalid(self, form: Form) -> HttpResponse:
        """The form again."""
        return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)

    def closed(self) -> HttpResponse:
        """What to do now."""
        context = {"title": "This link does not work any more"}
        return render(self.request, "guests/closed.html", context, status=HTTPStatus.GONE)


class Arrive(OfLink):
    """GET shows a button, and changes nothing: mail scanners follow links. POST sends the code."""

    template_name = "guests/arrive.html"
    form_class = Form
    extra_context = {"title": "Get a code to come in", "button": "Send me a code"}

    def form_valid(self, form: Form) -> HttpResponse:
        """To the address that the link was sent to, wherever the link has been opened."""
        if not send_code(self.key.user, self.purpose):
            form.add_error(None, TOO_MANY)
            return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.TOO_MANY_REQUESTS)
        return redirect("guest_code", token=self.kwargs["token"])


class TypeCode(OfLink):
    """The code signs in."""

    template_name = "guests/type_code.html"
    form_class = forms.CodeForm
    extra_context = {"title": "Type the code we have sent you", "button": "Come in"}

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form looks for the code of this link."""
        return super().get_form_kwargs() | {"user": self.key.user, "purpose": self.purpose}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The way back to another code."""
        return super().get_context_data(token=self.kwargs["token"], **kwargs)

    def form_valid(self, form: Form) -> HttpResponse:
        """Into the portal."""
        try:
            self.note()
        except Refused:
            return self.closed()
        come_in(self.request, self.key)
        return redirect("home")

    def note(self) -> None:
        """An event of the case of the appointment; who comes to refer has none, and the access log has the sign-in."""
        if self.key.appointment_id is None:
            return
        with walls.portal():  # the link is the office's to see
            link = GuestLink.objects.select_related("casefile").get(key=self.key)
        transitions.use.run(link, self.key.user)

    def form_invalid(self, form: Form) -> HttpResponse:
        """A wrong code is noted as every failed sign-in is."""
        audit.opened(self.key.user, audit.Access.Kind.FAILED_SIGN_IN)
        return super().form_invalid(form)


class Send(OpenStepPage):
    """Send the person of an appointment a link."""

    step = transitions.send
    form_class = forms.SendForm
    title = button = "Send a link"
    starts = (
        "A link goes to the e-mail address of this person. It opens nothing alone: each time, a code goes there too.",
        "The guest sees what this appointment lets them see, and nothing else. A session lasts two hours.",
        "A link that was sent to them earlier for this appointment stops working.",
    )
    done = "The link is on its way."

    def new(self, casefile: CaseFile) -> GuestLink:
        """A link for the appointment in the address; 404 when that is of another case."""
        appointment = find(Appointment, self.user, self.kwargs["appointment"])
        if appointment.casefile_id != casefile.pk:
            raise Http404
        return GuestLink(casefile=casefile, appointment=appointment, user=appointment.user)

    @property
    def draft_key(self) -> str:
        """One draft an appointment."""
        return f"new:{self.kwargs['appointment']}"


class Revoke(StepPage):
    """Let a link work no more."""

    step = transitions.revoke
    form_class = forms.RevokeForm
    title = button = "Revoke the link"
    starts = (
        "The link stops working, and a guest who is in by it is out at the next page.",
        "The appointment itself stays. You can send another link.",
    )
    done = "The link is revoked."
