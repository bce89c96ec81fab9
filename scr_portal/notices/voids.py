"""A notice that was recorded as sent, and was not: it is owed again."""

from scr_portal.accounts import User
from scr_portal.notices.coming_back import nobody_wrote
from scr_portal.notices.models import Notice
from scr_portal.notices.owing import owe_again
from scr_portal.transitions import after
from scr_portal.voids.transitions import voidable

S = Notice.Status


def _went_by_another_route(notice: Notice) -> str | None:
    if notice.is_opened_here:
        return "It was sent to be opened in the portal: that cannot be undone. Call it back."
    return None


void = voidable(Notice, source=[S.SENT, S.RECEIVED], when=[_went_by_another_route, nobody_wrote])


@after("notice.void")
def owe_it_again(notice: Notice, by: User) -> None:
    """The body has still to be told."""
    owe_again(notice)
