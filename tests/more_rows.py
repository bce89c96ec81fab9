"""More rows of every kind on one case, for counting questions: copies of those that are there."""

import copy
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import CharField, Field, IntegerField

from referrals.models import Consideration
from scr_portal.accounts import Agency, User
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile, Walled
from scr_portal.ids import public_id
from tests import build
from tests.audit.tampering import past_the_guards

Changed = dict[str, Any]
ALONE = (Event, Consideration)
"""A chain, and rows that are nothing without the one row of theirs."""


def more_rows(casefile: CaseFile, times: int) -> dict[str, int]:
    """Copy the newest two rows of each model so many times; how many came of it, by model.

    Where a row is to be the only one of its kind, the copy is of another agency, person, number or kind.
    """
    models = [model for model in apps.get_models() if issubclass(model, Walled) and model not in ALONE]
    with past_the_guards():
        return {model._meta.label: _copied(model, casefile, times) for model in models}


def _copied(model: type[Walled], casefile: CaseFile, times: int) -> int:
    newest = list(model.everything.filter(casefile=casefile).order_by("-pk")[:2])
    return sum(_is_copied(row, number) for row in newest for number in range(times))


def _is_copied(row: Walled, number: int) -> bool:
    for changed in _ways(row, number):
        new = copy.copy(row)
        new._state = copy.copy(row._state)
        new._state.adding, new._state.fields_cache, new.pk = True, {}, None
        for name, value in changed.items():
            setattr(new, name, value)
        try:
            with transaction.atomic():
                type(row)._base_manager.bulk_create([new])
        except IntegrityError:
            continue
        return True
    return False


def _ways(row: Walled, number: int) -> Iterator[Changed]:
    """As it is but for its public id, then with one thing changed after another."""
    fields = row._meta.concrete_fields
    new = {one.attname: public_id() for one in fields if isinstance(one, CharField) and one.unique}
    yield new
    for one in fields:
        if not one.primary_key and one.attname not in new and getattr(row, one.attname) is not None:
            yield from (new | {one.attname: other} for other in _others(one, row, number))


def _others(field: "Field[Any, Any]", row: Walled, number: int) -> Iterator[Any]:
    value = getattr(row, field.attname)
    if field.related_model is Agency:
        yield build.agency(row.casefile.board).pk
    elif field.related_model is User:
        yield build.user().pk
    elif field.choices:
        yield from (key for key, _ in field.choices if key != value)
    elif isinstance(field, IntegerField):
        yield value + 100 + number
