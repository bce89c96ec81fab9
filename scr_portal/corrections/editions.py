"""The clocks of a case in words, as they stand under its edition."""

from scr_portal import deadlines
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words


def clocks_in_words(casefile: CaseFile) -> list[str]:
    """Each clock that the facts of the case start, with its day."""
    return sorted(f"{clock.name}: {day_words(clock.due)}" for _, clock in deadlines.wanted(casefile))
