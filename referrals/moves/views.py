"""The pages on which a referral goes on in another case."""

from typing import Any

from referrals.moves import forms, transitions
from referrals.referrals.models import Referral
from scr_portal.addresses import reverse
from scr_portal.pages import StepPage


class OfReferral(StepPage):
    """A step on one referral; it leads back to the page of the referral, where what it did stands."""

    names_it = True

    def get_success_url(self) -> str:
        """The page of the referral."""
        return reverse("referrals:referral", args=[self.record.public_id])


class Merge(OfReferral):
    record: Referral
    step = transitions.merge
    form_class = forms.MergeForm
    title = "Move the referral to the case of the same incident"
    button = "Move the referral"
    starts = (
        "The referral is added to the other case, with the people it names. You say which children are the same.",
        "Agencies that were not asked there yet are asked today, and told.",
        "Warnings that stand and processes that are open go along as they are. Who is barred here is barred there, "
        "before anything of this referral is.",
        "Partner boards named here are named there. Whoever referred is not written to, and keeps the reference that "
        "they were given.",
        "Files stay on this case, and are listed with the referral in the other case for those who may open both.",
        "Without another referral this case is closed, its clocks stop, and what bodies are still to be told is told "
        "from the other case.",
        "If the board knew earlier than was recorded there, the clock of the decision is counted again from that day.",
    )
    done = "The referral is moved to the other case."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The other case, once its reference is typed: whose children it names is asked then."""
        kwargs = super().get_form_kwargs()
        reference = kwargs.get("data", self.request.GET).get("reference", "")
        return kwargs | {"there": transitions.other_case(self.record, self.user, reference)}

    def get_initial(self) -> dict[str, Any]:
        """The case that the address names."""
        return {"reference": self.request.GET.get("reference", "")} | super().get_initial()
