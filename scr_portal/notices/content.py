"""What a notice says: who, which case, which act and why, and what the app that did the act adds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar, cast

from django.apps import apps

from scr_portal.casefiles import CaseRecord, Voidable
from scr_portal.clocks import day_words
from scr_portal.notices.models import Notice
from scr_portal.people import family_of
from scr_portal.pseudonyms import hidden

R = TypeVar("R", bound=CaseRecord)
NAME = "[name]"


@dataclass(frozen=True)
class Line:
    """A term and what stands beside it."""

    term: str
    words: str


Says = Callable[[R], Iterable[Line]]
SAYS: dict[str, Says[CaseRecord]] = {}


def says(model: type[R]) -> Callable[[Says[R]], Says[R]]:
    """Let the app of `model` say what a body must know of one of its rows; each app does so in its notices.py."""

    def add(function: Says[R]) -> Says[R]:
        SAYS[model._meta.label_lower] = cast(Says[CaseRecord], function)
        return function

    return add


def lines(notice: Notice) -> list[Line]:
    """Everything the notice says, in order, without the lines that would be empty; nobody of the family is named."""
    case = notice.casefile
    family = family_of(case)
    found = [
        Line("Board", case.board.name),
        Line("Case", f"{case.reference}, {case.label}"),
        Line("You are told of", notice.act_words),
        Line("Day of the act", day_words(notice.acted_on)),
        Line("Guidance that governs the case", case.edition.title),
        Line("Why you are told", notice.source),
    ]
    label, _, key = notice.about.partition(":")
    if label in SAYS:
        record = cast(CaseRecord, apps.get_model(label).everything.get(pk=key))
        found += [*_void(record), *SAYS[label](record)]
    return [Line(line.term, hidden(line.words, family, NAME)) for line in found if line.words]


def _void(record: CaseRecord) -> list[Line]:
    """That what the body was told of was recorded by mistake."""
    if not isinstance(record, Voidable) or not record.is_void:
        return []
    return [
        Line("Void", f"What you were told of was recorded by mistake and counts for nothing: {record.void_because}")
    ]
