"""Who has no part in a case where somebody is to be asked: nobody rings or names them, whoever looks (7.12)."""

from datetime import date

from scr_portal import walls
from scr_portal.access.deputies import bars_on
from scr_portal.accounts import Membership
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Role


def without_part(casefile: CaseFile, day: date) -> frozenset[int]:
    """Whose rights on a case rest on a day, by key; one query. Who reads a page need not know of the bars."""
    with walls.looked_at(casefile.pk):
        return frozenset(bars_on(day).filter(casefile=casefile).values_list("user", flat=True))


def reached_by_nobody(casefile: CaseFile, day: date) -> tuple[frozenset[int], frozenset[int]]:
    """Who has no part in a case on a day, and the agencies whose every senior officer that is; at most two queries.

    An agency's telephone is its senior officer's.
    """
    barred = without_part(casefile, day)
    if not barred:
        return barred, frozenset()
    seniors = Membership.objects.on(day).filter(role=Role.SENIOR, user__is_active=True)
    left = seniors.exclude(user__in=barred).values("agency")
    silent = seniors.filter(user__in=barred).exclude(agency__in=left).values_list("agency", flat=True)
    return barred, frozenset(silent)
