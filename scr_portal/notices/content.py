"""What a notice says: who, which case, which act and why, and what the app that did the act adds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar, cast

from django.apps import apps

from scr_portal.casefiles import CaseRecord, Voidable
from scr_portal.clocks import day_words
from scr_portal.notices.models import Notice
from scr_portal.people import children_of, family_of
from scr_portal.pseudonyms import Known, hidden

R = TypeVar("R", bound=CaseRecord)
NAME = "[name]"


@dataclass(frozen=True)
class Line:
    """A term and what stands beside it.

    `is_own` where the words are the portal's: a day, a choice, who acts. In all others nobody of the family is named.
    `fact` is the row and the field of the day that it states, where it states one.
    """

    term: str
    words: str
    is_own: bool = False
    fact: tuple[str, str] | None = None

    def without(self, family: list[Known]) -> "Line":
        """The line as a body reads it: a day in May stays one, though a child is called May."""
        return self if self.is_own else Line(self.term, hidden(self.words, family, NAME))


def own(term: str, words: str) -> Line:
    """A line in the portal's own words."""
    return Line(term, words, is_own=True)


def dated(term: str, record: CaseRecord, field: str) -> Line:
    """A line that states a day of a row: whoever was sent it is told again when that day is corrected."""
    day: date | None = getattr(record, field)
    return Line(term, day_words(day) if day else "", is_own=True, fact=(record.subject, field))


Says = Callable[[R], Iterable[Line]]
SAYS: dict[str, Says[CaseRecord]] = {}


def says(model: type[R]) -> Callable[[Says[R]], Says[R]]:
    """Let an app say what a body must know of a row; each does so in its notices.py.

    What a higher app adds of a row of a lower one stands first.
    """
    label = model._meta.label_lower

    def add(function: Says[R]) -> Says[R]:
        more, rest = cast(Says[CaseRecord], function), SAYS.get(label)
        SAYS[label] = (lambda record: (*more(record), *rest(record))) if rest else more
        return function

    return add


def lines(notice: Notice) -> list[Line]:
    """Everything the notice says, in order, without the lines that would be empty; nobody of the family is named."""
    case = notice.casefile
    family, children = family_of(case), children_of(case).values()
    found = [
        own("Board", case.board.name),
        own("Case", f"{case.reference}, {case.label}"),
        Line("Children", "; ".join(children) if len(children) > 1 else ""),
        own("You are told of", notice.act_words),
        own("Day of the act", day_words(notice.acted_on)),
        own("Guidance that governs the case", case.edition.title),
        own("Why you are told", notice.source),
    ]
    return [line.without(family) for line in (*found, *_of_record(notice)) if line.words]


def facts(notice: Notice) -> set[tuple[str, str]]:
    """The days that the notice states of whatever row, each by the row and its field; also where none is known."""
    return {line.fact for line in _of_record(notice) if line.fact}


def _of_record(notice: Notice) -> list[Line]:
    label, _, key = notice.about.partition(":")
    if label not in SAYS:
        return []
    record = cast(CaseRecord, apps.get_model(label).everything.get(pk=key))
    return [*_void(record), *SAYS[label](record)]


def _void(record: CaseRecord) -> list[Line]:
    """That what the body was told of was recorded by mistake."""
    if not isinstance(record, Voidable) or not record.is_void:
        return []
    return [
        Line("Void", f"What you were told of was recorded by mistake and counts for nothing: {record.void_because}")
    ]
