"""What the questions of a referral share."""

from typing import Any

from referrals.referrals.models import Known, Referral
from scr_portal.forms import ChoiceField, Form, Radios, TextField


class OfReferral(Form):
    """Questions that know the board of the referral."""

    wants_record = True

    def __init__(self, *args: Any, record: Referral, **kwargs: Any) -> None:
        self.board = record.casefile.board
        super().__init__(*args, **kwargs)


def optional(label: str, asks: str, most: int = 150, help_text: str = "") -> TextField:
    """One line that may be left out."""
    return TextField(label=f"{label} (optional)", asks=asks, most=most, required=False, help_text=help_text)


def known(label: str, asks: str) -> ChoiceField:
    """Yes, no or not known; may be left out."""
    return ChoiceField(
        label=f"{label} (optional)", asks=asks, choices=Known.choices, required=False, widget=Radios(inline=True)
    )
