"""The constraints of a row that a change can break: Django asks the database for each of them, whatever was changed."""

from collections.abc import Collection
from functools import cache

from django.contrib.postgres.constraints import ExclusionConstraint
from django.core.exceptions import ValidationError
from django.db.models import BaseConstraint, CheckConstraint, F, Model, Q, UniqueConstraint


def validate_those_of(changed: Collection[str], row: Model) -> None:
    """Raise ValidationError where the row breaks a constraint that asks for one of these columns."""
    broken: dict[str, list[ValidationError]] = {}
    for constraint, columns in _columns_asked_for(type(row)):
        if columns.intersection(changed):
            try:
                constraint.validate(type(row), row)
            except ValidationError as one:
                one.update_error_dict(broken)
    if broken:
        raise ValidationError(broken)


@cache
def _columns_asked_for(model: type[Model]) -> list[tuple[BaseConstraint, set[str]]]:
    """Each constraint of the model with the columns that it asks for."""
    columns = {field.name: field.attname for field in model._meta.concrete_fields}
    return [(each, {columns.get(name, name) for name in _fields(each)}) for each in model._meta.constraints]


def _fields(constraint: BaseConstraint) -> set[str]:
    condition = getattr(constraint, "condition", None) or Q()
    named = Q(condition).referenced_base_fields
    match constraint:
        case CheckConstraint():
            return named
        case UniqueConstraint(expressions=()):
            return named.union(constraint.fields)
        case ExclusionConstraint():
            return named.union(*(_in(expression) for expression, _ in constraint.expressions))
    raise TypeError(f"Say which fields {constraint.name} asks for.")


def _in(expression: object) -> set[str]:
    """The fields of an expression."""
    if isinstance(expression, str):
        return {expression}
    return {part.name for part in expression.flatten() if isinstance(part, F)}  # type: ignore[attr-defined]
