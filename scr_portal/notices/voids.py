"""A notice that was recorded as sent, and was not: it is owed again."""

from scr_portal.accounts import User
from scr_portal.guidance.base import Act
from scr_portal.notices.models import Notice
from scr_portal.notices.owing import to_one
from scr_portal.notices.writing import KIND
from scr_portal.transitions import after
from scr_portal.voids.transitions import voidable

S = Notice.Status


def _went_by_another_route(notice: Notice) -> str | None:
    if notice.route == Notice.Route.PORTAL:
        return "It was sent through the portal, where the body can read it: that cannot be undone."
    return None


def _nobody_wrote(notice: Notice) -> str | None:
    if notice.requests.exists():
        return f"{notice.recipient_name} has written about it, so it was sent."
    return None


void = voidable(Notice, source=[S.SENT, S.RECEIVED], when=[_went_by_another_route, _nobody_wrote])


@after("notice.void")
def owe_it_again(notice: Notice, by: User) -> None:
    """The body has still to be told: the same notice, with the same day and the same papers but for what it said."""
    said = {"copy": notice.copy, "due_on": notice.due_on, "due_steps": notice.due_steps, "source": notice.source}
    again = to_one(notice, Act(notice.act), notice.acted_on, notice.body, said, about=notice.about)
    again.documents.set(notice.documents.exclude(kind=KIND))
