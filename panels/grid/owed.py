"""What the grid says that agencies owe, for whoever chases them."""

from collections.abc import Iterator

from django.utils import timezone

from panels.grid.rows import rows
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.chases.owed import Owed, owes
from scr_portal.clocks import day_words
from scr_portal.shelf import Shelf


@owes
def of_the_grid(casefile: CaseFile, reader: User) -> Iterator[Owed]:
    """A line for each cell that is owed."""
    for row in rows(casefile, Shelf(casefile, reader), timezone.localdate()):
        for name, cell in row.columns:
            if cell.is_owed:
                day = f", due {day_words(cell.due)}" if cell.due else ""
                yield Owed(row.agency, name, f"{name}{day}", cell.asked_on)
