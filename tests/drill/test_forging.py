"""Somebody with a session forges what the portal handed out: ids, tokens of files, headers."""

import logging
from collections.abc import Iterator
from functools import cache, partial
from itertools import cycle, islice

import pytest

from scr_portal.documents import Document
from scr_portal.roles import OF_BODY, Role
from tests.access.readers import (
    BARRED,
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
from tests.drill.timing import NOTHING, Timed
from tests.lifecycle import rights
from tests.unkept import unkept

PAGES = ("", "file/", "pages/1/")
SEE_LITTLE = {
    NO_ROLE, Role.ADMINISTRATOR, Role.ACTING_CHAIR, Role.EMERGENCY, Role.DESIGNATED, REFERRER, *OF_BODY, *GUESTS,
}  # fmt: skip
"""Who sees nothing, or what others see: no status of a row opens it to them."""
TIMED = (Role.OFFICER, Role.PANEL_CHAIR, Role.SENIOR, BARRED, Role.OFSTED, f"{Role.PANEL_MEMBER} by link")
"""Of a board, a case, an agency, who stepped back, of a body, and by a link: each is refused in another way."""
ROUNDS, AGAIN, TRIES, NOISE = 3, 9, 4, 0.25


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


@pytest.mark.parametrize("reader", TIMED)
def test_it_takes_as_long(asked: Asked, reader: str) -> None:
    """Address by address, what is there and what is not in turns; and all of them together.

    What else the machine does falls out: where an address stands out it is asked again, more often, and only what
    stands out each time, and by more than its answers differ among themselves, gives something away.
    """
    theirs, nowhere, gives_away = 0.0, 0.0, []
    with browser(asked, reader) as client:
        for path, nobody_s in one_of_each(asked, reader):
            timed = Timed.of(client, path, nobody_s, ROUNDS)
            theirs, nowhere = theirs + min(timed.theirs), nowhere + min(timed.nowhere)
            if timed.share > NOTHING and all(Timed.of(client, path, nobody_s, AGAIN).stands_out for _ in range(TRIES)):
                gives_away.append(f"{path} takes {timed.share:.0%} more or less than what is not there")
    assert not gives_away
    assert 1 - NOISE < theirs / nowhere < 1 + NOISE, (
        f"{theirs:.3f} s for what is there, {nowhere:.3f} s for what is not"
    )


def one_of_each(asked: Asked, reader: str) -> Iterator[tuple[str, str]]:
    """Each address that hides something, for the first case of which it does: where it is, and where nothing is."""
    seen = set[str]()
    for address, whose in hidden(reader):
        path = next(address.of(asked.cases[whose]), "")
        if path and address.route not in seen:
            seen.add(address.route)
            yield path, nobodys(address, reader, asked.cases[whose], whose)


def elsewhere(asked: Asked, reader: str, *pairs: str) -> Iterator[tuple[Address, str]]:
    """Each address that hides something of another board's case, and where it would be."""
    for address, whose in hidden(reader, *pairs):
        if whose == ELSEWHERE:
            yield from ((address, path) for path in islice(address.of(asked.cases[whose]), 1))


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
