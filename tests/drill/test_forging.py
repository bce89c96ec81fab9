"""Somebody with a session forges what the portal handed out: ids, tokens of files, headers."""

import logging
import time
from collections.abc import Iterator
from functools import cache, partial
from itertools import cycle, islice

import pytest
from django.test import Client

from scr_portal.documents import Document
from scr_portal.roles import OF_BODY, Role
from tests.access.readers import (
    ELSEWHERE,
    GUESTS,
    NO_ROLE,
    OWN,
    READERS,
    REFERRER,
    SIGNED_OUT,
    Asked,
    browser,
    person_of,
)  # fmt: skip
from tests.addresses import NOBODY_S, Address
from tests.drill.forging import HEADERS, METHODS, answer, hidden, nobodys
from tests.lifecycle import rights
from tests.unkept import unkept

PAGES = ("", "file/", "pages/1/")
SEE_LITTLE = {
    NO_ROLE, Role.ADMINISTRATOR, Role.ACTING_CHAIR, Role.EMERGENCY, Role.DESIGNATED, REFERRER, *OF_BODY, *GUESTS,
}  # fmt: skip
"""Who sees nothing, or what others see: no status of a row opens it to them."""
ROUNDS, NOISE = 7, 0.25


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Refusals are logged with a traceback each: thousands here."""
    caplog.set_level(logging.CRITICAL, "django")
    with unkept():
        yield


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader != SIGNED_OUT])
def test_an_id_of_others_is_answered_like_one_of_nobodys(asked: Asked, reader: str) -> None:
    """In status, words and length, and with as many questions to the database; forged headers change nothing of it.

    Rows of every status for those to whom a status can open one; a form is sent to one row of each address, and all
    headers at once, for it is found by the same question.
    """
    forged, sent = 0, set[str]()
    with browser(asked, reader) as client:
        nowhere = cache(partial(answer, client))
        for address, whose in hidden(reader):
            nobody_s = nobodys(address, reader, asked.cases[whose], whose)
            by_status = whose != OWN and reader not in SEE_LITTLE
            for path in address.of(asked.cases[whose], by_status=by_status):
                assert answer(client, "get", path) == nowhere("get", nobody_s), path
                if address.route not in sent:
                    sent.add(address.route)
                    assert answer(client, "post", path) == nowhere("post", nobody_s), path
                    assert answer(client, "get", path, **HEADERS) == nowhere("get", nobody_s), path
                forged += 1
    assert forged > 100, forged


@pytest.mark.parametrize("reader", [Role.OFFICER, Role.PANEL_CHAIR])
def test_it_takes_as_long(asked: Asked, reader: str) -> None:
    """The shortest of several rounds each, in turns: what else the machine does falls out."""
    theirs, nowhere = 0.0, 0.0
    with browser(asked, reader) as client:
        for address, path in elsewhere(asked, reader):
            pairs = [(took(client, path), took(client, address.path())) for _ in range(ROUNDS)]
            theirs += min(first for first, _ in pairs)
            nowhere += min(second for _, second in pairs)
    assert 1 - NOISE < theirs / nowhere < 1 + NOISE, (
        f"{theirs:.3f} s for what is there, {nowhere:.3f} s for what is not"
    )


def elsewhere(asked: Asked, reader: str, *pairs: str) -> Iterator[tuple[Address, str]]:
    """Each address that hides something of another board's case, and where it would be."""
    for address, whose in hidden(reader, *pairs):
        if whose == ELSEWHERE:
            yield from ((address, path) for path in islice(address.of(asked.cases[whose]), 1))


def took(client: Client, path: str) -> float:
    """Seconds for one answer."""
    began = time.perf_counter()
    answer(client, "get", path)
    return time.perf_counter() - began


@pytest.mark.parametrize(("reader", "pair"), [(Role.OFFICER, "404/404"), (SIGNED_OUT, "302/403")])
def test_no_header_and_no_method_opens_what_is_not_yours(asked: Asked, reader: str, pair: str) -> None:
    """All headers at once everywhere, and each by itself in turn."""
    names = cycle(HEADERS)
    with browser(asked, reader) as client:
        for address, path in elsewhere(asked, reader, pair):
            refused, name = answer(client, "get", path), next(names)
            assert answer(client, "get", path, **HEADERS) == refused, path
            assert answer(client, "get", path, **{name: HEADERS[name]}) == refused, f"{name} at {path}"
            for method in METHODS:
                there, nowhere = (answer(client, method, one) for one in (path, address.path()))
                assert there == nowhere, f"{method} at {path}"
                assert there.status in {302, 403, 404, 405}, f"{there.status} to {method} at {path}"


@pytest.mark.parametrize("reader", [reader for reader in READERS if reader not in {SIGNED_OUT, *GUESTS}])
def test_a_file_opens_for_those_who_see_it_and_for_nobody_else(asked: Asked, reader: str) -> None:
    """Who sees it is worked out a second time."""
    person = person_of(asked, reader)
    with browser(asked, reader) as client:
        for case in asked.cases.values():
            documents = list(Document.objects.filter(casefile=case))
            seen = rights.seen(person, rights.parts(person, case), case, Document, documents)
            for document in documents:
                for page in PAGES:
                    said = client.get(f"/documents/{document.public_id}/{page}")
                    allowed = document.pk in seen and (page != PAGES[2] or document.page_count > 0)
                    assert (said.status_code == 200) == allowed, f"{said.status_code} for {document.about} {page}"
                    said.getvalue()


def test_tokens_of_files_that_were_made_up_open_nothing(asked: Asked) -> None:
    document = Document.objects.filter(casefile=asked.cases[OWN], locked_at=None)[0]
    known = (document.stored_as, str(document.pk), document.sha256, document.public_id.upper())
    with browser(asked, Role.OFFICER) as client:
        assert client.get(f"/documents/{document.public_id}/").status_code == 200
        for token in (*known, NOBODY_S, "%2e%2e", f"{document.public_id}x"):
            for page in PAGES:
                assert client.get(f"/documents/{token}/{page}").status_code == 404, token
