"""The questions of a bar."""

from scr_portal.forms import EmailField, Form, LongTextField


class StepBackForm(Form):
    """Why."""

    reason = LongTextField(
        label="Why you step back",
        asks="why you step back",
        help_text="For example: I know the family. The LSCB officer and whoever can let you back read it.",
        rows=3,
    )


class ProposeForm(Form):
    """Whom, by the whole address, and why."""

    email = EmailField(
        label="E-mail address of the person",
        help_text="Type it in full: a person is meant by the account, never by a name that is alike. It may be "
        "somebody without a place on the case, as long as they have an account.",
    )
    reason = LongTextField(
        label="Why this person should have no part in the case",
        asks="why this person should have no part in the case",
        help_text="What is known, and how. The person may read it.",
        rows=4,
    )


class LiftForm(Form):
    """Why."""

    why_lifted = LongTextField(label="Why it is lifted", asks="why it is lifted", rows=3)
