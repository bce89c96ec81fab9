"""What is asked about partner boards."""

from typing import Any

from django.utils import timezone

from scr_portal.accounts import Board
from scr_portal.forms import DateField, Form, LongTextField, ModelChoiceField
from scr_portal.partners.models import PartnerBoard


class NameForm(Form):
    """Which board, what its area has to do with the case, since when."""

    wants_record = True
    board = ModelChoiceField(
        asks="a board", label="Which board?", to_field_name="public_id", empty_label="Choose a board"
    )
    reason = LongTextField(
        asks="what its area has to do with the case",
        label="What does its area have to do with the case?",
        help_text="For example: the child lived there until May, or one of its agencies was involved. The other board "
        "does not read this.",
        rows=3,
    )
    since = DateField(
        asks="the day since which it is a partner board", label="Since when?", past=True, initial=timezone.localdate
    )

    def __init__(self, *args: Any, record: PartnerBoard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        case = record.casefile
        known = PartnerBoard.objects.filter(casefile=case, status=PartnerBoard.Status.NAMED).values("board")
        others = Board.objects.filter(reconstruction=case.board.reconstruction).exclude(pk=case.board_id)
        self.fields["board"].queryset = others.exclude(pk__in=known).order_by("name")  # type: ignore[attr-defined]


class EndForm(Form):
    """When, and why."""

    ended_on = DateField(asks="the day it ended", label="When did it end?", past=True, initial=timezone.localdate)
    why_ended = LongTextField(asks="why it ended", label="Why?", rows=3)
