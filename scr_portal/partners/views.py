"""The pages of the board that leads: which boards are partners, what they were sent, what they answered."""

from scr_portal.pages import OpenStepPage, StepPage
from scr_portal.partners import forms, transitions, voids
from scr_portal.voids.views import VoidPage

NO_ACCESS = "It has no other access to the case: no page of it, no timeline, no list of what there is."


class Name(OpenStepPage):
    """Another board has an interest."""

    step = transitions.name
    form_class = forms.NameForm
    title = button = "Name a partner board"
    starts = (
        "Nobody is told yet: the other board learns of it with the first thing that you send it.",
        f"Its LSCB officers and its chair then see what they were sent. {NO_ACCESS}",
        "Your board leads the case and takes every decision.",
    )
    done = "The partner board is named. Send it what it needs to see."


class End(StepPage):
    """It has no interest any more."""

    step = transitions.end
    form_class = forms.EndForm
    title = button = "End the part of a partner board"
    starts = ("Its people cannot open any more what they were sent. What they answered stays here.",)
    done = "The board is a partner board no longer."


class Void(VoidPage):
    """A board named by mistake."""

    step = voids.void
    starts = ("It stays, struck through, with your reason, for those of your board who could see it.",)
