"""The cases of rows of many kinds, asked for once.

Joined to each kind, the policy of a case would be made ready for each of them, before a row is looked at: of home's one
long question that was a fifth of the plan (docs/performance.md).
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.db.models import Model

from scr_portal.among import among, listed
from scr_portal.answers import KEYS
from scr_portal.casefiles import CaseFile
from scr_portal.whole_rows import put_beside
from scr_portal.written import Written

CASES = Written(lambda: [CaseFile.objects.filter(among("id", KEYS))], {listed(KEYS): "bigint[]"})
"""The cases of these keys, as far as the database gives them to the reader."""


def with_cases(kinds: Iterable[list[Any]]) -> list[list[Any]]:
    """The same rows, each knowing its case; without those whose case is closed to the reader. One query, or none."""
    found = list(kinds)
    keys = {row.casefile_id for rows in found if _are_without(rows) for row in rows if row.casefile_id}
    cases = {case.pk: case for case in CASES.answers(sorted(keys))[0]} if keys else {}
    return [[row for row in rows if _put(row, cases)] if _are_without(rows) else rows for rows in found]


def _are_without(rows: list[Any]) -> bool:
    """Whether these answers to one question may hang on a case and do not know it yet."""
    first: Model | None = next(iter(rows), None)
    field = _casefile(type(first)) if first else None
    return field is not None and not field.is_cached(first)


def _put(row: Any, cases: Mapping[int, CaseFile]) -> bool:
    """Whether the row is kept: it hangs on no case, or on one of these."""
    case = cases.get(row.casefile_id)
    put_beside(row, row._meta.get_field("casefile"), case)
    return case is not None or row.casefile_id is None


@cache
def _casefile(model: type[Model]) -> Any:
    """The field that leads to the case; None where the model has none."""
    return next((field for field in model._meta.concrete_fields if field.name == "casefile"), None)
