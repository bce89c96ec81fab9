"""The questions of the last steps."""

from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, Radios


class AmendForm(Form):
    """What kind of change is needed, and why."""

    change = ChoiceField(
        asks="what kind of change it is",
        label="What kind of change is it?",
        choices=[
            ("correction", "A correction: nothing that was found, concluded or recommended changes"),
            ("material", "A material change"),
        ],
        widget=Radios(),
        help_text="Where a copy went out: after a correction the days of notice go on from the first one, after "
        "a material change they begin again.",
    )
    why_changed = LongTextField(
        asks="what changes and why",
        label="What is to be changed, and why?",
        help_text="The bodies that got the copy read this with the next one. Name nobody.",
        rows=4,
    )


class PublishForm(Form):
    """The day it goes on the register."""

    published_on = DateField(asks="the day it is published", label="Day of publication", past=True)


class DeclineForm(Form):
    """Why the public will not read it, and what the national panel advised."""

    why_not_published = LongTextField(
        asks="why it is not published",
        label="Why is it not to be published?",
        help_text="The harm it is likely to do to a child or a vulnerable adult. Being recognised is not itself harm.",
        rows=6,
    )
    advice = LongTextField(
        asks="the advice",
        label="What did the national panel advise, and what is your answer?",
        help_text="Leave empty where this edition has no national panel.",
        rows=5,
        required=False,
    )
    why_without_advice = LongTextField(
        asks="why you go on without its advice",
        label="If you go on without its advice, why?",
        rows=3,
        required=False,
    )
    declined_on = DateField(asks="the day you decided", label="When did you decide?", past=True)


class DeferForm(Form):
    """What publication waits for."""

    why_deferred = LongTextField(
        asks="what it waits for",
        label="What does publication wait for?",
        help_text="Name the process, for example the trial, and what is done with the learning meanwhile.",
        rows=5,
    )
    look_again_on = DateField(asks="the day to look again", label="When will you look at it again?")
    deferred_on = DateField(asks="the day you decided", label="When did you decide?", past=True)


class ExplainForm(Form):
    """The reason, afterwards."""

    why_withdrawn = LongTextField(asks="why it was withdrawn", label="Why was it withdrawn?", rows=5)
