"""The page of a likely second referral."""

from dataclasses import dataclass
from typing import Any

from django import forms as django_forms

from referrals.likenesses import forms, transitions
from referrals.likenesses.attention import first_known
from referrals.likenesses.finding import people_by_case
from referrals.likenesses.models import Likeness
from referrals.moves.transitions import merge
from referrals.referrals.models import Referral
from scr_portal import audit
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.pages import StepPage


@dataclass(frozen=True)
class Move:
    """The way to move the referral of one of the two cases to the other."""

    url: str
    there: CaseFile
    is_other_s: bool


class Dismiss(StepPage):
    """Whether it is another matter; where the chair has decided on both, the two can be linked here as one."""

    step = transitions.dismiss
    title = "Is it the same incident?"
    button = "It is not the same incident"
    starts = ("The two cases go on as they are, and you are not asked again.",)
    starts_linking = (
        "Both decisions, with all that follows from them, stand as they are. No clock is counted again.",
        "If the two are of one incident, the page of each case says so, with the day on which the board first knew, "
        "for those who may open both.",
    )
    starts_undoing = ("That they were linked stays on both cases, struck through, with your reason.",)
    done = "It is recorded that the two cases are not of the same incident."
    record: Likeness

    def note_view(self) -> None:
        """In the log of both cases, whose children are shown."""
        both = [self.record.casefile_id, self.record.other_id]
        audit.opened_each(self.user, audit.Access.Kind.VIEW, both, about=self.record.subject)

    @property
    def is_linked(self) -> bool:
        """Whether it is recorded that they are one."""
        return self.record.status == Likeness.Status.LINKED

    @property
    def can_link(self) -> bool:
        """Whether it is to be said besides that they are one."""
        decided = self.record.other.is_decided and self.record.casefile.is_decided
        return decided and transitions.link.in_state(self.record)

    def get_form_class(self) -> type[django_forms.Form]:
        """Two answers where there are two."""
        return forms.AnswerForm if self.can_link else forms.DismissForm

    def what_follows(self) -> tuple[str, ...]:
        """Of either answer."""
        if self.can_link:
            return self.starts_linking
        return (*self.starts, *(self.starts_undoing if self.is_linked else ()))

    def take(self, form: django_forms.Form) -> None:
        """The step of the answer."""
        if form.cleaned_data.pop("same", False):
            why = form.cleaned_data["why_dismissed"]
            self.record = transitions.link.run(self.record, self.user, because=why)
        else:
            super().take(form)

    def get_success_url(self) -> str:
        """The case from which the reader came: the later of the two, unless the address says the other."""
        both = self.record.casefile, self.record.other
        here = next((one for one in both if one.reference == self.request.GET.get("here")), self.record.casefile)
        return reverse("case", args=[here.public_id])

    def what_happened(self) -> str:
        """By the answer."""
        return "The two cases are linked: each leads to the other." if self.is_linked else self.done

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The other case, what was compared, and the way to move a referral."""
        here, other = self.record.casefile, self.record.other
        context = super().get_context_data(
            other=other,
            beside=people_by_case([here, other]),
            move=self._move(here, other),
            can_link=self.can_link,
            is_linked=self.is_linked,
            first=first_known([here, other], self.user),
            **kwargs,
        )
        return context | {"button": "Record the answer" if self.can_link else self.button}

    def _move(self, here: CaseFile, other: CaseFile) -> Move | None:
        """That of this case to the other; the other way where the chair has decided on this one alone."""
        for one, there in ((here, other), (other, here)):
            referrals = Referral.objects.visible_to(self.user).filter(casefile=one).order_by("pk")
            for referral in referrals:
                if referral.stands and merge.offered_to(referral, self.held):
                    page = reverse("referrals:referral_merge", args=[referral.public_id])
                    return Move(f"{page}?reference={there.reference}", there, one == other)
        return None
