"""The pages of an agency before the decision."""

from typing import Any

from referrals.agencies import corrections, forms, transitions, voids
from scr_portal.corrections.views import CorrectPage
from scr_portal.pages import OpenStepPage, StepPage
from scr_portal.pages.saving import SavesItself
from scr_portal.pages.telling import TellsAnAgency
from scr_portal.voids.views import VoidPage


class Ask(TellsAnAgency, OpenStepPage):
    """One more agency is asked."""

    step = transitions.ask
    form_class = forms.AskForm
    title = "Ask an agency"
    button = "Ask the agency"
    starts = (
        "The agency's people find the case among theirs, with their own rows and nobody else's.",
        "An agency of a partner board sees no more than one of your own, and its board nothing of it.",
        "They are asked by mail to secure their records and to say what they knew.",
        "Neither the mail nor their pages name the child: tell the agency by telephone or secure e-mail who it is.",
    )
    done = "The agency is asked to secure its records and to say what it knew."
    told = "It is told."


class AskBy(TellsAnAgency, StepPage):
    """The day by which an agency is to answer that was asked without one."""

    step = transitions.ask_by
    form_class = forms.AskByForm
    title = "Say by when an agency is to answer"
    button = "Ask it to answer by this day"
    starts = (
        "The agency's people are told by mail, and reminded before the day and after it.",
        "What it has not done by then is late.",
    )
    done = "The day is recorded."
    told = "The agency is told by when it is to answer."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The agency in the title."""
        context = super().get_context_data(**kwargs)
        return context | {"title": f"Say by when {self.record} is to answer"}


class ForAgency(SavesItself, StepPage):
    """An answer of an agency: who is not of it records it on its behalf, and is asked how it came."""

    names_it = True

    def get_form_kwargs(self) -> dict[str, Any]:
        """Whether it is recorded on the agency's behalf."""
        on_behalf = self.record.agency_id not in self.held.agencies_on(self.record.casefile_id)
        return super().get_form_kwargs() | {"on_behalf": on_behalf}


class ReturnScoping(ForAgency):
    """The agency says what it knew."""

    step = transitions.return_scoping
    form_class = forms.ReturnScopingForm
    title = "Say what the agency knew"
    button = "Return what the agency knew"
    starts = ("The board's officer is told. Those who recommend to the LSCB chair read it before they do.",)
    done = "What the agency knew is recorded. The LSCB can read it."


class Secure(ForAgency):
    """The agency confirms that its records are secured."""

    step = transitions.secure
    form_class = forms.SecureForm
    title = "Confirm that the records are secured"
    button = "Confirm that the records are secured"
    starts = ("The board's officer is told.",)
    done = "The records are confirmed as secured."


class Invite(StepPage):
    """Somebody of the agency who has no account is let in by a link, to the answers of the agency."""

    step = transitions.invite
    form_class = forms.InviteForm
    title = "Let somebody of the agency answer by a link"
    button = "Send the link"
    starts = (
        "A link goes to this address. It opens nothing alone: each time, a code goes there too.",
        "By it this person sees what the agency was asked on this case, and answers it. Nothing of other agencies.",
        "The link stands under “People who come by link”, where you can send another, or revoke it.",
    )
    done = "The link is on its way. Whoever comes by it can answer for the agency."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The agency in the title."""
        return super().get_context_data(**kwargs) | {"title": f"Let somebody of {self.record} answer by a link"}


class Correct(CorrectPage):
    """The day on which an agency was asked, secured its records, or said what it knew."""

    step = corrections.correct


class Void(VoidPage):
    """An agency asked by mistake."""

    step = voids.void
