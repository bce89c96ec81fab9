"""The pages of the register of the family."""

from reviews.families import forms, transitions, voids
from scr_portal.pages import OpenStepPage, StepPage
from scr_portal.voids.views import VoidPage


class Record(OpenStepPage):
    """Somebody is put on the register."""

    step = transitions.record
    form_class = forms.RecordForm
    title = "Record a contact with the family"
    button = "Record the contact"
    starts = ("The board's office, the SCR panel chair and the overview author can read it. Nobody else can.",)
    done = "The contact is recorded. What they say is recorded apart from it, for the SCR panel."


class Update(StepPage):
    """How far it is now."""

    step = transitions.update
    form_class = forms.UpdateForm
    title = "Update a contact with the family"
    button = "Update the contact"
    done = "The contact is updated."


class Hear(OpenStepPage):
    """Somebody said something."""

    step = transitions.hear
    form_class = forms.ViewForm
    title = "Record what a member of the family said"
    button = "Record what they said"
    starts = ("The SCR panel, the overview author and the board's office can read it. No agency can.",)
    done = "What they said is recorded. The SCR panel can read it."


class VoidContact(VoidPage):
    """Somebody who is not to be on the register."""

    step = voids.void
    shows = ("who", "route")


class VoidView(VoidPage):
    """Words that belong to another case, for example."""

    step = voids.void_view
    shows = ("who", "said")
