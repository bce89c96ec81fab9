"""On whose behalf the database is asked. By default it is nobody's, and then no row of a case is there.

What is set here ends with the transaction, so that a connection that is used again begins with nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any, TypeVar

from django.db import DatabaseError, connection, models, transaction
from django.utils import timezone

from scr_portal.walls.kept import SETTINGS

T = TypeVar("T")
_looked_at: ContextVar[int | None] = ContextVar("looked_at", default=None)
_is_portal: ContextVar[bool] = ContextVar("is_portal", default=False)
"""Which scope this is in, so that the same inside it asks nothing: it is set, and only its own end puts it back."""


@contextmanager
def entered(person: int | None, day: date, *, guest_of: int | None = None, register: bool = False) -> Iterator[None]:
    """See what this person may see on this day, or nothing for None; with `register` also what is published.

    A guest sees by the one appointment of the link, `guest_of`.
    """
    nested = connection.in_atomic_block
    with _in_scope(_looked_at, None), _in_scope(_is_portal, False), transaction.atomic():
        before = _settings() if nested else ()
        _ask("SELECT walls.enter(%s, %s, %s, %s, %s)", person, guest_of, day, timezone.now(), register)
        yield
        if before:  # a transaction of its own forgets by itself
            _ask("SELECT set_config(name, value, true) FROM unnest(%s, %s) AS before (name, value)", *before)


@contextmanager
def opened(casefile_id: int) -> Iterator[None]:
    """All of one case, to read and to write, in a transaction: for a step and its clocks, notices and reactions."""
    with transaction.atomic(), looked_at(casefile_id):
        yield


@contextmanager
def looked_at(casefile_id: int | None) -> Iterator[None]:
    """All of one case to read, for guards: their answer is a sentence, whoever asks. Once, however often inside."""
    if casefile_id is None or _is_portal.get() or _looked_at.get() == casefile_id:
        yield
        return
    with (
        _in_scope(_looked_at, casefile_id),
        ExitStack() as scope,
        connection.execute_wrapper(_at_first(scope, casefile_id)),
    ):
        yield


def _at_first(scope: ExitStack, casefile_id: int) -> Callable[..., Any]:
    """Opens the case with the first question that is asked: most guards ask none."""
    waits = [True]

    def ask(execute: Callable[..., Any], *said: Any) -> Any:
        if waits and waits.pop():
            scope.enter_context(_set("walls.opened", str(casefile_id)))
        return execute(*said)

    return ask


@contextmanager
def portal() -> Iterator[None]:
    """Every row, as the portal itself: for tasks, commands, rights, the outbox and the access log."""
    if _is_portal.get():
        yield
        return
    with _in_scope(_is_portal, True), _set("walls.portal", "on"):
        yield


def next_key(model: type[models.Model]) -> int:
    """The key of a row that is about to be made, so that its walls can be opened before it is there."""
    key = _ask("SELECT nextval(pg_get_serial_sequence(%s, 'id'))", model._meta.db_table)
    assert isinstance(key, int)  # noqa: S101 - for mypy: a sequence gives nothing else
    return key


def hold() -> bool:
    """Whether the database keeps to the walls with the role that asks: a superuser goes through them."""
    question = "SELECT row_security_active('scr_portal_casefile'::regclass)"
    return _ask(question) is True


@contextmanager
def _in_scope(which: ContextVar[T], value: T) -> Iterator[None]:
    before = which.set(value)
    try:
        yield
    finally:
        which.reset(before)


@contextmanager
def _set(name: str, value: str) -> Iterator[None]:
    """Set it for the transaction, or where there is none for the connection; then as it was before."""
    local = connection.in_atomic_block
    before = _ask("SELECT coalesce(current_setting(%s, true), ''), set_config(%s, %s, %s)", name, name, value, local)
    try:
        yield
    finally:
        _put_back(name, before, local)


def _put_back(name: str, before: object, local: bool) -> None:
    try:
        _ask("SELECT set_config(%s, %s, %s)", name, before, local)
    except DatabaseError:  # the transaction has failed: its end undoes what was set in it
        if not connection.in_atomic_block:
            connection.close()


def _settings() -> tuple[list[str], list[str]]:
    names = list(SETTINGS)
    values = _ask("SELECT array_agg(coalesce(current_setting(name, true), '')) FROM unnest(%s) AS name", names)
    assert isinstance(values, list)  # noqa: S101 - for mypy
    return names, values


def _ask(question: str, *values: Any) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchone()[0]
