"""The cases of rows of many kinds, asked for once.

Joined to each kind, the policy of a case would be made ready for each of them, before a row is looked at: of home's one
long question that was a fifth of the plan (docs/performance.md).
"""

from collections.abc import Iterable
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
    keys = {row.casefile_id for rows in found for row in rows if _is_without(row)}
    cases = {case.pk: case for case in CASES.answers(sorted(keys))[0]} if keys else {}
    return [[row for row in rows if not _is_without(row) or _put(row, cases.get(row.casefile_id))] for rows in found]


def _is_without(row: Model) -> bool:
    """Whether it hangs on a case and does not know it yet."""
    field = _casefile(type(row))
    return field is not None and vars(row)[field.attname] is not None and not field.is_cached(row)


def _put(row: Model, case: CaseFile | None) -> bool:
    put_beside(row, _casefile(type(row)), case)
    return case is not None


@cache
def _casefile(model: type[Model]) -> Any:
    """The field that leads to the case; None where the model has none."""
    return next((field for field in model._meta.concrete_fields if field.name == "casefile"), None)
