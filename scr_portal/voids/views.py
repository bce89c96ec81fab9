"""What the pages of a void share; each subject's views name their step."""

from typing import Any, ClassVar

from scr_portal.pages.what_if import WhatIfPage
from scr_portal.voids.forms import VoidForm
from scr_portal.voids.shown import locked_with

LOCKED = "What was drawn up and may show it is locked away"


class VoidPage(WhatIfPage):
    """A row recorded by mistake: first what would change, then struck through."""

    form_class = VoidForm
    names_it = True
    title = button = "Void what was recorded by mistake"
    starts: ClassVar[tuple[str, ...]] = (
        "It stays, struck through, with your reason, for those who could see it.",
        "It counts for nothing any more: no clock, no list, no publication.",
        "Bodies that were told of it are owed a notice that it is void.",
    )
    done = "It is void. It stays, struck through, with your reason."
    shows: ClassVar[tuple[str, ...]] = ()
    """The fields that tell the row from another of its kind, where its name does not."""

    def what_follows(self) -> tuple[str, ...]:
        """What was made of the row and kept as files, too."""
        locked = locked_with(self.step.name, self.record)
        return (*self.starts, f"{LOCKED}: {'; '.join(locked)}.") if locked else self.starts

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What it says."""
        words = [said for name in self.shows if (said := getattr(self.record, name))]
        return super().get_context_data(voiding_words=words, **kwargs)
