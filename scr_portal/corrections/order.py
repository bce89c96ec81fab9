"""Facts come one after the other: a corrected day must not overtake its neighbours."""

from collections.abc import Sequence
from itertools import pairwise

from scr_portal.casefiles import CaseRecord
from scr_portal.clocks import day_words


def out_of_order(record: CaseRecord, facts: Sequence[tuple[str, str]]) -> dict[str, str]:
    """What is wrong, when these days (field, and what happened then) do not follow each other; unknown ones pass."""
    known = [(field, what, day) for field, what in facts if (day := getattr(record, field))]
    for (_, what, earlier), (field, then, later) in pairwise(known):
        if later < earlier:
            return {field: f"{what} on {day_words(earlier)}, and {then} later: one of the two days cannot be right"}
    return {}
