"""The log of who looked speaks in words: of every page of the portal, of every step and of every kind of row."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from scr_portal.audit.accesses import OF_THE_CASE
from scr_portal.casefiles import CaseRecord
from scr_portal.casework import called
from scr_portal.exports.models import MemoryExport
from scr_portal.exports.transitions import make
from scr_portal.transitions import STEPS
from tests.reviews.team import Team, browser

GLUED = {one._meta.model_name for one in apps.get_models() if sum(map(str.isupper, one.__name__)) > 1}
"""Kinds whose name is of several words, run together: `memoryexport`."""
KINDS = [one._meta.label_lower for one in apps.get_models() if issubclass(one, CaseRecord)]
OF_LIBRARIES = ("allauth.", "django.", "scr_portal.demo.", "tests.")


def names(resolver: URLResolver) -> Iterator[str]:
    """The name of every page of the portal's own, without its app."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from () if entry.namespace == "admin" else names(entry)
        elif isinstance(entry, URLPattern) and entry.name and not entry.callback.__module__.startswith(OF_LIBRARIES):
            yield entry.name


def glued(words: str) -> set[str]:
    """What of it is the name of a class, or of a page, and no word."""
    return {one for one in words.lower().replace(":", " ").split() if one in GLUED or "_" in one or "." in one}


def wrong(words: dict[str, str]) -> dict[str, str]:
    """Those that have no words, or such that are none."""
    return {name: said for name, said in words.items() if not said or glued(said)}


def test_every_page_is_called_in_words() -> None:
    assert not wrong({name: called.page(name) for name in names(get_resolver())})


def test_every_step_is_called_in_words() -> None:
    assert not wrong({name: called.step(name) for name in STEPS})


def test_every_kind_of_row_is_called_in_words() -> None:
    assert not wrong({label: called.kind(label) for label in KINDS})


def test_what_is_called_in_words_is_there() -> None:
    known = {*names(get_resolver()), "no", OF_THE_CASE}
    assert known >= called.PAGES.keys()
    assert {one._meta.label_lower for one in apps.get_models()} >= called.ROWS.keys()
    assert {one.verb for one in STEPS.values()} >= called.VERBS.keys()


@pytest.mark.django_db
def test_the_page_says_so_of_who_was_refused_a_file_or_looked_at_one(client: Client) -> None:
    team = Team()
    new = MemoryExport(casefile=team.casefile)
    made = make.run(new, team.officer, made_for="The coroner", reason="An inquest.")
    file = reverse("scr_portal:memoryexport_download", args=[made.public_id])
    assert browser(team.nurse).get(file).status_code in (403, 404)
    browser(team.officer).get(reverse("scr_portal:memoryexport", args=[made.public_id]))
    shown = browser(team.chair).get(reverse("case_opened", args=[team.casefile.public_id])).content.decode()
    assert "Was refused: Memory of the case for an investigator: the file (not theirs to" in shown
    assert "Opened: Memory of the case for an investigator<" in shown
    assert "emoryexport" not in shown.partition("<tbody")[2]
