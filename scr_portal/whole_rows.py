"""Rows as the database holds them, and model instances made of them: for several questions that are asked as one."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    BooleanField,
    CharField,
    DateField,
    DateTimeField,
    Expression,
    F,
    Func,
    IntegerField,
    JSONField,
    Model,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.base import ModelState
from django.db.models.expressions import Col
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
        return f"to_json({compiler.quote_name_unless_alias(self.alias or compiler.query.get_initial_alias())})", ()

    def get_group_by_cols(self) -> list[Any]:
        """The key of its table: the rest follows from it, and that of the first table is there."""
        return [Col(self.alias, self.model._meta.pk)] if self.model else []


class Named(Func):
    """These expressions as one object of JSON, each under its name.

    `json` and not `jsonb`: the text is written down once, and takes the database half as long. The driver reads it.
    """

    function = "json_build_object"
    output_field = JSONField()

    def __init__(self, **expressions: Any) -> None:
        super().__init__(*(part for name, one in expressions.items() for part in (Value(name), one)))


def together(asked: list[QuerySet[Any]]) -> tuple[str, list[Any]]:
    """One question for the rows of each query, with what it annotates and selects beside them, and its values."""
    worded = [_worded(rows) for rows in asked]
    columns = ", ".join(f"to_json(ARRAY({sql}))" for sql, _ in worded)
    return f"SELECT {columns}", [value for _, values in worded for value in values]


def asked_once(*asked: QuerySet[Any]) -> list[list[Any]]:
    """The rows of each of several queries that differ each time: one question."""
    with connection.cursor() as cursor:
        cursor.execute(*together(list(asked)))
        answer = cursor.fetchone()
    return apart(list(asked), answer)


def apart(asked: list[QuerySet[Any]], answer: Iterable[list[dict[str, Any]]]) -> list[list[Any]]:
    """The rows of each query, made of the answer to the one question."""
    return [_made(rows, column) for rows, column in zip(asked, answer, strict=True)]


def instance(model: type[Model], values: dict[str, Any]) -> Any:
    """The row of this model whose columns are these, which are its own from now on; others are asked for when read.

    As `from_db` makes it, but not column by column: that takes Django several times as long.
    """
    for name, to_python in _readers(model):
        if (said := values.get(name)) is not None:
            values[name] = to_python(said)
    row = model.__new__(model)
    row._state = ModelState()
    row._state.adding, row._state.db = False, "default"
    vars(row).update(values)
    return row


def put_beside(row: Model, field: Any, other: Model | None) -> None:
    """Let `row` know the other row to which the field leads, or that there is none; of two of a pair each the other."""
    field.set_cached_value(row, other)
    if other and field.one_to_one:
        field.remote_field.set_cached_value(other, row)


def columns_read(model: type[Model]) -> list[str]:
    """The columns that an overview page reads."""
    left_out = LEFT_OUT.get(model._meta.label, set())
    return [field.attname for field in model._meta.concrete_fields if field.name not in left_out]


@lru_cache(None)
def _readers(model: type[Model]) -> list[tuple[str, Callable[[Any], Any]]]:
    """The columns that JSON says in another way than Python: not numbers, texts and truths."""
    as_it_is = (JSONField, CharField, TextField, BooleanField, IntegerField)
    fields = [f for f in model._meta.concrete_fields if not (isinstance(f, as_it_is) or f.is_relation)]
    return [(field.attname, _read(field)) for field in fields]


def _read(field: Any) -> Callable[[Any], Any]:
    if isinstance(field, DateTimeField):
        return datetime.fromisoformat
    return date.fromisoformat if isinstance(field, DateField) else field.to_python


def _worded(rows: QuerySet[Any]) -> tuple[str, tuple[Any, ...]]:
    """The question as the database is asked it; one for nothing where no row can answer it."""
    parts = {path: WholeRow(path, model) for path, model in _beside(rows)}
    beside = {name: F(name) for name in rows.query.annotations}
    try:
        return rows.values_list(Named(row=_row(rows), **parts, **beside)).query.sql_with_params()
    except EmptyResultSet:
        return "SELECT NULL::json WHERE false", ()


def _row(rows: QuerySet[Any]) -> Expression:
    """The row, without what the query defers."""
    deferred, _ = rows.query.deferred_loading
    kept = [field.attname for field in rows.model._meta.concrete_fields if field.attname not in deferred]
    return Named(**{name: F(name) for name in kept}) if deferred else WholeRow()


def _made(rows: QuerySet[Any], found: Iterable[dict[str, Any]]) -> list[Any]:
    model, annotated = rows.model, {name: _reader(one) for name, one in rows.query.annotations.items()}
    beside = _beside(rows)
    made = []
    for values in found:
        row = instance(model, values["row"])
        reached = {"": row}
        for path, led_to in beside:
            before, _, name = path.rpartition("__")
            if (holder := reached.get(before)) is None:
                continue
            other = instance(led_to, values[path]) if values[path] else None
            put_beside(holder, holder._meta.get_field(name), other)
            if other:
                reached[path] = other
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
