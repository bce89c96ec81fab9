"""The dated facts of a case together: which order of them is impossible. No Django here."""

from collections.abc import Iterable, Mapping
from datetime import date

from scr_portal.clocks import Clock, Sort, day_words
from scr_portal.guidance.terms import Fact

CANNOT_PRECEDE = (
    (Fact.NOTIFIED, Fact.ATTENTION),
    (Fact.DECIDED, Fact.ATTENTION),
    (Fact.DECIDED, Fact.NOTIFIED),
    (Fact.INITIATED, Fact.DECIDED),
    (Fact.SENT_TO_NATIONAL_PANEL, Fact.DECIDED),
    (Fact.SENT_TO_NATIONAL_PANEL, Fact.INITIATED),
    (Fact.PUBLISHED, Fact.DECIDED),
    (Fact.PUBLISHED, Fact.INITIATED),
)
"""The first cannot be before the second: the day of attention is the first on which the board knew, by any route."""


class ImpossibleFacts(ValueError):
    """Raised when one fact lies before another that it depends on."""


def check(facts: Mapping[Fact, date]) -> None:
    """Raise ImpossibleFacts, in a sentence, when the facts cannot have happened in this order."""
    for later, earlier in CANNOT_PRECEDE:
        if later in facts and earlier in facts and facts[later] < facts[earlier]:
            raise ImpossibleFacts(
                f"{later.words} on {day_words(facts[later])} cannot be before "
                f"{earlier.done} on {day_words(facts[earlier])}."
            )


def check_notice(facts: Mapping[Fact, date], clocks: Iterable[Clock]) -> None:
    """Raise ImpossibleFacts, in a sentence, when it was published before a notice had run that these facts start."""
    published = facts.get(Fact.PUBLISHED)
    for clock in clocks:
        if published and clock.sort == Sort.NOT_BEFORE and published < clock.due:
            raise ImpossibleFacts(
                f"{Fact.PUBLISHED.words} on {day_words(published)} cannot be before {day_words(clock.due)}, the day on "
                f"which the notice has run: {Fact.SENT_TO_NATIONAL_PANEL.done} on {day_words(clock.start)}."
            )
