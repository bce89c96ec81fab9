"""What the portal wrote to its log while something failed: it says what happened, and names nobody."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseFile
from scr_portal.logs import WithoutTokens, WithoutValues
from scr_portal.people import Person


@contextmanager
def listening() -> Iterator[StringIO]:
    """What this process logs, as the portal's own handler would write it."""
    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(WithoutTokens())
    handler.setFormatter(WithoutValues())
    loggers = [logging.getLogger(), *(one for one in map(logging.getLogger, ("django", "celery")) if not one.propagate)]
    for one in loggers:
        one.addHandler(handler)
    try:
        yield written
    finally:
        for one in loggers:
            one.removeHandler(handler)


def assert_says(log: str, *what: str) -> None:
    """That it tells each of these, and no name, address or label of anybody whom the portal knows."""
    for words in what:
        assert words.lower() in log.lower(), f"The log does not say “{words}”:\n{log}"
    names = {*Person.objects.values_list("name", flat=True), *CaseFile.objects.values_list("label", flat=True)}
    names |= {*User.objects.values_list("name", flat=True), *User.objects.values_list("email", flat=True)}
    names |= {*Agency.objects.values_list("name", flat=True)}
    assert len(names) > 3, "Nobody is there who could be named."
    named = {name for name in names if name and name in log}
    assert not named, f"The log names {named}:\n{log}"
