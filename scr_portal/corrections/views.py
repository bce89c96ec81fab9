"""What the pages of a correction share; each subject's views name their step."""

from typing import ClassVar

from scr_portal import walls
from scr_portal.clocks import day_words
from scr_portal.corrections.forms import CorrectForm
from scr_portal.corrections.models import Correction
from scr_portal.corrections.stating import overtaken
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
    )
    done = "The date is corrected. The old one is kept, with your reason."

    def doubts(self) -> tuple[str, ...]:
        """Which notices, of those that the reader sees, would be dated before the day of which they told."""
        with walls.looked_at(self.record.casefile_id):
            correction = Correction.objects.filter(about=self.record.subject).latest("pk")
            found = [notice.pk for notice in overtaken(correction)]
        notices = Notice.objects.visible_to(self.user).filter(pk__in=found).select_related("body")
        return tuple(
            f"The notice to {notice.recipient_spoken} of {notice.act_words} was sent on {day_words(notice.sent_on)}. "
            f"That would be before the new date of “{correction.called}”, {day_words(correction.new)}."
            for notice in notices
            if notice.sent_on and correction.new
        )
