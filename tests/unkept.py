"""Asking for many pages without keeping what each was filled in with."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock


@contextmanager
def unkept() -> Iterator[None]:
    """Answers have no `context`: without this each template of each page leaves a copy of it, a third of the time."""
    with mock.patch("django.test.client.store_rendered_templates", _kept_nowhere):
        yield


def _kept_nowhere(*_said: object, **_more: object) -> None:
    pass
