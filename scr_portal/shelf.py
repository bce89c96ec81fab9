"""All rows of one case that one person may see, fetched together: one query however many models there are."""

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeVar, cast

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Field, Model, QuerySet
from django.db.models.functions import JSONObject
from django.utils import timezone

from scr_portal.access import Grants, Held, grants
from scr_portal.accounts import Agency, Body, User
from scr_portal.casefiles import CaseFile, CaseRecord, Voidable
from scr_portal.prepared import Prepared, ask, prepare
from scr_portal.whole_rows import LEFT_OUT, WholeRow, columns_read, instance

Row = TypeVar("Row", bound=CaseRecord)

MANY = {"panels.Entry", "publications.Section"}
"""Models of which a case has too many rows for an overview page."""
A_CASE, A_READER = -1, -2


class Shelf:
    """The rows of a case, model by model, as instances; their agencies and people come with them."""

    def __init__(self, casefile: CaseFile, user: User) -> None:
        self.casefile = casefile
        self._rows, self._bodies = _load(casefile, user)
        self._relate()

    def rows(self, model: type[Row]) -> list[Row]:
        """The rows of one model that count, oldest first."""
        return [row for row in cast("list[Row]", self._rows.get(model, [])) if not row.is_void]

    def voided(self) -> list[Voidable]:
        """The rows of any model that were recorded by mistake."""
        return [row for rows in self._rows.values() for row in rows if isinstance(row, Voidable) and row.is_void]

    def models(self) -> list[type[CaseRecord]]:
        """The models it has rows of, or could have."""
        return list(self._rows)

    def last(self, model: type[Row]) -> Row | None:
        """The newest row of one model."""
        rows = self.rows(model)
        return rows[-1] if rows else None

    def _relate(self) -> None:
        found: dict[type[Model], dict[int, Model]] = {
            model: {row.pk: row for row in rows} for model, rows in self._rows.items()
        }
        everything = [row for rows in self._rows.values() for row in rows]
        found[Body] = {body.pk: body for body in self._bodies}
        for kind in (Agency, User):
            wanted = {pk for row in everything for pk in _keys(row, kind)}
            found[kind] = dict(kind._default_manager.in_bulk(sorted(wanted))) if wanted else {}
        for row in everything:
            row.casefile = self.casefile
            for field in _relations(type(row)):
                related = found.get(cast("type[Model]", field.related_model), {}).get(getattr(row, field.attname))
                if related is not None:
                    setattr(row, field.name, related)


def _load(casefile: CaseFile, user: User) -> tuple[dict[type[CaseRecord], list[CaseRecord]], list[Body]]:
    """The rows of each model, and every body there is: they are few, and so need no query of their own."""
    held = grants(user)
    on_case = frozenset(held.cases.get(casefile.pk, ()))
    asked = _question(on_case, frozenset(held.bodies), frozenset(held.partnered), user.guest_of)
    ((bodies, *columns),) = ask(asked, casefile.pk, user.pk)
    rows = {
        model: [instance(model, json.loads(row)) for row in column or ()]
        for model, column in zip(_models(), columns, strict=True)
    }
    return rows, [instance(Body, json.loads(body)) for body in bodies]


@lru_cache(500)
def _question(
    on_case: frozenset[Held], bodies: frozenset[int], partnered: frozenset[int], guest_of: int | None
) -> Prepared:
    """What is asked for readers who hold these roles on a case, read for these bodies and answer for these partners.

    Django takes many times longer to write the question than the database to answer it, so it is written once
    for all readers alike, about a case and a reader that no row has.
    """
    reader = User(pk=A_READER, is_active=False)
    reader.guest_of = guest_of
    held = Grants(reader, timezone.localdate())
    held.cases[A_CASE] = set(on_case)
    held.bodies.update({body: set() for body in bodies})
    held.partnered.update(dict.fromkeys(partnered, A_CASE))
    reader._grants = held  # type: ignore[attr-defined]
    case = CaseFile(pk=A_CASE)
    columns = [_as_json(model, model.everything.visible_to(reader, case).order_by("pk")) for model in _models()]
    asked = CaseFile.objects.filter(pk=A_CASE).values_list(_as_json(Body, Body.objects.order_by("pk")), *columns)
    sql, values = asked.query.sql_with_params()
    return prepare(sql, values, _open_key, ("bigint", "bigint"))


def _open_key(value: Any) -> str | None:
    return {A_CASE: "$1", A_READER: "$2"}.get(value) if isinstance(value, int) else None


@lru_cache(1)
def _models() -> tuple[type[CaseRecord], ...]:
    return tuple(m for m in apps.get_models() if issubclass(m, CaseRecord) and m._meta.label not in MANY)


def _as_json(model: type[Model], rows: QuerySet[Any]) -> ArraySubquery:
    if model._meta.label in LEFT_OUT:
        named = JSONObject(**{name: name for name in columns_read(model)})
        return ArraySubquery(rows.values(json=named))
    return ArraySubquery(rows.values(json=WholeRow()))


def _relations(model: type[CaseRecord]) -> Iterable["Field[Any, Any]"]:
    return (f for f in model._meta.concrete_fields if f.is_relation and f.name != "casefile")


def _keys(row: CaseRecord, kind: type[Model]) -> Iterable[int]:
    keys = (getattr(row, f.attname) for f in _relations(type(row)) if f.related_model is kind)
    return (key for key in keys if key is not None)
