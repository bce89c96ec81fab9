"""The pages on which a product is published, declined, put on hold or taken back."""

from publications.publications.pages import OfPublication
from publications.release import forms, transitions


class Amend(OfPublication):
    """The text is opened again."""

    step = transitions.amend
    form_class = forms.AmendForm
    title = "Open the text again for a change"
    button = "Open the text again"
    starts = (
        "The text can be written again. Then the documents are made anew, and two people sign for them.",
        "Bodies that must have a copy first get the new one; a copy not sent yet is not needed any more.",
        "An approval that was given no longer counts.",
    )
    done = "The text is open again. Write it, then have the documents made and checked again."


class Publish(OfPublication):
    """Onto the public register."""

    step = transitions.publish
    form_class = forms.PublishForm
    title = "Publish"
    button = "Publish"
    starts = (
        "Everybody can read the documents on the public register at once, byte for byte as approved.",
        "They stay there for as long as the edition says. They can be withdrawn at once if need be.",
        "Starts the notices of publication to the bodies that must be told.",
    )
    done = "It is published, and stands on the public register now."


class Decline(OfPublication):
    """Not for the public."""

    step = transitions.decline
    form_class = forms.DeclineForm
    title = "Decide not to publish"
    button = "Decide not to publish"
    starts = (
        "Ends the way of this product to the public, and owes the bodies that must be told a notice with the reason.",
        "If it only has to wait, for example for a trial, put it on hold instead.",
    )
    done = "It is decided not to publish, with the reasons."


class Defer(OfPublication):
    """On hold."""

    step = transitions.defer
    form_class = forms.DeferForm
    title = "Put publication on hold"
    button = "Put publication on hold"
    starts = ("Actions and learning go on. A date is set to look again; from there it goes on where it stood.",)
    done = "Publication is on hold until the day you gave. It can be taken up again before."


class Resume(OfPublication):
    """Go on."""

    step = transitions.resume
    title = "Take up publication again"
    button = "Take up again"
    starts = ("It goes on where it stood when it was put on hold.",)
    done = "Publication is taken up again where it was."


class Withdraw(OfPublication):
    """Off the register at once."""

    step = transitions.withdraw
    title = "Withdraw from the public register"
    button = "Withdraw now"
    starts = ("Takes it off the register at once, without a trace there. You can say why afterwards.",)
    done = "Withdrawn. Nothing of it is on the public register any more."


class Explain(OfPublication):
    """Why, afterwards."""

    step = transitions.explain
    form_class = forms.ExplainForm
    title = "Say why it was withdrawn"
    button = "Keep the reason"
    done = "The reason for the withdrawal is kept."
