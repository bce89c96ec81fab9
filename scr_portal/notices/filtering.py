"""The filter of a body's queue, kept in the address."""

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.text import capfirst

from scr_portal.access import Grants
from scr_portal.accounts import Board
from scr_portal.body_requests.models import BodyRequest
from scr_portal.forms import ChoiceField, Form, Select
from scr_portal.guidance.base import Act, Outcome
from scr_portal.guidance.terms import ALTERNATIVE_WORDS
from scr_portal.notices.models import OF_ALTERNATIVE, Notice

EVERY = ("", "All")
OUT, LATE, DONE, REGARDED = "out", "late", "answered", "regarded"
ASKED = [
    EVERY,
    (OUT, "Not answered yet"),
    (LATE, "Late: the day you named is past"),
    (DONE, "Answered"),
    (REGARDED, "Advice that the LSCB chair has regarded"),
]
ACTS = [
    EVERY,
    *((act.value, capfirst(act.words)) for act in Act),
    (Outcome.ALTERNATIVE.value, capfirst(ALTERNATIVE_WORDS)),
]
"""An alternative review is a decision not to hold a review as well: it can be asked for by itself."""
ORDERS = {"": ("-sent_on", "-pk"), "oldest": ("sent_on", "pk")}
ORDER_WORDS = [("", "Newest first"), ("oldest", "Oldest first")]


class QueueFilter(Form):
    """By board, act, and what came of the body's own requests; in the order of age."""

    board = ChoiceField(asks="a board", label="Board", widget=Select(), required=False)
    act = ChoiceField(asks="what you were told of", label="Told of", widget=Select(), required=False, choices=ACTS)
    asked = ChoiceField(
        asks="what came of your requests", label="Your requests", widget=Select(), required=False, choices=ASKED
    )
    order = ChoiceField(asks="an order", label="Order", widget=Select(), required=False, choices=ORDER_WORDS)

    def __init__(self, *args: Any, held: Grants, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = held.user
        # all of them: to find those that sent something takes longer
        boards = Board.objects.order_by("name", "pk").values_list("public_id", "name")
        self.fields["board"].choices = [EVERY, *boards]  # type: ignore[attr-defined]

    def apply(self, notices: "QuerySet[Notice]", today: date) -> "QuerySet[Notice]":
        """The notices that the filter lets through, in its order; all of them when it cannot be read."""
        chosen = self.cleaned_data if self.is_valid() else {}
        if chosen.get("board"):
            notices = notices.filter(casefile__board__public_id=chosen["board"])
        if act := chosen.get("act"):
            notices = notices.filter(OF_ALTERNATIVE if act == Outcome.ALTERNATIVE else Q(act=act))
        if chosen.get("asked"):
            mine = BodyRequest.objects.visible_to(self.user).filter(notice=OuterRef("pk"))
            notices = notices.filter(Exists(mine.filter(state(chosen["asked"], today))))
        return notices.order_by(*ORDERS[chosen.get("order", "")])


def state(asked: str, today: date, at: str = "") -> Q:
    """The requests that are in one of the states of ASKED; `at` is the way to them from another table."""
    waiting = BodyRequest.Status.WAITING
    conditions: dict[str, dict[str, object]] = {
        OUT: {"status": waiting},
        LATE: {"status": waiting, "due_on__lt": today},
        DONE: {"status": BodyRequest.Status.ANSWERED},
        REGARDED: {"regarded_on__isnull": False},
    }
    return Q(**{f"{at}{name}": value for name, value in conditions[asked].items()})
