"""The access matrix: what every address answers to every reader, looked at and sent an empty form."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

from django.template import engines
from django.test import Client

from tests.access.readers import CASES, ELSEWHERE, OWN, READERS, SHORT, Asked, browser
from tests.addresses import Address, addresses
from tests.unkept import unkept
from tests.world import undone

FILE = Path(__file__).with_name("matrix.txt")
WRITE = ".venv/bin/pytest tests/access/test_matrix.py --write-matrix"
MARKS = re.compile(
    r'name="(?:csrfmiddlewaretoken|once)" value="[^"]*"|<li class="govuk-service-navigation__item.*?</li>'
    r"|/[a-z0-9-]+/[a-z0-9]{16}/[a-z0-9/.-]*"
)
HEADING = re.compile(r"<h([1-6])[ >]")
OF_BOARD = {"board", "meeting", "link", "unsent", "risk"}
"""The parts of addresses that name something of a board."""
NONE, NO_CASE = "-", " "
NOT_SENT = "?"
"""Looked at, not there, and left at that: the drill sends forms to everything that is hidden (test_forging.py)."""
CODES = {
    "404/404": (".", "not there, in the words of what is nobody's"),
    "404/405": (":", "not there, and nothing to send"),
    "403/403": ("x", "not allowed"),
    "403/405": ("y", "not allowed, and nothing to send"),
    "302/403": ("s", "sign in first"),
    "302/302": (">", "sent elsewhere, to sign in for example"),
    "302/405": ("h", "sent home, and nothing to send"),
    "410/410": ("g", "a link that is good no more, or never was"),
    "409/409": ("v", "allowed, not open now"),
    "409/405": ("u", "allowed, not open now, and nothing to send"),
    "409/422": ("w", "allowed, not open now; the empty form is wrong too"),
    "200/405": ("P", "a page, and nothing to send"),
    "200/422": ("F", "a form; empty, it comes back"),
    "200/409": ("C", "a form; empty, it is one of an older version"),
    "200/302": ("D", "a form; empty, it is taken"),
    "200/200": ("Q", "a page of a library; its form comes back"),
    "405/200": ("L", "nothing to look at; sent, it is done"),
    NONE: (NONE, "the case has no such row"),
}
"""The code of each pair of answers, to looking and to sending, and what it says; capitals are what is shown."""
HEAD = """\
What every address answers to every reader; `make drill` compares, docs/commands.md says how it is written anew.
A line an address, a column a reader (with * those who come by a link). In it, three codes: own case, another case of
the board, a case of another board; or one, where the address hangs on no case.
A code is two answers: to looking, and to sending an empty form. Capitals show something.
"""

Line = tuple[str, str]
"""An address, and whose case it is asked for."""
Cells = dict[str, str]
"""By address, the codes that one reader is answered with."""


@cache
def lines() -> dict[str, Address]:
    """Every address once, in the order in which they are tried."""
    return {one.route: one for one in addresses()}


def whose(address: Address) -> tuple[str, ...]:
    """The cases for which an address is asked: all where it hangs on one, two where it hangs on a board."""
    if not address.is_ours or not address.names & {"case", "id", "sent", *OF_BOARD}:
        return (OWN,)
    return (OWN, ELSEWHERE) if address.names & OF_BOARD else CASES


def paths(asked: Asked) -> dict[Line, str]:
    """Where each address is for each case; empty where the case has no such row."""
    return {
        (route, case): next(address.of(asked.cases[case]), "")
        for route, address in lines().items()
        for case in whose(address)
    }


def measured(asked: Asked, places: dict[Line, str], reader: str, *, whole: bool, forged: Cells | None = None) -> Cells:
    """What this reader is answered everywhere; unless `whole`, what is hidden of other cases is looked at only.

    Or not at all, where it is hidden by the cells that are `forged`: the drill asks for those as somebody who forges.
    """
    with browser(asked, reader) as client, unkept():
        nowhere = plain(client.get(lines()["cases/<str:case>/"].path()))
        told = {
            line: code(client, path, nowhere, sends=whole or line[1] == OWN)
            for line, path in places.items()
            if lines()[line[0]].is_ours and not _is_hidden(line, forged or {})
        }
        told |= {line: NOT_SENT for line in places if lines()[line[0]].is_ours and line not in told}
        with _lenient():
            told |= {line: code(client, path) for line, path in places.items() if line not in told}
    return {route: "".join(told.get((route, case), NO_CASE) for case in CASES) for route in lines()}


@contextmanager
def _lenient() -> Iterator[None]:
    """Templates that are not ours may ask for what is not there."""
    engine = engines["django"].engine  # type: ignore[attr-defined]
    with mock.patch.object(engine, "string_if_invalid", ""):
        yield


def _is_hidden(line: Line, cells: Cells) -> bool:
    route, case = line
    is_forged = case != OWN and not lines()[route].is_public  # as in hidden() of the drill that forges
    return is_forged and route in cells and cells[route][CASES.index(case)] == CODES["404/404"][0]


def code(client: Client, path: str, nowhere: str = "", *, sends: bool = True) -> str:
    """The code of what is answered at `path`; what is not there is told as `nowhere`. What asking changed is undone."""
    if not path:
        return NONE
    with undone():
        answers = [client.get(path)]
        if sends or answers[0].status_code != 404:
            answers.append(client.post(path))
            client.cookies.pop("messages", None)  # what was done is said on the next page that opens
    for answer in answers:
        assert answer.status_code != 404 or not nowhere or plain(answer) == nowhere, f"{path} has other words"
        assert headings_in_order(answer), f"{path}: below a heading comes one that is not of the next level"
    if len(answers) == 1:
        return NOT_SENT
    said = "/".join(str(answer.status_code) for answer in answers)
    assert said in CODES, f"{said} at {path}, which has no code: is it meant?"
    return CODES[said][0]


def headings_in_order(answer: Any) -> bool:
    """Whether no heading of a page leaves a level out, as axe asks; it begins with its h1, or a summary of errors."""
    if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
        return True
    return all(below - above <= 1 for above, below in pairwise(map(int, HEADING.findall(answer.content.decode()))))


def plain(answer: Any) -> str:
    """What a page says, without what differs each time: tokens, the address asked for, its place in the menu."""
    return MARKS.sub("", answer.content.decode())


@cache
def table() -> dict[str, Cells]:
    """What is checked in: by reader, by address."""
    written = FILE.read_text().splitlines()
    beginning = next(number for number, line in enumerate(written) if line.startswith("address "))
    width = written[beginning].index(next(iter(SHORT.values())))
    found: dict[str, Cells] = {reader: {} for reader in READERS}
    for line in written[beginning + 1 :]:
        for number, reader in enumerate(READERS):
            at = width + 4 * number
            found[reader][line[:width].rstrip()] = line[at : at + 3].ljust(3)
    return found


def write(cells: dict[str, Cells]) -> None:
    """Put what was found into the file."""
    legend = [f"  {code} {pair:7} {words}" for pair, (code, words) in CODES.items()]
    heads = [f"  {short} {reader}" for reader, short in SHORT.items()]
    width = max(map(len, lines())) + 1
    rows = [f"{'address':{width}}" + " ".join(SHORT.values())]
    rows += [f"{route:{width}}" + " ".join(cells[reader][route] for reader in READERS) for route in lines()]
    FILE.write_text("\n".join([HEAD, *legend, "", *heads, "", *(row.rstrip() for row in rows)]) + "\n")


def differences(expected: Cells, found: Cells) -> Iterator[str]:
    """In words, where they are not the same."""
    for route in sorted(expected | found):
        if not _same(expected.get(route, ""), found.get(route, "")):
            yield f"{route}: {expected.get(route, 'nothing')!r} is checked in, {found.get(route)!r} was found"


def _same(expected: str, found: str) -> bool:
    hidden = {CODES[pair][0] for pair in ("404/404", "404/405")}
    pairs = zip(expected, found, strict=True) if len(expected) == len(found) else [("", "nothing")]
    return all(one == other or (other == NOT_SENT and one in hidden) for one, other in pairs)
