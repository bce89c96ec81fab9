"""Who has no part in a matter has none where it goes on: bars go along before any row of it does (guidance.md 7.12)."""

from django.utils import timezone

from scr_portal import notifications, walls
from scr_portal.access import holders
from scr_portal.accounts import User
from scr_portal.bars.transitions import go_along
from scr_portal.casefiles import CaseFile
from scr_portal.people import Bar
from scr_portal.roles import OFFICE
from scr_portal.transitions import Refused

S = Bar.Status
STANDING = (S.PROPOSED, S.IN_FORCE)
LINE = "Somebody without a part in a matter that goes on in this case has none here either: see who."


def let_bars_go_along(here: CaseFile, there: CaseFile, by: User) -> None:
    """Bar from the second case whoever is barred from the first, or waits there for the chair's word.

    Taken before anybody is told of what goes on there; the office is told once everybody is barred who is to be.
    Raises Refused where nobody would be left on the second case.
    """
    with walls.looked_at(here.pk):
        wanted = list(Bar.objects.filter(casefile=here, status__in=STANDING).order_by("pk"))
    with walls.opened(there.pk):
        known = {bar.user_id: bar for bar in Bar.objects.filter(casefile=there, status__in=STANDING)}
        new = [bar for bar in wanted if not _says_as_much(known.get(bar.user_id), bar)]
        for bar in new:
            _bar(bar, there, by)
        told = holders(there, OFFICE, timezone.localdate()) if new else []
        notifications.queue(there, (one for one in told if one != by), LINE)


def _says_as_much(known: Bar | None, wanted: Bar) -> bool:
    """Whether the bar that is there holds, and by a word as good."""
    return known is not None and known.holds_on(timezone.localdate()) and known.status in (S.IN_FORCE, wanted.status)


def _bar(bar: Bar, there: CaseFile, by: User) -> None:
    try:
        go_along.run(Bar(casefile=there), by, other=bar)
    except Refused as why:
        raise Refused(f"{there.reference}: {why}") from why
