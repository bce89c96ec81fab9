"""The rows of the grid: every agency that was asked for anything on this case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from panels.chronologies.models import Chronology
from panels.grid import cells
from panels.grid.cells import Cell
from panels.imrs.models import Imr
from referrals.models import AgencyInvolvement
from reviews.models import Action, Review
from scr_portal.accounts import Agency
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.chases.models import Chase
from scr_portal.shelf import Shelf

COLUMNS = ("Records secured", "What it knew", "IMR", "Chronology", "Actions")
AT_WORK = (Review.Status.COMMISSIONING, Review.Status.UNDER_WAY, Review.Status.REPORTED)


@dataclass(frozen=True)
class Row:
    """One agency with its cells, in the order of COLUMNS."""

    agency: Agency
    cells: tuple[Cell, ...]
    chased: Chase | None

    @property
    def columns(self) -> list[tuple[str, Cell]]:
        """Each cell with the name of its column."""
        return list(zip(COLUMNS, self.cells, strict=True))

    @property
    def days_late(self) -> int:
        """Of what is latest, in calendar days."""
        return max(cell.days_late for cell in self.cells)

    @property
    def owes(self) -> bool:
        """Whether the agency has to act on anything."""
        return any(cell.is_owed for cell in self.cells)


def rows(casefile: CaseFile, shelf: Shelf, today: date) -> list[Row]:
    """Agency by agency, by name; from what is on the shelf, without another query."""
    asked: Sequence[CaseRecord] = [row for model in (AgencyInvolvement, Imr, Action) for row in shelf.rows(model)]
    agencies = {row.agency for row in asked if row.agency}
    return [_row(agency, casefile, shelf, today) for agency in sorted(agencies, key=lambda one: one.name)]


def _row(agency: Agency, casefile: CaseFile, shelf: Shelf, today: date) -> Row:
    review = shelf.last(Review)
    involved = next((one for one in shelf.rows(AgencyInvolvement) if one.agency == agency), None)
    imr = next((one for one in reversed(shelf.rows(Imr)) if one.agency == agency), None)
    read = (one for one in reversed(shelf.rows(Chronology)) if one.agency == agency)
    current = next((one for one in read if one.status != Chronology.Status.REPLACED), None)
    wanted = review is not None and review.method == Review.Method.IMR and review.status in AT_WORK
    return Row(
        agency,
        (
            cells.secured(involved, today, is_open=casefile.is_open),
            cells.scoping(involved, today, is_open=casefile.is_open),
            cells.imr(imr, today),
            cells.chronology(current, is_wanted=wanted and imr is not None),
            cells.actions([one for one in shelf.rows(Action) if one.agency == agency], today),
        ),
        next((one for one in reversed(shelf.rows(Chase)) if one.agency == agency), None),
    )
