"""The rows of the grid: every agency that was asked for anything on this case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from panels.chronologies.models import Chronology
from panels.grid import cells
from panels.grid.cells import Cell
from panels.health.models import HealthOverview
from panels.imrs.models import Imr
from panels.requests.models import AgencyRequest
from referrals.models import AgencyInvolvement
from reviews.models import Action, Review, StaffContact
from scr_portal.accounts import Agency
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.chases.models import Chase
from scr_portal.chases.owed import AFTER_WHICH_THE_CHAIR_WRITES, next_tier
from scr_portal.letters.models import Letter
from scr_portal.shelf import Shelf

Record = TypeVar("Record", bound=CaseRecord)
Kind = AgencyRequest.Kind
ASKS: tuple[type[CaseRecord], ...] = (AgencyInvolvement, Imr, HealthOverview, Action, AgencyRequest)
"""What an agency is asked for."""
HEALTH = "Health overview"
COLUMNS = (
    "Records secured", "What it knew", "Later declarations", "IMR", HEALTH, "Chronology", "Fact-check", "Feedback",
    "Actions",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One agency with its cells, by the columns of the case.

    It was `chased` last in any way, and `asked` last in writing: that alone leads to the next tier.
    The `letter` is the newest of the LSCB chair about what is late that has not gone, for who may see it.
    """

    agency: Agency
    by_column: dict[str, Cell]
    chased: Chase | None
    asked: Chase | None
    letter: Letter | None
    involved: AgencyInvolvement | None = None

    @property
    def columns(self) -> list[tuple[str, Cell]]:
        """Each cell with the name of its column."""
        return list(self.by_column.items())

    @property
    def cells(self) -> list[Cell]:
        """In the order of the columns."""
        return list(self.by_column.values())

    @property
    def days_late(self) -> int:
        """Of what is latest, in calendar days."""
        return max(cell.days_late for cell in self.cells)

    @property
    def next_tier(self) -> Chase.Tier:
        """Whom the next chase goes to."""
        return next_tier(self.asked, [cell.asked_on for cell in self.cells if cell.is_owed])

    @property
    def asks_the_chair(self) -> bool:
        """Whether the letter to the chief officer stands on the home of the LSCB chair (panels/grid/waiting.py)."""
        if self.asked is None or self.asked.tier not in AFTER_WHICH_THE_CHAIR_WRITES:
            return False
        day = self.asked.chased_on
        return any(cell.days_late and (cell.asked_on is None or cell.asked_on <= day) for cell in self.cells)

    @property
    def letter_went_on(self) -> date | None:
        """The day on which the letter of the LSCB chair went, above which there is nobody to ask."""
        if self.asked and self.asked.tier == self.next_tier == Chase.Tier.CHAIR:
            return self.asked.chased_on
        return None

    @property
    def owes(self) -> bool:
        """Whether the agency has to act on anything."""
        return any(cell.is_owed for cell in self.cells)


def columns(shelf: Shelf) -> list[str]:
    """Those of COLUMNS that the case has: a health overview report is asked for on few."""
    return [name for name in COLUMNS if name != HEALTH or shelf.rows(HealthOverview)]


def rows(casefile: CaseFile, shelf: Shelf, today: date) -> list[Row]:
    """Agency by agency, by name; from what is on the shelf, without another query."""
    asked: Sequence[CaseRecord] = [row for model in ASKS for row in shelf.rows(model)]
    agencies = {row.agency for row in asked if row.agency}
    return [_row(agency, casefile, shelf, today) for agency in sorted(agencies, key=lambda one: one.name)]


def _row(agency: Agency, casefile: CaseFile, shelf: Shelf, today: date) -> Row:
    involved = next(iter(_of(agency, shelf, AgencyInvolvement)), None)
    imr = next(reversed(_of(agency, shelf, Imr)), None)
    read = reversed(_of(agency, shelf, Chronology))
    current = next((one for one in read if one.status != Chronology.Status.REPLACED), None)
    requests, is_open = _of(agency, shelf, AgencyRequest), casefile.is_open
    chases = _of(agency, shelf, Chase)
    of = {kind: [one for one in requests if one.kind == kind] for kind in Kind}
    every = dict(
        zip(
            COLUMNS,
            (
                cells.secured(involved, today, is_open=is_open),
                cells.scoping(involved, today, is_open=is_open),
                cells.requested(of[Kind.DECLARATION], today, is_open=is_open),
                cells.imr(imr, today),
                cells.health_overview(next(iter(_of(agency, shelf, HealthOverview)), None), today),
                cells.chronology(current, imr, today, is_wanted=_takes_chronologies(shelf)),
                cells.requested(of[Kind.FACT_CHECK], today, is_open=is_open),
                cells.feedback(of[Kind.FEEDBACK], _of(agency, shelf, StaffContact), today, is_open=is_open),
                cells.actions(_of(agency, shelf, Action), today),
            ),
            strict=True,
        )
    )
    return Row(
        agency,
        {name: every[name] for name in columns(shelf)},
        max(chases, key=latest, default=None),
        next((one for one in reversed(chases) if not one.is_a_call), None),
        next((one for one in reversed(_of(agency, shelf, Letter)) if one.waits_for_chair), None),
        involved,
    )


def latest(chase: Chase) -> tuple[date, int]:
    """By the day on which it was: a call may be noted days after it."""
    return chase.chased_on, chase.pk


def _of(agency: Agency, shelf: Shelf, model: type[Record]) -> list[Record]:
    return [one for one in shelf.rows(model) if one.agency_id == agency.pk]


def _takes_chronologies(shelf: Shelf) -> bool:
    review = shelf.last(Review)
    return review is not None and review.method == Review.Method.IMR and review.status in Review.AT_WORK
