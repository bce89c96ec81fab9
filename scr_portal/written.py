"""Questions that are the same each time but for a few keys: written once, and asked as one."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from scr_portal.prepared import Prepared, ask, prepare
from scr_portal.whole_rows import apart, together


class Written:
    """Several questions about the same keys.

    `write` gives them, asked about stand-ins that no row has. `keys`: each stand-in, and the type of what stands in
    its place for the database; in the order in which the keys are given.
    """

    def __init__(self, write: Callable[[], list[QuerySet[Any]]], keys: Mapping[Any, str]) -> None:
        self._write, self._keys = write, keys

    def answers(self, *keys: Any) -> list[list[Any]]:
        """The rows that answer each of the questions: one query."""
        rows, question = self._written
        (answer,) = ask(question, *keys)
        return apart(rows, answer)

    @cached_property
    def _written(self) -> tuple[list[QuerySet[Any]], Prepared]:
        rows = self._write()
        places = {stand_in: f"${number}" for number, stand_in in enumerate(self._keys, start=1)}
        return rows, prepare(*together(rows), places.get, list(self._keys.values()))
