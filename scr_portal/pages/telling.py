"""Pages of steps of which an agency is told by mail: they say so where somebody of it could be told."""

from typing import ClassVar

from scr_portal import notifications, walls
from scr_portal.pages.steps import Step

NOBODY = (
    "Nobody of the agency could be told: no account here is told of this. The board’s office finds it in the letter "
    "book, and writes to the agency."
)


class TellsAnAgency(Step):
    """`told` is what is added to `done` where one of the agency's people is mailed, `nobody` where none is."""

    told: ClassVar[str] = "The agency is told."
    nobody: ClassVar[str] = NOBODY

    def what_happened(self) -> str:
        """That it is told, or that nobody is; a row of no agency tells none."""
        if self.record.agency_id is None:
            return self.done
        with walls.looked_at(self.record.casefile_id):
            is_told = notifications.reaches_the_agency(self.step.name, self.record)
        return f"{self.done} {self.told if is_told else self.nobody}"
