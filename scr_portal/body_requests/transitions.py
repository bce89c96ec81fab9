"""The steps of a letter of the national panel: recorded, answered, attended, and regarded by the chair (T8, 7.6)."""

from datetime import date

from django.core.exceptions import ValidationError

from scr_portal.accounts import User
from scr_portal.body_requests.models import BodyRequest
from scr_portal.clocks import day_words
from scr_portal.days import check_day
from scr_portal.guidance.base import Act
from scr_portal.guidance.bodies import slugs
from scr_portal.guidance.terms import Office
from scr_portal.notices.models import Notice
from scr_portal.roles import Audience
from scr_portal.transitions import transition

S, K = BodyRequest.Status, BodyRequest.Kind
PANELS = slugs(Office.NATIONAL_PANEL)
DECISIONS = (Act.DECISION_TO_HOLD, Act.DECISION_NOT_TO_HOLD)
TOLD = (Notice.Status.SENT, Notice.Status.RECEIVED)


def tells_of_a_decision(notice: Notice) -> bool:
    """Whether this notice has told the national panel of a decision of the chair; its body is at hand."""
    is_panel = notice.body is not None and notice.body.slug in PANELS
    return is_panel and notice.act in DECISIONS and notice.status in TOLD


def _was_told(request: BodyRequest) -> str | None:
    notices = Notice.objects.filter(casefile=request.casefile).select_related("body")
    if not any(tells_of_a_decision(one) for one in notices):
        return "The national panel was not told of a decision in this case, so it cannot have asked about one."
    return None


def _attendance_is_asked(request: BodyRequest) -> str | None:
    if request.kind != K.ATTENDANCE:
        return "In this letter the LSCB chair was not asked to attend."
    return "It is recorded whether the LSCB chair attended." if request.attended is not None else None


def _advice_is_given(request: BodyRequest) -> str | None:
    if request.kind != K.ADVICE:
        return "This letter gives no advice that could be followed."
    return "It is recorded how this advice was regarded." if request.followed else None


@transition(
    BodyRequest, opens=True, target=S.WAITING, when=[_was_told],
    sentence="{by} recorded a request of the national panel",
)  # fmt: skip
def record(
    request: BodyRequest,
    by: User,
    *,
    kind: str,
    received_on: date,
    asks: str,
    due_on: date | None = None,
    attend_on: date | None = None,
    attend_at: str = "",
) -> None:
    """Note what the panel wrote about the last decision of which it had been told by that day.

    `attend_on`, `attend_at`: on which day, at what time and where the LSCB chair is asked to attend, where that is
    asked and named. Raises ValidationError where it had been told of none, or would be answered before it wrote.
    """
    check_day("received_on", received_on)
    if due_on and due_on < received_on:
        raise ValidationError({"due_on": f"Enter {day_words(received_on)}, the day it came, or a later day"})
    attend_on, attend_at = (attend_on, attend_at) if kind == K.ATTENDANCE else (None, "")
    if attend_on and attend_on < received_on:
        raise ValidationError({"attend_on": f"Enter {day_words(received_on)}, the day it came, or a later day"})
    request.attend_on, request.attend_at = attend_on, attend_at
    request.notice = _told_before(request, received_on)
    request.body, request.audience = request.notice.body, Audience.PANEL  # type: ignore[assignment]
    request.kind, request.received_on, request.asks, request.due_on = kind, received_on, asks, due_on


@transition(
    BodyRequest, source=[S.WAITING], target=S.ANSWERED, sentence="{by} recorded the answer to the national panel"
)
def answer(request: BodyRequest, by: User, *, answered_on: date, route: str, answer: str) -> None:
    """Note what was answered, when and by which route: the portal sends nothing."""
    check_day("answered_on", answered_on, request.received_on, "the request came")
    request.answered_on, request.route, request.answer = answered_on, route, answer


@transition(
    BodyRequest, when=[_attendance_is_asked],
    sentence="{by} recorded whether the LSCB chair attended the national panel",
)  # fmt: skip
def attend(
    request: BodyRequest, by: User, *, attended: bool, attended_on: date | None = None, why_not_attended: str = ""
) -> None:
    """Note the day on which the chair went, or why the chair did not go."""
    if attended and attended_on is None:
        raise ValidationError({"attended_on": "Enter the day on which the LSCB chair attended"})
    if not attended and not why_not_attended:
        raise ValidationError({"why_not_attended": "Enter why the LSCB chair did not attend"})
    if attended and attended_on:
        check_day("attended_on", attended_on, request.received_on, "the request came")
    request.attended = attended
    request.attended_on = attended_on if attended else None
    request.why_not_attended = "" if attended else why_not_attended


@transition(
    BodyRequest, when=[_advice_is_given], sentence="{by} recorded how the advice of the national panel was regarded"
)
def regard(request: BodyRequest, by: User, *, followed: str, why: str, regarded_on: date) -> None:
    """Say whether the advice is followed, and why: the board has regard to it, and decides all the same."""
    check_day("regarded_on", regarded_on, request.received_on, "the advice came")
    request.followed, request.why = followed, why
    request.regarded_on, request.regarded_by = regarded_on, by


def _told_before(request: BodyRequest, day: date) -> Notice:
    sent = Notice.objects.filter(casefile=request.casefile).select_related("body").order_by("-sent_on", "-pk")
    told = [one for one in sent if tells_of_a_decision(one)]
    for notice in told:
        if notice.sent_on and notice.sent_on <= day:
            return notice
    first = min(one.sent_on for one in told if one.sent_on)
    why = f"Enter {day_words(first)}, the day on which the national panel was told of the decision, or a later day"
    raise ValidationError({"received_on": why})
