"""Rows as the database holds them, and model instances made of them: for several questions that are asked as one."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    BooleanField,
    CharField,
    Expression,
    F,
    IntegerField,
    JSONField,
    Model,
    QuerySet,
    TextField,
)
from django.db.models.expressions import Col
from django.db.models.functions import JSONObject
from django.db.models.sql.compiler import SQLCompiler

LEFT_OUT = {"scr_portal.Document": {"text", "html"}, "scr_portal.Letter": {"text", "proof"}}
"""Long columns that no overview page shows."""


class WholeRow(Expression):
    """The row as the database holds it: naming each column takes Django longer than all the rest of the page.

    Of the table that the query begins with, or of the one to which `path` leads.
    """

    output_field = JSONField()

    def __init__(self, path: str = "", model: type[Model] | None = None) -> None:
        super().__init__()
        self.model = model
        self.any_column = F(f"{path}__{_beside_key(model)}") if model else None
        self.alias = ""

    def resolve_expression(self, query: Any = None, *args: Any, **kwargs: Any) -> "WholeRow":
        """Join the table to which the path leads."""
        resolved: WholeRow = super().resolve_expression(query, *args, **kwargs)
        if self.any_column:
            column: Any = self.any_column.resolve_expression(query, *args, **kwargs)
            resolved.alias = column.alias
        return resolved

    def relabeled_clone(self, change_map: Any) -> "WholeRow":
        """Follow the table when the query becomes part of another."""
        clone: WholeRow = super().relabeled_clone(change_map)
        clone.alias = change_map.get(self.alias, self.alias)
        return clone

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        """The row, nothing where there is none."""
        return f"to_jsonb({compiler.quote_name_unless_alias(self.alias or compiler.query.get_initial_alias())})", ()

    def get_group_by_cols(self) -> list[Any]:
        """The key of its table: the rest follows from it, and that of the first table is there."""
        return [Col(self.alias, self.model._meta.pk)] if self.model else []


def together(asked: list[QuerySet[Any]]) -> tuple[str, list[Any]]:
    """One question for the rows of each query, with what it annotates and selects beside them, and its values."""
    worded = [_worded(rows) for rows in asked]
    columns = ", ".join(f"ARRAY({sql})" for sql, _ in worded)
    return f"SELECT {columns}", [value for _, values in worded for value in values]


def apart(asked: list[QuerySet[Any]], answer: Iterable[list[str]]) -> list[list[Any]]:
    """The rows of each query, made of the answer to the one question."""
    return [_made(rows, map(json.loads, column)) for rows, column in zip(asked, answer, strict=True)]


def instance(model: type[Model], values: dict[str, Any]) -> Any:
    """The row of this model whose columns are these."""
    names, readers = _readers(model, frozenset(values))
    read = [
        to_python(values[name]) if to_python else values[name] for name, to_python in zip(names, readers, strict=True)
    ]
    return model.from_db("default", names, read)


def columns_read(model: type[Model]) -> list[str]:
    """The columns that an overview page reads."""
    left_out = LEFT_OUT.get(model._meta.label, set())
    return [field.attname for field in model._meta.concrete_fields if field.name not in left_out]


@lru_cache(None)
def _readers(model: type[Model], there: frozenset[str]) -> tuple[list[str], list[Callable[[Any], Any] | None]]:
    """The columns that are there, and how each is read from JSON; numbers, texts and truths as they are."""
    fields = [field for field in model._meta.concrete_fields if field.attname in there]
    as_it_is = (JSONField, CharField, TextField, BooleanField, IntegerField)
    return (
        [field.attname for field in fields],
        [None if isinstance(field, as_it_is) or field.is_relation else field.to_python for field in fields],
    )


def _worded(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    """The question as the database is asked it; one for nothing where no row can answer it."""
    parts = {path: WholeRow(path, model) for path, model in _beside(rows)}
    beside = {name: F(name) for name in rows.query.annotations}
    try:
        return rows.values_list(JSONObject(row=WholeRow(), **parts, **beside)).query.sql_with_params()
    except EmptyResultSet:
        return "SELECT NULL WHERE false", ()


def _made(rows: QuerySet[Any], found: Iterable[dict[str, Any]]) -> list[Any]:
    model, annotated = rows.model, {name: _reader(one) for name, one in rows.query.annotations.items()}
    beside = [(path, *path.rpartition("__")[::2], model) for path, model in _beside(rows)]
    made = []
    for values in found:
        row = instance(model, values["row"])
        reached = {"": row}
        for path, before, name, led_to in beside:
            if (holder := reached.get(before)) is None:
                continue
            if values[path]:
                reached[path] = instance(led_to, values[path])
                setattr(holder, name, reached[path])
            else:  # known to be none: the other side of a one-to-one would be asked for again
                holder._meta.get_field(name).set_cached_value(holder, None)
        for name, to_python in annotated.items():
            setattr(row, name, to_python(values[name]))
        made.append(row)
    return made


def _reader(annotated: Any) -> Callable[[Any], Any]:
    """How what is annotated is read from JSON: a day comes as text, and so do the days of a list."""
    field = annotated.output_field
    if isinstance(field, ArrayField):
        to_python = field.base_field.to_python
        return lambda found: found and [to_python(one) for one in found]
    return lambda found: found if found is None else field.to_python(found)


def _beside(rows: QuerySet[Any]) -> list[tuple[str, type[Model]]]:
    """The paths that the query selects with its rows, and the models to which they lead; the nearer first."""
    chosen = rows.query.select_related
    return list(_paths(rows.model, chosen)) if isinstance(chosen, dict) else []


def _paths(model: Any, chosen: dict[str, Any], before: str = "") -> Iterator[tuple[str, type[Model]]]:
    for name, further in chosen.items():
        led_to = model._meta.get_field(name).related_model
        yield f"{before}{name}", led_to
        yield from _paths(led_to, further, f"{before}{name}__")


def _beside_key(model: type[Model]) -> str:
    """A column by which the table is joined: for its key alone it would not be."""
    return next(field.attname for field in model._meta.concrete_fields if not field.primary_key)
