"""The pages of a dissent."""

from typing import Any, cast

from django.http import Http404

from referrals.considerations.models import Consideration, Dissent
from referrals.considerations.transitions import decide
from referrals.dissents import forms, transitions, voids
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.pages import OpenStepPage, StepPage
from scr_portal.pages.saving import SavesItself
from scr_portal.voids.views import VoidPage


class FromTheLatest(OpenStepPage):
    """A dissent from the latest recommendation of the case."""

    def new(self, casefile: CaseFile) -> Dissent:
        """Not recorded yet; 404 for who sees no round of the case."""
        consideration = Consideration.objects.visible_to(self.user).filter(casefile=casefile).order_by("round").last()
        if consideration is None:
            raise Http404
        return Dissent(casefile=casefile, consideration=consideration)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is recommended, and where."""
        return super().get_context_data(consideration=cast(Dissent, self.record).consideration, **kwargs)


class Record(SavesItself, FromTheLatest):
    """A member of those who recommend sees it otherwise."""

    step = transitions.record
    form_class = forms.RecordForm
    title = "Record your dissent"
    button = "Record my dissent"
    starts = ("It goes to the LSCB chair in your words, beside the recommendation, under your name.",)
    done = "Your dissent is recorded."


class Note(SavesItself, FromTheLatest):
    """The officer records what was said in the meeting."""

    step = transitions.note
    form_class = forms.NoteForm
    title = "Record a dissent given in the meeting"
    button = "Record this dissent"
    starts = (
        "It goes to the LSCB chair beside the recommendation, under the name of whoever gave it, with yours as who "
        "recorded it.",
        "The member is told, and can read it.",
    )
    done = "The dissent is recorded."


class Answer(SavesItself, StepPage):
    """The chair answers."""

    step = transitions.answer
    form_class = forms.AnswerForm
    title = "Answer a dissent"
    button = "Record my answer"
    starts = (
        "Your answer stands beside the dissent, in the record of the decision too. The dissent stays as it was.",
        "The member is told, and can read it.",
    )
    done = "Your answer is recorded."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is answered."""
        return super().get_context_data(dissent=self.record, **kwargs)

    def get_success_url(self) -> str:
        """The decision, for who has still to make it; else the case."""
        consideration = cast(Dissent, self.record).consideration
        if not decide.offered_to(consideration, self.held):
            return super().get_success_url()
        return reverse("referrals:consideration_decide", args=[consideration.public_id])


class Void(VoidPage):
    """A dissent that its member recorded by mistake."""

    step = voids.void
    shows = ("reason",)
    starts = (
        "It stays, struck through, with your reason, for those who could see it. The LSCB chair is told.",
        "It counts for nothing any more. You can record another dissent until the LSCB chair decides.",
    )
