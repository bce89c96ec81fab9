"""The pages of a contact with staff."""

from reviews.staff import forms, transitions, voids
from scr_portal.pages import OpenStepPage, StepPage
from scr_portal.pages.telling import TellsAnAgency
from scr_portal.voids.views import VoidPage


class Record(TellsAnAgency, OpenStepPage):
    """Somebody is put on the register."""

    step = transitions.record
    form_class = forms.RecordForm
    title = "Record a contact with staff"
    button = "Record the contact"
    starts = (
        "The board's office, the SCR panel chair and the overview author can read it.",
        "So can the senior officer and the IMR author of the agency they work for. They are told.",
    )
    done = "The contact is recorded."


class Update(TellsAnAgency, StepPage):
    """How far it is now."""

    step = transitions.update
    form_class = forms.UpdateForm
    title = "Update a contact with staff"
    button = "Update the contact"
    done = "The contact is updated."


class Void(VoidPage):
    """Somebody who is not to be on the register."""

    step = voids.void
    shows = ("who", "works_for")
