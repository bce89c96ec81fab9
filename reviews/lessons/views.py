"""The pages of an early lesson."""

from typing import Any

from reviews.lessons import forms, transitions, voids
from scr_portal.pages import OpenStepPage, StepPage
from scr_portal.voids.views import VoidPage


class Record(OpenStepPage):
    """A lesson is seen."""

    step = transitions.record
    form_class = forms.RecordForm
    title = "Record an early lesson"
    button = "Record the lesson"
    starts = (
        "The SCR panel and the board's office can read it. The agencies can, once it is shared.",
        "The LSCB officer and the SCR panel chair are told.",
    )
    done = "The lesson is recorded. The LSCB officer or the SCR panel chair can share it with the agencies."

    def what_follows(self) -> tuple[str, ...]:
        """The people of an agency are told that their own can read it."""
        return (f"{self.record.agency} can read it.", *self.starts) if self.record.agency else self.starts


class OfLesson(StepPage):
    """What the later steps share."""

    def get_template_names(self) -> list[str]:
        """One template, which shows the lesson."""
        return ["reviews/lessons/step.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The lesson itself."""
        return super().get_context_data(lesson=self.record, **kwargs)


class Share(OfLesson):
    """It goes to the agencies."""

    step = transitions.share
    form_class = forms.ShareForm
    title = "Share an early lesson"
    button = "Share the lesson"
    starts = ("Every agency of the case can read it, and is told by mail that names nobody.",)
    done = "The lesson is shared."


class Act(OfLesson):
    """Something was done."""

    step = transitions.act
    form_class = forms.ActForm
    title = "Say what was done on an early lesson"
    button = "Record what was done"
    done = "What was done is recorded."


class Report(OfLesson):
    """It was reported."""

    step = transitions.report
    form_class = forms.ReportForm
    title = "Say to whom an early lesson was reported"
    button = "Record the report"
    done = "The report is recorded."


class Void(VoidPage):
    """A lesson of another case, for example."""

    step = voids.void
    shows = ("lesson",)
