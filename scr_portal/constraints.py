"""The constraints of a row are kept by the database alone; what it refuses is said in their words."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models
from django.db.models import BaseConstraint, ForeignKey, Model, UniqueConstraint


class Constrained(models.Model):
    """A row that is checked by itself before it is written: nothing is asked that the database asks when it is."""

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Each column by itself; a row that is at hand is known to be there."""
        keys = (field for field in self._meta.concrete_fields if isinstance(field, ForeignKey))
        at_hand = {key.name for key in keys if key.is_cached(self) and getattr(self, key.name) is not None}
        super().clean_fields(exclude={*(exclude or ()), *at_hand})

    def validate_unique(self, exclude: Collection[str] | None = None) -> None:
        """Left to the database."""

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Left to the database."""


@contextmanager
def in_words() -> Iterator[None]:
    """Raise ValidationError where what is done inside breaks a constraint of a model; it must be undone whole."""
    try:
        yield
    except IntegrityError as broken:
        if said := _said_by(broken):
            raise said from broken
        raise


def _said_by(broken: IntegrityError) -> ValidationError | None:
    name = getattr(getattr(broken.__cause__, "diag", None), "constraint_name", None)
    if name not in _constraints():
        return None
    model, constraint = _constraints()[name]
    if isinstance(constraint, UniqueConstraint) and not constraint.condition and _says_nothing(constraint):
        return model().unique_error_message(model, constraint.fields)
    return ValidationError(constraint.get_violation_error_message(), code=constraint.violation_error_code)


def _says_nothing(constraint: BaseConstraint) -> bool:
    return constraint.violation_error_message == constraint.default_violation_error_message


@cache
def _constraints() -> dict[str, tuple[type[Model], BaseConstraint]]:
    """Every constraint by its name in the database."""
    return {one.name: (model, one) for model in apps.get_models() for one in model._meta.constraints}
