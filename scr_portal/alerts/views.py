"""The pages of a warning."""

from typing import Any

from scr_portal.alerts import forms, transitions
from scr_portal.pages import OpenStepPage, StepPage


class Record(OpenStepPage):
    """A warning is put at the head of the case."""

    step = transitions.record
    form_class = forms.RecordForm
    title = button = "Record a warning"
    starts = ("It stands at the head of the case page, above everything else, until somebody lifts it.",)
    done = "The warning stands at the head of the case."


class Lift(StepPage):
    """It holds no longer."""

    step = transitions.lift
    form_class = forms.LiftForm
    title = button = "Lift the warning"
    starts = ("It leaves the head of the case page. The timeline keeps it, with your reason.",)
    done = "The warning is lifted."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it warns of."""
        return super().get_context_data(alert=self.record, **kwargs)
