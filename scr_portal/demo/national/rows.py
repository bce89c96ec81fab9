"""Every row that hangs on a case, as the texts the database writes its columns with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Field, ForeignKey, Model

from scr_portal.audit import Access
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline, Reminder
from scr_portal.drafts import Draft
from scr_portal.jobs import Job
from scr_portal.mail import Message

OURS = ("scr_portal", "referrals", "reviews", "panels", "publications")
LEFT_OUT: tuple[type[Model], ...] = (Access, Draft, Job, Message, Deadline, Reminder)
"""What nobody of a copied case has done, mail that would be sent, and dates, which are worked out anew."""
FILLED_IN = {"scr_portal.Event": {"transaction"}, "scr_portal.Deadline": {"id"}}
"""Columns that the database itself fills in."""


@dataclass(frozen=True)
class Row:
    """One row: its columns by their names in the database."""

    model: type[Model]
    columns: dict[str, str | None]

    def said(self, name: str) -> str:
        """The text of a column, empty where there is none."""
        return self.columns[name] or ""

    @property
    def key(self) -> str:
        """The text of its primary key."""
        return self.said(column(self.model._meta.pk))

    @property
    def has_key_of_its_own(self) -> bool:
        """Whether the database numbers such rows; the values of an event go by its number."""
        return not isinstance(self.model._meta.pk, ForeignKey)


def fields(model: type[Model]) -> list["Field[Any, Any]"]:
    """The columns of a model that are written."""
    left = FILLED_IN.get(model._meta.label, set())
    return [field for field in model._meta.concrete_fields if field.name not in left]


def column(field: "Field[Any, Any]") -> str:
    """What the database calls it."""
    return field.column or field.attname


def rows_of(casefile: CaseFile) -> Iterator[Row]:
    """The case itself and all that points to it, directly or by another row, each row after those it points to."""
    found: dict[type[Model], list[str]] = {}
    for model in _in_order():
        condition = _condition(model, found)
        rows = list(read(model, *condition)) if condition else []
        if model is CaseFile:
            rows = list(read(CaseFile, "id", [str(casefile.pk)]))
        if rows:
            found[model] = [row.key for row in rows]
            yield from rows


def read(model: type[Model], by: str, keys: list[str]) -> Iterator[Row]:
    """The rows whose column has one of these numbers, in the order of their making."""
    names = [column(field) for field in fields(model)]
    said = ", ".join(f'"{name}"::text' for name in names)
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT {said} FROM "{table}" WHERE "{by}" = ANY (%s::bigint[]) ORDER BY "{key}"',  # noqa: S608 - names of ours
            [keys],
        )
        for values in cursor.fetchall():
            yield Row(model, dict(zip(names, values, strict=True)))


def _condition(model: type[Model], found: dict[type[Model], list[str]]) -> tuple[str, list[str]] | None:
    link = next((link for link in _links(model) if link.related_model in found and not link.null), None)
    return (column(link), found[link.related_model]) if link else None


def _in_order() -> list[type[Model]]:
    waiting = [m for app in OURS for m in apps.get_app_config(app).get_models(include_auto_created=True)]
    waiting = [model for model in waiting if model not in LEFT_OUT]
    ordered: list[type[Model]] = []
    while waiting:
        ready = [m for m in waiting if not {link.related_model for link in _links(m)} & (set(waiting) - {m})]
        ordered += ready
        waiting = [model for model in waiting if model not in ready]
    return ordered


def _links(model: type[Model]) -> Iterable["ForeignKey[Model, Model]"]:
    return [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
