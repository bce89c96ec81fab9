"""The clocks of a case in words, as they stand under its edition."""

from scr_portal import deadlines
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Clock, Sort, day_words


def clocks_in_words(casefile: CaseFile) -> list[str]:
    """Each clock that the facts of the case start, with its day."""
    return sorted(f"{clock.name}: {_when(clock)}" for _, clock in deadlines.wanted(casefile))


def _when(clock: Clock) -> str:
    return f"{'since ' if clock.sort == Sort.SINCE else ''}{day_words(clock.due)}"
