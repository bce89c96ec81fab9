"""The pages of a warning."""

from typing import Any

from scr_portal.alerts import forms, transitions
from scr_portal.alerts.elsewhere import elsewhere
from scr_portal.alerts.models import Alert
from scr_portal.alerts.sections import who_and_when
from scr_portal.pages import OpenStepPage, StepPage


class Record(OpenStepPage):
    """A warning is put at the head of the case."""

    step = transitions.record
    form_class = forms.RecordForm
    title = button = "Record a warning"
    starts = (
        "It stands at the head of the case page, above everything else, until somebody lifts it.",
        "Whoever works on the case and may read it is told by an e-mail that says nothing of it.",
    )
    done = "The warning stands at the head of the case."


class Lift(StepPage):
    """It holds no longer."""

    record: Alert
    step = transitions.lift
    form_class = forms.LiftForm
    title = button = "Lift the warning"
    starts = (
        "It leaves the head of the case page, the brief and the pages on which letters are written.",
        "It stays further down on the case page, with your reason and your name, under “Warnings that were lifted”.",
        "Whoever works on the case and could read it is told by an e-mail that says nothing of it.",
    )
    starts_elsewhere = (
        "It stands too on the case that a referral was moved here from. It is lifted there with it: once is enough.",
    )
    done = "The warning is lifted. It stands with your reason under “Warnings that were lifted”."

    def what_follows(self) -> tuple[str, ...]:
        """Also where else it is lifted."""
        return (*self.starts, *(self.starts_elsewhere if elsewhere(self.record) else ()))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it warns of, and who said so when."""
        said = who_and_when(self.record.casefile, self.held, [self.record])
        recorded = said.get((transitions.record.name, self.record.subject), "")
        return super().get_context_data(alert=self.record, recorded=recorded, **kwargs)
