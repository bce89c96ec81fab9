"""The pages of the register of parallel processes."""

from referrals.parallel import forms, transitions, voids
from scr_portal.pages import OpenStepPage, StepPage
from scr_portal.voids.views import VoidPage


class Record(OpenStepPage):
    """A process is put on the register."""

    step = transitions.record
    form_class = forms.RecordForm
    title = "Record a parallel process"
    button = "Record the process"
    starts = ("If it stands in the way of publication, nothing is published before it ends or the board changes this.",)
    done = "The process is on the register."

    def what_follows(self) -> tuple[str, ...]:
        """Who reads what an agency has recorded."""
        read = f"The SCR panel and the board's office can read it; of the agencies only {self.record.agency}."
        return (read, *self.starts) if self.record.agency else self.starts


class Update(StepPage):
    """How it stands now."""

    names_it = True
    step = transitions.update
    form_class = forms.UpdateForm
    title = "Update a parallel process"
    button = "Update the process"
    done = "The process is updated."


class End(StepPage):
    """It is over."""

    names_it = True
    step = transitions.end
    form_class = forms.EndForm
    title = "Record the end of a parallel process"
    button = "Record the end"
    starts = ("It no longer stands in the way of publication.",)
    done = "The end of the process is recorded."


class Void(VoidPage):
    """A process recorded by mistake."""

    step = voids.void
