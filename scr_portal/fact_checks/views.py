"""The pages of a fact-check by one person: those of who asks, and the one that is the person's own."""

from typing import Any, cast

from django.utils import timezone

from scr_portal.addresses import reverse
from scr_portal.corrections.views import CorrectPage
from scr_portal.deadlines import sums_of
from scr_portal.fact_checks import corrections, forms, transitions, voids
from scr_portal.fact_checks.models import FactCheck
from scr_portal.pages import OpenStepPage, RecordPage, StepPage, offers
from scr_portal.voids.views import VoidPage


class Ask(OpenStepPage):
    """A text before one person."""

    step = transitions.ask
    form_class = forms.AskForm
    title = "Have one person check what is written of them"
    button = "Ask this person"
    starts = (
        "The person is told by mail that names nobody, and reads this text here: also if they are barred from the "
        "case, or have no place on it.",
        "Nothing else of the case is open to them by this. Besides them, only those who may ask such a thing see it.",
        "You and the others who may ask are told of the answer.",
    )
    done = "The person is asked, and finds it on their home page."

    def get_success_url(self) -> str:
        """What was asked."""
        return _page(self.record) if self.record.pk else super().get_success_url()


class Answer(StepPage):
    """The person's own word; the case itself may be closed to them."""

    step = transitions.answer
    form_class = forms.AnswerForm
    title = "Say whether it is right"
    button = "Send your answer"
    starts = ("Whoever asked you is told, and reads your answer. You cannot change it afterwards.",)
    done = "Your answer is with those who asked you. It stays here for you to read."

    @property
    def caption(self) -> str:
        """Not what the child is called."""
        return self.record.casefile.reference

    def get_success_url(self) -> str:
        """The page of the text."""
        return _page(self.record)


class Correct(CorrectPage):
    """The day by which an answer is wanted."""

    step = corrections.correct


class Void(VoidPage):
    """Put before the wrong person, or not meant to be."""

    step = voids.void
    starts = (
        "It stays, struck through, with your reason, for those who may ask.",
        "The person cannot read it any more, and is told that nothing is wanted of them.",
    )


STEPS = (Answer, Correct, Void)


class FactCheckPage(RecordPage):
    """One text with its answer: for the person, and for those who may ask."""

    record = FactCheck
    template_name = "fact_checks/fact_check.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is to be read, and what the reader may do about it."""
        check = cast(FactCheck, self.object)
        is_own = check.of_id == self.user.pk
        return super().get_context_data(
            title="What is written of you" if is_own else "Checked by one person",
            caption=check.casefile.reference if is_own else "",
            is_own=is_own,
            sums=sums_of(check.casefile, self.user, [check]),
            today=timezone.localdate(),
            offers=[one for one in offers(check, self.held, STEPS) if not (is_own and one.why_not)],
            **kwargs,
        )


def _page(record: Any) -> str:
    return reverse("scr_portal:factcheck", args=[record.public_id])
