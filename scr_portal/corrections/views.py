"""What the pages of a correction share; each subject's views name their step."""

from typing import ClassVar

from scr_portal.corrections.forms import CorrectForm
from scr_portal.pages.what_if import WhatIfPage


class CorrectPage(WhatIfPage):
    """A dated fact, put right: first what moves, then the record."""

    names_it = True
    form_class = CorrectForm
    title = button = "Correct a date"
    starts: ClassVar[tuple[str, ...]] = (
        "The old date and your reason are kept, and stand in the sum of every clock that they moved.",
        "The clocks of the case are worked out again.",
        "Bodies that had a notice with the old date are owed one with the new date. People who had mail about it, and "
        "those for whom a date waits that moves, are told by mail that names nobody.",
    )
    done = "The date is corrected. The old one is kept, with your reason."
