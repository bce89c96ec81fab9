"""The one question of a void."""

from scr_portal.forms import Form, LongTextField


class VoidForm(Form):
    """Why it was a mistake."""

    because = LongTextField(
        asks="why it was recorded by mistake",
        label="Why was it recorded by mistake?",
        rows=3,
        help_text="For example: it belongs to another case, or the wrong agency was asked. Shown to those who saw it.",
    )
