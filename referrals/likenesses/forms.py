"""The question of a likely second referral."""

from scr_portal.forms import Form, LongTextField


class DismissForm(Form):
    """Why the two are not one."""

    why_dismissed = LongTextField(
        asks="why it is not the same incident", label="Why is it not the same incident?", rows=3
    )
