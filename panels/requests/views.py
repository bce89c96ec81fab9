"""The pages of what is asked of an agency."""

from typing import Any

from django.utils import timezone

from panels.requests import corrections, forms, transitions, voids
from referrals.agencies.views import ForAgency
from scr_portal.addresses import reverse
from scr_portal.corrections.views import CorrectPage
from scr_portal.deadlines import sums_of
from scr_portal.pages import OpenStepPage
from scr_portal.pages.telling import TellsAnAgency
from scr_portal.voids.views import VoidPage


class Ask(TellsAnAgency, OpenStepPage):
    """One thing more is asked of one agency; the agency that the address names is chosen already."""

    step = transitions.ask
    form_class = forms.AskForm
    title = "Ask an agency for something else"
    button = "Ask the agency"
    starts = (
        "The agency's senior officers and its representative are told by mail that names nobody.",
        "They are reminded before the day and after it. What is not answered by then is late.",
    )
    done = "The agency is asked. What it owes is on the page of all agencies."

    def get_initial(self) -> dict[str, Any]:
        """The agency from the address."""
        wanted = self.request.GET.get("agency", "")
        return ({"agency": wanted} if wanted else {}) | super().get_initial()

    def get_success_url(self) -> str:
        """What agencies owe."""
        return reverse("panels:grid", args=[self.record.casefile.public_id])


class Answer(ForAgency):
    """The agency answers, or the officer records its answer."""

    step = transitions.answer
    form_class = forms.AnswerForm
    title = "Answer what the agency was asked"
    button = "Send the answer"
    starts = ("The LSCB officer and the SCR panel chair are told.",)
    done = "The answer is recorded. The LSCB officer and the SCR panel chair are told."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sum of the day by which it is wanted."""
        sums = sums_of(self.record.casefile, self.user, [self.record])
        return super().get_context_data(sums=sums, today=timezone.localdate(), **kwargs)


class Correct(CorrectPage):
    """The days of what was asked."""

    step = corrections.correct


class Void(VoidPage):
    """What was asked by mistake."""

    step = voids.void
