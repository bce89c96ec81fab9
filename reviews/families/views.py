"""The pages of a contact with the family."""

from reviews.families import forms, transitions
from scr_portal.pages import OpenStepPage, StepPage


class Record(OpenStepPage):
    """Somebody is put on the register."""

    step = transitions.record
    form_class = forms.RecordForm
    title = "Record a contact with the family"
    button = "Record the contact"
    starts = ("The board's office, the SCR panel chair and the overview author can read it.",)
    done = "The contact is recorded."


class Update(StepPage):
    """How far it is now."""

    step = transitions.update
    form_class = forms.UpdateForm
    title = "Update a contact with the family"
    button = "Update the contact"
    done = "The contact is updated."
