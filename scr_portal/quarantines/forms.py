"""The questions of a quarantine."""

from scr_portal.forms import Form, LongTextField


class LockForm(Form):
    """Why."""

    reason = LongTextField(
        label="Why does it not belong to this case?",
        asks="why it does not belong to this case",
        help_text="For example: it is about another family. Do not repeat what it says, and name nobody: the LSCB "
        "officer and the LSCB chair read this, and it goes into the note for the data protection officer.",
        rows=3,
    )


class ReleaseForm(Form):
    """Why."""

    why_released = LongTextField(
        label="Why does it belong here after all?", asks="why it belongs here after all", rows=3
    )
