"""The one way to correct a dated fact; each subject makes its own step `correct` of it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.corrections.facts import FACTS, DatedFact
from scr_portal.corrections.models import Correction
from scr_portal.corrections.moving import stand
from scr_portal.corrections.signed import void_other_facts
from scr_portal.corrections.telling import tell_again
from scr_portal.transitions import Guard, Refused, Transition, after, transition

M = TypeVar("M", bound=CaseRecord)
EARLIEST = date(2006, 1, 1)
"""The year of the first edition: nothing is counted from earlier days."""


def correctable(
    model: type[M],
    facts: Mapping[str, DatedFact],
    *,
    check: Callable[[M], Mapping[str, str]],
    when: Iterable[Guard[M]] = (),
) -> Transition[M, ...]:
    """Declare the step `correct` of a model: these days, one at a time.

    What is said in words with a day (`DatedFact.beside`) is put right with it; without `words` it stays.
    `check` looks at the row with the new day in it and gives what is wrong, by field; nothing when all is well.
    """

    def correct(record: M, by: User, *, field: str, day: date | None, reason: str, words: str = "") -> None:
        if field not in facts:
            raise ValidationError({"field": "Select the date that is wrong"})
        old, fact = getattr(record, field), facts[field]
        beside = _put_beside(record, fact, words)
        _refuse(fact, old, day, same=not beside)
        record.put_right = fact.called
        setattr(record, field, day)
        if wrong := check(record):
            raise ValidationError({"day": next(iter(wrong.values()))})
        Correction.objects.create(
            casefile=record.casefile, agency=record.agency, audience=record.audience, about=record.subject, field=field,
            called=fact.called, old=old, new=day, reason=reason, by=by, on=timezone.localdate(),
            moved=stand(record.casefile), **beside,
        )  # fmt: skip

    FACTS[model._meta.label_lower] = facts
    guards: list[Guard[M]] = [*when, _something_to_correct(facts)]
    step = transition(model, sentence="{by} corrected the date “{it.put_right}”: {it}", when=guards, needs_file=False)(
        correct
    )
    after(step.name, last=True)(void_other_facts)
    after(step.name, last=True)(tell_again)
    return step


def _something_to_correct(facts: Mapping[str, DatedFact]) -> Guard[M]:
    def why_not(record: M) -> str | None:
        known = any(fact.may_be_empty or getattr(record, name) for name, fact in facts.items())
        return None if known else "None of its days is known yet: there is nothing to correct."

    return why_not


def _put_beside(record: CaseRecord, fact: DatedFact, words: str) -> dict[str, str]:
    """What is said with the day, put right where it is said otherwise; and what stood before."""
    before = getattr(record, fact.beside) if fact.beside else ""
    if not fact.beside or words in ("", before):
        return {}
    setattr(record, fact.beside, words)
    return {"words_before": before, "words_now": words}


def _refuse(fact: DatedFact, old: date | None, day: date | None, *, same: bool) -> None:
    """Raises Refused or ValidationError for a day that is none, or cannot be, or as it was with what is said of it."""
    if old == day and same:
        raise ValidationError({"day": "The date is as it was: enter the right one, or leave the page"})
    if old is None and not fact.may_be_empty:
        raise Refused("This has not happened yet: there is nothing to correct.")
    if day is None:
        if not fact.may_be_empty:
            raise ValidationError({"day": "Enter the right date: this one is always known"})
    elif day < EARLIEST:
        raise ValidationError({"day": f"Enter a day from {EARLIEST.year} on: clocks are not counted from earlier days"})
    elif day > timezone.localdate() and not fact.may_come:
        raise ValidationError({"day": "This day has not come yet: enter today or an earlier day"})
