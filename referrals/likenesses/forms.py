"""The questions of a likely second referral."""

from scr_portal.forms import Form, LongTextField, YesNoField


class DismissForm(Form):
    """Why the two are not one."""

    why_dismissed = LongTextField(
        asks="why it is not the same incident", label="Why is it not the same incident?", rows=3
    )


class AnswerForm(Form):
    """Whether they are, where the chair has decided on both: no referral can be moved any more."""

    same = YesNoField(
        asks="whether it is the same incident",
        label="Is it the same incident?",
        yes="Yes: both cases stay, and each leads to the other",
        no="No: the two go on as they are, and you are not asked again",
    )
    why_dismissed = LongTextField(
        asks="why you say so", label="Why?", rows=3, help_text="Whoever may open both cases reads it."
    )
