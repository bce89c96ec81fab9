"""What is asked before the memory of a case is written out."""

from scr_portal.forms import Form, LongTextField, TextField


class MakeForm(Form):
    """For whom, and why."""

    made_for = TextField(
        asks="for whom it is",
        label="For whom is it?",
        help_text="The name of the investigator, and for whom they investigate.",
    )
    reason = LongTextField(asks="why it is needed", label="Why is it needed?")
