"""The pages of a transfer: to ask, what both chairs see, and the answers."""

from typing import Any

from scr_portal.addresses import reverse
from scr_portal.pages import OpenStepPage, RecordPage, StepPage, offers
from scr_portal.transfers import forms, transitions
from scr_portal.transfers.models import Transfer

STAYS = (
    "Agencies, files, dates and everything recorded stay as they are, appointments too, and clocks run on.",
    "What is published stays on the public register, under the name of the board that published it.",
)


class Propose(OpenStepPage):
    step = transitions.propose
    form_class = forms.ProposeForm
    title = "Ask another board to lead this case"
    button = "Ask the other board"
    starts = (
        "The chair of that board is told by mail that names nobody, and reads what you write here.",
        "Nothing changes until that chair takes over. Then your board cannot open the case any more, and it is on the "
        "agenda of none of its meetings to come.",
        *STAYS,
    )
    done = "The other board is asked."


class OfTransfer(StepPage):
    """A step on a transfer; it leads back to its page, for those who may still see that."""

    record: Transfer

    @property
    def caption(self) -> str:
        """The chair who is asked sees the reference of the case, never what the child is called."""
        return self.record.casefile.reference

    def get_template_names(self) -> list[str]:
        """One page for all."""
        return ["transfers/step.html"]

    def get_success_url(self) -> str:
        """The page of the transfer."""
        return reverse("scr_portal:transfer", args=[self.record.public_id])


class Withdraw(OfTransfer):
    step = transitions.withdraw
    title = button = "No longer ask the other board"
    starts = ("The chair who was asked is told by mail, and sees nothing of it any more.",)
    done = "The other board is no longer asked."


class Decline(OfTransfer):
    step = transitions.decline
    form_class = forms.DeclineForm
    title = button = "Decline to lead this case"
    starts = ("The case stays with the board that asked. Its chair and its LSCB officer are told.",)
    done = "Declined. The board that asked is told."

    def get_success_url(self) -> str:
        """Home once it is declined: there is nothing left to see."""
        declined = transitions.decline.target == self.record.status
        return reverse("home") if declined else super().get_success_url()


class Accept(OfTransfer):
    step = transitions.accept
    title = button = "Take over this case"
    starts = (
        "Your board leads from this moment: you, your LSCB officers and those who recommend to you can open the case.",
        "The board that asked cannot open it any more, and it is on the agenda of none of its meetings to come. Its "
        "office is told.",
        "The people of the agencies and whoever is appointed are told that another board leads, and whoever referred "
        "which one, with the telephone number of your office.",
        "Who is appointed and could not be under your board, by the rules on independence, is put on hold. You end the "
        "appointment, or it is handed over.",
        *STAYS,
    )
    done = "Your board leads this case from now on."

    def get_success_url(self) -> str:
        """The case, once it is theirs."""
        taken = transitions.accept.target == self.record.status
        return reverse("case", args=[self.record.casefile.public_id]) if taken else super().get_success_url()


STEPS = (Accept, Decline, Withdraw)


class TransferPage(RecordPage):
    """One question: for the office of the board that asks, and for the chair who is asked."""

    record = Transfer
    object: Transfer
    template_name = "transfers/transfer.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What was asked, and what the reader may do about it."""
        steps = offers(self.object, self.held, STEPS)
        caption = self.object.casefile.reference
        return super().get_context_data(title="Which board leads this case", caption=caption, offers=steps, **kwargs)
