"""The steps of a letter of the national panel: recorded, answered, attended, and regarded by the chair (T8, 7.6)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal.accounts import Board, Body, User
from scr_portal.body_requests.models import BodyRequest
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.days import check_day
from scr_portal.guidance.base import Act
from scr_portal.guidance.bodies import BodyOnADay, holder, slugs
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


def panel_on(casefile: CaseFile, day: date) -> BodyOnADay | None:
    """Which of the two national panels there was on a day, if any; it may write at any time (guidance.md T8, 7.23)."""
    return holder(Office.NATIONAL_PANEL, day, london=casefile.board.region == Board.Region.LONDON)


def _is_there(request: BodyRequest) -> str | None:
    if panel_on(request.casefile, timezone.localdate()) is None:
        return "There is no national panel yet that could have written."
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
    BodyRequest, opens=True, target=S.WAITING, when=[_is_there],
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
    """Note what the panel wrote: about the last decision of which it had been told by that day, or before any.

    `attend_on`, `attend_at`: on which day, at what time and where the LSCB chair is asked to attend, where that is
    asked and named. Raises ValidationError where it was not there yet, or would be answered before it wrote.
    """
    check_day("received_on", received_on)
    if due_on and due_on < received_on:
        raise ValidationError({"due_on": f"Enter {day_words(received_on)}, the day it came, or a later day"})
    attend_on, attend_at = (attend_on, attend_at) if kind == K.ATTENDANCE else (None, "")
    if attend_on and attend_on < received_on:
        raise ValidationError({"attend_on": f"Enter {day_words(received_on)}, the day it came, or a later day"})
    request.attend_on, request.attend_at = attend_on, attend_at
    request.notice, request.audience = _told_before(request, received_on), Audience.PANEL
    told = request.notice.body if request.notice else None
    request.body = told or _panel_of(request.casefile, received_on)
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


def _panel_of(casefile: CaseFile, day: date) -> Body:
    """The one that wrote on that day. Raises ValidationError."""
    there = panel_on(casefile, day)
    if there is None:
        raise ValidationError({"received_on": "There was no national panel on that day: check when the letter came"})
    return Body.objects.get_or_create(slug=there.slug, defaults={"name": there.name})[0]


def _told_before(request: BodyRequest, day: date) -> Notice | None:
    sent = Notice.objects.filter(casefile=request.casefile).select_related("body").order_by("-sent_on", "-pk")
    told = (one for one in sent if tells_of_a_decision(one))
    return next((one for one in told if one.sent_on and one.sent_on <= day), None)
