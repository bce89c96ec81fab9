"""What the pages of a correction share; each subject's views name their step."""

from typing import ClassVar

from scr_portal import walls
from scr_portal.clocks import day_words
from scr_portal.corrections.forms import CorrectForm
from scr_portal.corrections.models import Correction
from scr_portal.corrections.stating import overtaken
from scr_portal.letters.models import Letter
from scr_portal.notices.models import Notice
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
        "For each letter that went and states the old date, a letter that puts it right is drafted. A partner board "
        "that was sent the old date is sent the new one at once.",
    )
    done = "The date is corrected. The old one is kept, with your reason."

    def doubts(self) -> tuple[str, ...]:
        """Which notices and letters, as the reader sees them, would be dated before the day of which they told."""
        with walls.looked_at(self.record.casefile_id):
            correction = Correction.objects.filter(about=self.record.subject).latest("pk")
            found = list(overtaken(correction))
        notices, letters = ([one.pk for one in found if isinstance(one, kind)] for kind in (Notice, Letter))
        went: list[Notice | Letter] = [
            *Notice.objects.visible_to(self.user).filter(pk__in=notices).select_related("body"),
            *Letter.objects.visible_to(self.user).filter(pk__in=letters).select_related("agency"),
        ]
        new = f"That would be before the new date of “{correction.called}”, {correction.new_words}."
        return tuple(f"{_called(one)} was sent on {day_words(one.sent_on)}. {new}" for one in went if one.sent_on)


def _called(one: Notice | Letter) -> str:
    return f"The notice to {one.recipient_spoken} of {one.act_words}" if isinstance(one, Notice) else f"“{one}”"
