"""The pages of emergency access."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.generic.edit import FormMixin

from scr_portal.access.emergencies import EmergencyAccess
from scr_portal.addresses import reverse
from scr_portal.emergencies import transitions
from scr_portal.emergencies.forms import OpenForm
from scr_portal.pages import SignedInPage, StepPage
from scr_portal.transitions import Refused


class Open(FormMixin[OpenForm], SignedInPage):
    """A case of the reader's board is opened by its reference; 403 for whoever never can."""

    template_name = "emergencies/open.html"
    form_class = OpenForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the right."""
        if not self.held.boards_where(transitions.open_case.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """What the reader holds."""
        return super().get_form_kwargs() | {"held": self.held}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The words of the page."""
        words = {"title": "Open a case in an emergency", "button": "Open the case", "starts": STARTS}
        return super().get_context_data(back=reverse("home"), **words, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open it, or say what is wrong."""
        form = self.get_form()
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            opened = EmergencyAccess(casefile=form.casefile)
            transitions.open_case.run(opened, self.user, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.render_to_response(self.get_context_data(form=form), status=HTTPStatus.CONFLICT)
        return redirect("case", case=form.casefile.public_id)


STARTS = (
    "You can read this one case for four hours, from this moment. You cannot change anything.",
    "The LSCB chair and the LSCB officer are told at once. The LSCB chair can end it early.",
    "Every page that you open is recorded.",
)


class End(StepPage):
    names_it = True
    step = transitions.end
    title = "End the emergency access"
    button = "End it now"
    starts = ("From this moment the case is closed to the person, who is told by mail.",)
    done = "The emergency access has ended."
