"""What an account opens without a role: rows that name it, each model of which says so by `opens_to`."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from scr_portal import walls
from scr_portal.accounts.users import User


def opening() -> dict[type[Model], str]:
    """The models whose rows open to an account because they name it, with the column that does."""
    return {model: model.opens_to for model in apps.get_models() if getattr(model, "opens_to", "")}  # type: ignore[attr-defined]


def opens_something(person: User) -> bool:
    """Whether any row, void or over too, opens to this account by naming it."""
    with walls.portal():  # an administrator sees none of them
        return any(rows.exists() for rows in _naming(person))


def boards_of_cases_opened(person: User) -> set[int]:
    """The boards that lead the cases of these rows; what was typed of no case yet is of none. One query."""
    of_cases = [
        rows.filter(casefile__isnull=False).values_list("casefile__board", flat=True)
        for rows in _naming(person)
        if hasattr(rows.model, "casefile")
    ]
    with walls.portal():
        return set(of_cases[0].union(*of_cases[1:]))


def _naming(person: User) -> Iterator[QuerySet[Any]]:
    return (model._base_manager.filter(**{column: person}) for model, column in opening().items())
