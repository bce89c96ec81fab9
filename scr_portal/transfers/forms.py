"""The questions of a transfer."""

from typing import Any

from scr_portal.accounts import Board
from scr_portal.forms import Form, LongTextField, ModelChoiceField
from scr_portal.transfers.models import Transfer


class ProposeForm(Form):
    """Which board, and why."""

    wants_record = True
    to_board = ModelChoiceField(
        asks="a board",
        label="Which board should lead?",
        to_field_name="public_id",
        empty_label="Choose a board",
    )
    reason = LongTextField(
        label="Why should it lead?",
        asks="why it should lead",
        help_text="The chair of that board reads this, and nothing else of the case, before taking over. Say where it "
        "stands and what is due next. Do not name the child or the family.",
        rows=4,
    )

    def __init__(self, *args: Any, record: Transfer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = record.casefile.board
        others = Board.objects.filter(reconstruction=here.reconstruction).exclude(pk=here.pk).order_by("name")
        self.fields["to_board"].queryset = others  # type: ignore[attr-defined]


class DeclineForm(Form):
    """Why."""

    why_declined = LongTextField(
        label="Why does your board not lead this case?",
        asks="why your board does not lead it",
        help_text="The chair and the LSCB officer of the other board read this.",
        rows=3,
    )
