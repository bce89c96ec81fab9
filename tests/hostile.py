"""What somebody with ill will may send in the place of a form that the portal showed them."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from referrals.referrals.unsent import begin
from scr_portal.access import grants
from scr_portal.accounts import Board, User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.pages import OpenStepPage
from tests.addresses import Address, addresses
from tests.build import PASSWORD
from tests.lifecycle.rows import new, rows

OTHERS = "an id of another board"
HOSTILE: dict[str, Any] = {
    "null byte": "a\0b",
    "200,000 characters": "x" * 200_000,
    "emoji and right to left": "🕊 \u202eעברית\u202c",
    "minus one": "-1",
    "far too large": "99999999999999999999",
    "a day that is none": "31 2 2026",
    "the year 1": "0001",
    "the year 9999": "9999",
    "several": ["a", "b", "a"],
    "nothing": "",
    "markup": "<script>alert(1)</script>{{ 7|add:7 }}",
}
OF_A_CHOICE = {"null byte", "several", "nothing", OTHERS}
"""What a choice is attacked with: whatever else it does not offer it refuses by the same rule."""
OF_DATES_ALONE = {"a day that is none", "the year 1", "the year 9999"}
OF_A_DATE = {
    "day": {"null byte", "several"},
    "month": {"null byte", "several"},
    "year": {"null byte", "nothing", "the year 1", "the year 9999"},
}
"""What each part of a date is attacked with: the rest the field itself refuses (tests/forms/test_date.py)."""
VERSIONS = ("", "abc", "-1", "99999999999999999999", "²")
TOKENS = ("", "x" * 5000, "\0", "'; --")


@dataclass(frozen=True)
class Opening:
    """A step page, somebody who may use it now, and where."""

    address: Address
    person: User
    path: str


def openings(cases: Sequence[CaseFile], people: Sequence[User], known: Container[str]) -> Iterator[Opening]:
    """For every step page not yet `known` the first person and row for whom it is open, if there is one."""
    for address in addresses():
        if address.is_step and address.route not in known and (found := _opening(address, cases, people)):
            yield found


def _opening(address: Address, cases: Sequence[CaseFile], people: Sequence[User]) -> Opening | None:
    step = address.view.step
    if not address.names & {"case", "id"} and issubclass(address.view, OpenStepPage):
        officer = next(one for one in people if grants(one).boards_where(step.permission))
        board = Board.objects.filter(pk__in=grants(officer).boards_where(step.permission)).earliest("pk")
        begun = {"unsent": begin(board, officer).public_id} if "unsent" in address.names else {}
        return Opening(address, officer, address.path(**begun))
    for case in cases:
        for row in [new(step, case)] if step.opens else rows(step, case):
            if row is None or step.why_not(row) is not None:
                continue
            person = next((one for one in people if step.allowed(row, grants(one)) and not one.is_system), None)
            if person and (path := _path(address, row, case)):
                return Opening(address, person, path)
    return None


def _path(address: Address, row: CaseRecord, case: CaseFile) -> str:
    """Where the step is taken on this row; nothing where the case has not what the address names."""
    names_the_row = "id" in address.names and isinstance(row, address.model or ())
    return address.path(id=row.public_id) if names_the_row else next(address.of(case), "")


class Fields(HTMLParser):
    """The fields of the one form of a page, each with something that fits."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, Any] = {}
        self.choices: set[str] = set()
        self._select = ""
        self.feed(page[page.index('id="main-content"') :])

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note what a browser would send."""
        said = {name: value or "" for name, value in attributes}
        name = said.get("name", "")
        if tag == "select":
            self._select = name
            self.choices.add(name)
        elif tag == "option" and said.get("value"):
            self.found.setdefault(self._select, said["value"])
        elif tag == "textarea":
            self.found[name] = "As the minutes say."
        elif tag == "input" and name:
            self.choices |= {name} if said.get("type") in {"radio", "checkbox"} else set()
            filled_in = "" if said.get("type") == "hidden" else _fitting(name)
            self.found.setdefault(name, said.get("value") or filled_in)

    @property
    def sent(self) -> dict[str, Any]:
        """What is sent with the form, but for what the browser is only lent."""
        return {name: value for name, value in self.found.items() if name not in {"csrfmiddlewaretoken", "save-draft"}}

    def attacks(self, name: str) -> Container[str]:
        """Which hostile answers are sent in the place of one field."""
        rest = OF_A_CHOICE if name in self.choices else {*HOSTILE, OTHERS} - OF_DATES_ALONE
        return OF_A_DATE.get(name.rpartition("-")[2], rest)


def _fitting(name: str) -> str:
    if name == "password":
        return PASSWORD
    return {"day": "3", "month": "3", "year": "2014"}.get(name.rpartition("-")[2], "As the minutes say")


def form_of(client: Client, path: str) -> Fields:
    """The fields that the page at `path` shows, filled in."""
    page = client.get(path)
    assert page.status_code == 200, f"{page.status_code} at {path}"
    return Fields(page.content.decode())


def variations(form: Fields, others_id: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The form with one thing wrong at a time, and what that is."""
    fields = form.sent
    for name in fields:
        if name not in {"version", "once"}:
            for what, value in (HOSTILE | {OTHERS: others_id}).items():
                if what in form.attacks(name):
                    yield f"{what} as {name}", fields | {name: value}
    for mark, values in (("version", VERSIONS), ("once", TOKENS)):
        if mark in fields:
            yield f"no {mark}", {name: value for name, value in fields.items() if name != mark}
            yield from ((f"{value!r:.20} as {mark}", fields | {mark: value}) for value in values)
    yield "nothing at all", {}
    yield "fields nobody asked for", fields | {"casefile": "1", "status": "published", "audience": "sent", "by": "1"}
