"""The pages of chasing."""

from typing import Any

from django import forms as django_forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from scr_portal.addresses import reverse
from scr_portal.chases import forms, transitions, voids
from scr_portal.chases.models import Chase
from scr_portal.chases.owed import LETTER_WENT, ON_THE_LADDER, Owed, next_tier, owed
from scr_portal.clocks import day_words
from scr_portal.pages import OpenStepPage
from scr_portal.voids.views import VoidPage

LETTER_IS_NEXT = (
    "The chief officer was asked before: the next tier is a letter of the LSCB chair, who writes it from the page of "
    "what agencies owe."
)


class OfChase(OpenStepPage):
    """A way to chase; the agency that the address names is chosen already. It leads back to what agencies owe."""

    chosen = "agency"

    def get_initial(self) -> dict[str, Any]:
        """The agency from the address."""
        found = [self.wanted] if self.chosen == "agencies" else self.wanted
        return ({self.chosen: found} if self.wanted else {}) | super().get_initial()

    @property
    def wanted(self) -> str:
        """The public id of the agency that the address names, if it names one."""
        return self.request.GET.get("agency", "")

    def get_success_url(self) -> str:
        """What agencies owe."""
        return reverse("panels:grid", args=[self.record.casefile.public_id])


class Send(OfChase):
    """What is ticked is what the chosen agency owes, and the tier the one after its last chase; both can be changed."""

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

    @cached_property
    def owed(self) -> list[Owed]:
        """What the agencies of the case owe."""
        return owed(self.record.casefile, self.user)

    @cached_property
    def last(self) -> Chase | None:
        """The last chase in writing of the agency that the address names; none where it names none."""
        theirs = Chase.objects.visible_to(self.user, self.record.casefile).filter(
            ON_THE_LADDER, agency__public_id=self.wanted
        )
        return theirs.order_by("pk").last()

    @cached_property
    def next_tier(self) -> Chase.Tier:
        """Of the agency that the address names; the first where it names none."""
        return next_tier(self.last, [one.asked_on for one in self._owed_by_the_chosen()])

    def get_initial(self) -> dict[str, Any]:
        """All that is owed by the agency of the address, or by any where it names none; the tier that is next."""
        tier = min(self.next_tier, Chase.Tier.CHIEF, key=[*Chase.Tier].index)  # the letter is the chair's to write
        things = {one.called: None for one in self._owed_by_the_chosen()}
        return {"tier": tier.value, "things": [*things]} | super().get_initial()

    def get_form_kwargs(self) -> dict[str, Any]:
        """What there is to tick."""
        return super().get_form_kwargs() | {"owed": self.owed}

    def what_follows(self) -> tuple[str, ...]:
        """With what stands above an e-mail, where all that one can do was done."""
        if self.next_tier != Chase.Tier.CHAIR or self.last is None:
            return self.starts
        went = self.last.tier == Chase.Tier.CHAIR
        return (*self.starts, f"{LETTER_WENT.format(day_words(self.last.chased_on))}." if went else LETTER_IS_NEXT)

    def take(self, form: django_forms.Form) -> None:
        """One reminder for each agency, or none where one of them cannot be sent."""
        said = form.cleaned_data
        agencies, things, more = said.pop("agencies"), said.pop("things", []), said.pop("more")
        casefile, take = self.record.casefile, super().take
        for agency in agencies:
            lines = [one.words for one in self.owed if one.agency == agency and one.called in things]
            if not lines and not more:
                raise ValidationError({"things": f"{agency} owes nothing of this: leave it out, or enter what else"})
            said |= {"agency": agency, "what": "\n".join([*lines, *([more] if more else [])])}
            self.record = Chase(casefile=casefile)
            take(form)
            take = super(OpenStepPage, self).take  # the form was found not to have been sent before

    def _owed_by_the_chosen(self) -> list[Owed]:
        return [one for one in self.owed if not self.wanted or one.agency.public_id == self.wanted]


class NoteCall(OfChase):
    step = transitions.note_call
    form_class = forms.NoteCallForm
    title = "Note a telephone call"
    button = "Note the call"
    starts = ("It is shown as the last time that the agency was chased. Who is written to next stays as it is.",)
    done = "The call is noted."


class Void(VoidPage):
    """A call that was to another agency, or on another day."""

    record: Chase
    step = voids.void
    shows = ("agency", "who_was_asked", "what")
    starts = (
        "It stays, struck through, with your reason, for those who could see it.",
        "The agency counts as chased last by what is left. Who is written to next stays as it is, and no date moves.",
    )

    def get_success_url(self) -> str:
        """What agencies owe, where it stands."""
        return reverse("panels:grid", args=[self.record.casefile.public_id])
