"""What the case page keeps of what was recorded by mistake."""

from dataclasses import dataclass

from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile, Voidable
from scr_portal.roles import UNTOLD
from scr_portal.sections import Context, section
from scr_portal.shelf import Shelf


@dataclass(frozen=True)
class Line:
    """One void row, in the words of its kind."""

    kind: str
    row: Voidable


@section(96, "Recorded by mistake", "voids/part.html")
def mistakes(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The void rows that this reader could see, newest first."""
    lines = [Line(str(row._meta.verbose_name), row) for row in shelf.voided() if row._meta.label not in UNTOLD]
    return {"lines": sorted(lines, key=lambda line: str(line.row.voided_at), reverse=True)} if lines else None
