"""A notice that did not reach the body, or was not for it: it stays as it went, and the body is owed it anew."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.days import check_day
from scr_portal.notices.models import Notice
from scr_portal.transitions import transition

if TYPE_CHECKING:
    from scr_portal.letters.models import Letter

S = Notice.Status


def nobody_wrote(notice: Notice) -> str | None:
    """Whoever has written about it has it."""
    if notice.requests.exists():
        return f"{notice.recipient_name} has written about it, so it was sent."
    return None


def _went_outside(notice: Notice) -> str | None:
    return "It was sent in the portal, from which nothing comes back." if notice.goes_by_the_portal else None


@transition(
    Notice,
    source=[S.SENT],
    target=S.RETURNED,
    sentence="{by} recorded that the notice of {it.act_words} to {it.recipient_spoken} came back",
    when=[_went_outside, nobody_wrote],
    needs_file=False,
)
def record_returned(notice: Notice, by: User, *, returned_on: date, why: str) -> None:
    """Record that it did not arrive. Nothing proves any more that the body was told: it is owed it anew."""
    check_day("returned_on", returned_on, notice.sent_on, "it was sent")
    notice.undone_on, notice.why_undone = returned_on, why


def went_by_the_portal(sent: "Letter | Notice") -> str | None:
    """Guard: it can be closed to its readers, since it is opened here."""
    if sent.is_opened_here:
        return None
    return "It was sent outside the portal: record that it came back, or void it."


@transition(
    Notice,
    source=[S.SENT, S.RECEIVED],
    target=S.CALLED_BACK,
    sentence="{by} called back the notice of {it.act_words} to {it.recipient_spoken}",
    when=[went_by_the_portal, nobody_wrote],
    needs_file=False,
)
def call_back(notice: Notice, by: User, *, why: str) -> None:
    """Let nobody of the body open it any more, whether or not somebody has; the body is owed it anew."""
    notice.undone_on, notice.why_undone = timezone.localdate(), why
