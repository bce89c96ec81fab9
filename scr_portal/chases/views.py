"""The pages of chasing."""

from typing import Any

from django import forms as django_forms
from django.urls import reverse

from scr_portal.chases import forms, transitions
from scr_portal.chases.models import Chase
from scr_portal.pages import OpenStepPage


class OfChase(OpenStepPage):
    """A way to chase; the agency that the address names is chosen already. It leads back to what agencies owe."""

    chosen = "agency"

    def get_initial(self) -> dict[str, Any]:
        """The agency from the address."""
        wanted = self.request.GET.get("agency", "")
        return (
            {self.chosen: [wanted] if self.chosen == "agencies" else wanted} if wanted else {}
        ) | super().get_initial()

    def get_success_url(self) -> str:
        """What agencies owe."""
        return reverse("panels:grid", args=[self.record.casefile.public_id])


class Send(OfChase):
    step = transitions.send
    form_class = forms.SendForm
    chosen = "agencies"
    title = "Chase agencies by e-mail"
    button = "Send the reminders"
    starts = (
        "Each person is sent an e-mail that names nobody and says that the LSCB waits for something.",
        "No date moves.",
    )
    done = "The reminders are on their way."

    def take(self, form: django_forms.Form) -> None:
        """One reminder for each agency, or none where one of them cannot be sent."""
        agencies = form.cleaned_data.pop("agencies")
        casefile = self.record.casefile
        for agency in agencies:
            form.cleaned_data["agency"] = agency
            self.record = Chase(casefile=casefile)
            super().take(form)


class NoteCall(OfChase):
    step = transitions.note_call
    form_class = forms.NoteCallForm
    title = "Note a telephone call"
    button = "Note the call"
    done = "The call is noted."
