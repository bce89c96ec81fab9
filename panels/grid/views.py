"""The page of the grid."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from panels.grid.forms import GridFilter
from panels.grid.rows import COLUMNS, rows
from scr_portal.chases import transitions as chases
from scr_portal.chases.models import Chase
from scr_portal.deadlines import sums_of
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import compose
from scr_portal.linking import Step, openings
from scr_portal.pages import CasePage
from scr_portal.roles import OFFICE, Role
from scr_portal.shelf import Shelf

SEES_THE_GRID = OFFICE | {Role.PANEL_CHAIR, Role.EMERGENCY}
WAYS: dict[Step, str] = {
    chases.send: "Chase agencies by e-mail",
    chases.note_call: "Note a telephone call",
    compose: "Write a letter to a chief officer",
}


class Grid(CasePage):
    """Every agency of the case by what it owes: for the office and the SCR panel chair."""

    template_name = "panels/grid/grid.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The rows that the filter leaves; 403 for anybody else."""
        if not self.held.roles_on(self.casefile.pk) & SEES_THE_GRID:
            raise PermissionDenied
        chosen, shelf = GridFilter(self.request.GET or None), Shelf(self.casefile, self.user)
        every = rows(self.casefile, shelf, timezone.localdate())
        letters = {one.pk: one for one in shelf.rows(Letter)}
        newest = reversed(shelf.rows(Chase))
        dated = [cell.dated for row in every for cell in row.cells if cell.dated]
        return super().get_context_data(
            title="What agencies owe", back=self.case_page, filter=chosen, columns=COLUMNS, rows=chosen.apply(every),
            every=len(every), chases=[(one, letters.get(one.letter_id or 0)) for one in newest],
            links=openings(self.casefile, self.held, WAYS), today=timezone.localdate(),
            sums=sums_of(self.casefile, self.user, dated), **kwargs,
        )  # fmt: skip
