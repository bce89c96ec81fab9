"""What agencies owe, in a line on the case page, with the way to the grid."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from panels.grid.rows import Row, rows
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.readers import SEES_THE_GRID
from scr_portal.sections import Context, in_brief, section
from scr_portal.shelf import Shelf


@section(21, "What agencies owe", "panels/grid/section.html")
def owed(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """How many owe something and how many are late, for those who see the grid."""
    found = rows(casefile, shelf, timezone.localdate()) if held.roles_on(casefile.pk) & SEES_THE_GRID else []
    if not found:
        return None
    return {
        "agencies": len(found),
        "owing": sum(row.owes for row in found),
        "late": sum(row.days_late > 0 for row in found),
        "url": reverse("panels:grid", args=[casefile.public_id]),
    }


@in_brief(30, "What agencies owe")
def owed_in_short(casefile: CaseFile, shelf: Shelf, today: date) -> Iterator[str]:
    """Agency by agency, those with the latest things first; those that owe nothing are left out."""
    owing = sorted((row for row in rows(casefile, shelf, today) if row.owes), key=lambda row: -row.days_late)
    return (f"{row.agency}. {_owed(row)}{_chased(row)}" for row in owing)


def _chased(row: Row) -> str:
    """When it was asked last, in writing or by telephone: whoever calls it says what is new."""
    chase = row.chased
    return f". Chased last on {day_words(chase.chased_on)}, by {chase.get_route_display().lower()}" if chase else ""


def _owed(row: Row) -> str:
    """Each column that is owed, with what the cell says first: the day, or since when it was asked for."""
    owed = ((name, cell) for name, cell in row.columns if cell.is_owed)
    return "; ".join(f"{name}, {cell.words[0]}" if cell.words else name for name, cell in owed)
