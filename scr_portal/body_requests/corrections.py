"""The dated facts of a letter of the national panel, put right; the day it names is its own, and of no guidance."""

from collections.abc import Mapping

from scr_portal.body_requests.forms import AT_WHAT_TIME
from scr_portal.body_requests.models import BodyRequest
from scr_portal.clocks import day_words
from scr_portal.corrections.facts import DatedFact
from scr_portal.corrections.order import out_of_order
from scr_portal.corrections.transitions import correctable

LATER = (
    ("attend_on", "the LSCB chair is to attend"),
    ("answered_on", "it was answered"),
    ("attended_on", "the LSCB chair attended"),
    ("regarded_on", "the advice was regarded"),
)
CLOCK = frozenset({"body_answer"})


def _wrong_days(request: BodyRequest) -> Mapping[str, str]:
    told = request.notice.sent_on if request.notice else None
    if told and request.received_on < told:
        why = (
            f"It is recorded as about the decision of which the national panel was told on {day_words(told)}. "
            "If it came before, declare it void and record it anew"
        )
        return {"received_on": why}
    if request.due_on and request.due_on < request.received_on:
        return {"due_on": "The day by which it wants an answer must not be before the day on which it came"}
    if request.kind != BodyRequest.Kind.ATTENDANCE and request.attend_on:
        return {"attend_on": "This letter does not ask the LSCB chair to attend"}
    facts = (out_of_order(request, (("received_on", "The letter came"), later)) for later in LATER)
    return next(filter(None, facts), {})


correct = correctable(
    BodyRequest,
    {
        "received_on": DatedFact("When the letter came", CLOCK, told_by=("bodyrequest.record",)),
        "due_on": DatedFact("By when it wants an answer", CLOCK, may_be_empty=True, may_come=True),
        "attend_on": DatedFact(
            "When the LSCB chair is to attend",
            told_by=("bodyrequest.record",),
            may_be_empty=True,
            may_come=True,
            of_kind=BodyRequest.Kind.ATTENDANCE,
            beside="attend_at",
            beside_label=AT_WHAT_TIME,
            beside_asks="at what time, and where",
        ),
        "answered_on": DatedFact("When it was answered", CLOCK),
        "attended_on": DatedFact("When the LSCB chair attended"),
        "regarded_on": DatedFact("When the advice was regarded"),
    },
    check=_wrong_days,
)
