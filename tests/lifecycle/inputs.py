"""What a person might type into a step: told from the step's own signature, right or odd."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from inspect import Parameter, signature
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone

from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseRecord
from scr_portal.documents.uploads import Checked
from scr_portal.transitions import Transition
from tests.lifecycle import enclosed, papers

Step = Transition[CaseRecord, ...]
Choose = Callable[[Sequence[Any], Sequence[Any]], Any]
"""Picks one of the right answers, or now and then an odd one."""

TEXT = "As the minutes of the meeting say."
ODD_TEXTS = ("", "Ünï \u202eעברית\u202c 🕊 <b>&amp;", "long " * 900)
LATER = ("due_on", "agencies_due_on", "chronology_due_on", "look_again_on", "next_on", "expires_on")


class NothingToSay(Exception):
    """There is no right answer: the step makes no sense here."""


@dataclass(frozen=True)
class Asked:
    """One input of a step that somebody is about to take on a row."""

    step: Step
    row: CaseRecord
    by: User
    name: str
    kind: Any

    @property
    def today(self) -> date:
        """The day on which it is asked."""
        return timezone.localdate()


def first_right(right: Sequence[Any], odd: Sequence[Any]) -> Any:
    """What somebody types who knows what is wanted; raises NothingToSay."""
    if not right:
        raise NothingToSay
    return right[0]


def last_right(right: Sequence[Any], odd: Sequence[Any]) -> Any:
    """The other way of those that are right, where there are several."""
    return first_right(right[-1:], odd)


def arguments(step: Step, row: CaseRecord, by: User, choose: Choose) -> dict[str, Any]:
    """The inputs of the step, each chosen by `choose`; raises NothingToSay where it does."""
    said: dict[str, Any] = {}
    for name, kind in _inputs(step):
        asked = Asked(step, row, by, name, kind)
        right = _special(asked)
        said[name] = choose(right if right is not None else _by_kind(asked), _odd(asked))
    return said


def asked_for(step: Step) -> set[str]:
    """The names of the inputs of the step."""
    return {name for name, _ in _inputs(step)}


def _inputs(step: Step) -> Iterator[tuple[str, Any]]:
    hints = get_type_hints(step.body)
    for parameter in list(signature(step.body).parameters.values())[2:]:
        hint = hints[parameter.name]
        if parameter.kind is not Parameter.VAR_KEYWORD:
            yield parameter.name, hint
        elif facts := next((one for one in get_args(hint) if is_typeddict(one)), None):
            yield from get_type_hints(facts).items()
        else:
            yield from ((name, hint) for name in papers.KEYWORDS[step.name])


def _special(asked: Asked) -> Sequence[Any] | None:
    found = papers.SAID.get(f"{asked.step.name}:{asked.name}") or papers.SAID.get(asked.name)
    return found(asked) if found else None


def _by_kind(asked: Asked) -> Sequence[Any]:
    if choices := _choices(asked.step, asked.name):
        return choices
    answers = _answers(asked.kind)
    assert answers, f"{asked.step.name} asks for {asked.name}: say in papers.py what is typed there."
    return answers(asked)


def unanswered(step: Step) -> list[str]:
    """The inputs of the step of which nothing here says what is typed there."""
    return [
        name
        for name, kind in _inputs(step)
        if not {name, f"{step.name}:{name}"} & papers.SAID.keys() and not _choices(step, name) and not _answers(kind)
    ]


def _kinds(kind: Any) -> set[Any]:
    return set(get_args(kind)) if get_origin(kind) in (Union, UnionType) else {kind}


def _answers(asked: Any) -> Callable[[Asked], Sequence[Any]] | None:
    kinds = {*_kinds(asked), get_origin(asked)}
    return next((answers for kind, answers in BY_KIND.items() if kind in kinds), None)


def _choices(step: Step, name: str) -> list[Any]:
    try:
        field = step.model._meta.get_field(name)
    except FieldDoesNotExist:
        return []
    return [value for value, _ in getattr(field, "choices", None) or ()]


def _days(asked: Asked) -> list[date]:
    return [asked.today + timedelta(days=60)] if asked.name in LATER else [asked.today]


BY_KIND: Mapping[Any, Callable[[Asked], Sequence[Any]]] = {
    bool: lambda asked: [False],
    int: lambda asked: [1, 2],
    str: lambda asked: [TEXT],
    date: _days,
    Agency: lambda asked: list(asked.row.casefile.board.agencies.order_by("pk")),
    User: lambda asked: list(User.objects.order_by("pk")[:5]),
    Checked: lambda asked: [enclosed.upload()],
    bytes: lambda asked: [enclosed.PDF],
    list: lambda asked: [[]],
    Collection: lambda asked: [[]],
    Sequence: lambda asked: [[]],
    Iterable: lambda asked: [[]],
    Mapping: lambda asked: [{}],
}


def _odd(asked: Asked) -> Sequence[Any]:
    kinds = _kinds(asked.kind)
    odd: list[Any] = [None] if type(None) in kinds else []
    if bool in kinds:
        odd += [True]
    if str in kinds:
        odd += ODD_TEXTS
    if date in kinds:
        odd += [asked.today + timedelta(days=days) for days in (-1, 1, -30, 400, -4000)]
    if Agency in kinds:
        odd += Agency.objects.order_by("pk")
    return odd
