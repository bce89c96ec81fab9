"""The pages of a letter of the national panel."""

from typing import Any

from django.utils import timezone

from scr_portal.body_requests import corrections, forms, transitions, voids
from scr_portal.corrections.views import CorrectPage
from scr_portal.deadlines import sums_of
from scr_portal.pages import OpenStepPage, StepPage
from scr_portal.voids.views import VoidPage


class Record(OpenStepPage):
    """The panel has written."""

    step = transitions.record
    form_class = forms.RecordForm
    title = "Record a request of the national panel"
    button = "Record the request"
    starts = (
        "The national panel may write at any time, also before the LSCB chair has decided.",
        "It stands beside the decision for the board’s office, those who recommend and the SCR panel chair, not for "
        "agencies.",
        "It waits on your home page until it is answered, and you are reminded before the day that it names and after "
        "it. The guidance lays down no day for that.",
        "The LSCB chair is told. The people of the national panel see whether it is answered.",
    )
    done = "The request is recorded. It waits for an answer."


class OfRequest(StepPage):
    """A step on a request that is there, shown above the form."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The sum of the day by which it wants an answer."""
        sums = sums_of(self.record.casefile, self.user, [self.record])
        return super().get_context_data(sums=sums, today=timezone.localdate(), **kwargs)

    def get_template_names(self) -> list[str]:
        """One for all of them."""
        return ["body_requests/step.html"]


class Answer(OfRequest):
    """It is answered."""

    step = transitions.answer
    form_class = forms.AnswerForm
    title = "Record the answer to the national panel"
    button = "Record the answer"
    starts = (
        "It does not wait for an answer any more. The people of the national panel see that, and read the answer.",
    )
    done = "The answer is recorded."


class Attend(OfRequest):
    """The chair went, or did not."""

    step = transitions.attend
    form_class = forms.AttendForm
    title = "Record whether the LSCB chair attended"
    button = "Record it"
    starts = ("The people of the national panel see whether the chair attended, and read why not.",)
    done = "It is recorded whether the LSCB chair attended."


class Regard(OfRequest):
    """The chair has regard to the advice."""

    step = transitions.regard
    form_class = forms.RegardForm
    title = "Have regard to the national panel’s advice"
    button = "Record how the advice was regarded"
    starts = (
        "Whether you follow it, and why, stands beside the decision, and the people of the national panel see it.",
        "The decision stays as it is. If you follow the advice, have the case considered again from the case page.",
    )
    done = (
        "It is recorded how the advice was regarded. The board’s office answers the letter; if you follow the advice, "
        "have the case considered again from the case page."
    )


class Correct(CorrectPage):
    """The days of a letter."""

    step = corrections.correct


class Void(VoidPage):
    """A letter that never came, or came about another case."""

    step = voids.void
