"""The questions when a referral goes on in another case."""

from typing import Any

from referrals.moves.transitions import facts_of
from referrals.referrals.family import said_of
from referrals.referrals.forms import ReceiveForm
from referrals.referrals.models import Referral
from scr_portal.forms import Form, LongTextField, TextField


class MergeForm(Form):
    """Which case, by its whole reference, and why."""

    reference = TextField(
        asks="the reference of the other case",
        label="Reference of the case of the same incident",
        most=20,
        width=20,
        help_text="For example: CASE-7KQ2M.",
    )
    merged_because = LongTextField(asks="why it belongs there", label="Why does the referral belong there?", rows=3)


class SplitForm(ReceiveForm):
    """A referral as it came, for the officer to leave of it what the new case is about."""

    split_because = LongTextField(asks="why it is a case of its own", label="Why is it a case of its own?", rows=3)
    field_order = ["split_because", *ReceiveForm.field_order]

    def __init__(self, *args: Any, record: Referral, **kwargs: Any) -> None:
        as_it_came = {**facts_of(record), **said_of(record), "agencies_asked_on": None}
        kwargs["initial"] = {**as_it_came, **(kwargs.get("initial") or {})}
        super().__init__(*args, record=record, **kwargs)
