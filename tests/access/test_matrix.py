"""Every address, every reader: what is answered is what was looked at in a review and checked in."""

import logging
from collections.abc import Iterator

import pytest

from scr_portal.roles import OF_BODY, OF_CASE, Role
from tests.access import matrix
from tests.access.matrix import CODES, NONE, Cells, Line
from tests.access.readers import (
    BARRED,
    CASES,
    ELSEWHERE,
    GUESTS,
    NO_ROLE,
    OTHER,
    OWN,
    READERS,
    REFERRER,
    SIGNED_OUT,
    Asked,
)

WHOLE = (Role.OFFICER, Role.SENIOR, SIGNED_OUT)
"""In a board's office, in an agency, nobody: they ask for what is hidden from them too, as test_forging.py does."""
NOT_YOURS = {CODES["404/404"][0], NONE}
READS = {CODES[pair][0] for pair in ("200/405", "404/405", "403/403", "403/405")} | NOT_YOURS
A_DOCUMENT, ITS_PICTURE = "documents/<str:id>/", "documents/<str:id>/pages/<int:number>/"
A_PAGE, NO_PICTURE = (CODES[pair][0] for pair in ("200/405", "404/405"))
OF_ONE_CASE = (Role.SENIOR, Role.REPRESENTATIVE, Role.EMERGENCY, Role.ACCEPTING_MEMBER, Role.PEER)
AFTER_SENDING = {"refer/next/", "refer/enclose/"}
"""Pages that a guest who refers has once the referral is sent: tests/referrals/links/ has them."""
MEASURED: dict[str, Cells] = {}


@pytest.fixture(scope="module")
def places(asked: Asked) -> dict[Line, str]:
    """Where each address is for each of the three cases."""
    return matrix.paths(asked)


@pytest.fixture
def writes(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> bool:
    """Whether the matrix is written anew; refusals are logged with a traceback each, thousands here."""
    caplog.set_level(logging.CRITICAL, "django.request")
    return bool(request.config.getoption("--write-matrix", default=False))


@pytest.mark.parametrize("reader", READERS)
def test_everybody_is_answered_as_the_matrix_says(
    asked: Asked, places: dict[Line, str], reader: str, writes: bool
) -> None:
    """Or the matrix is written, once everybody was asked."""
    forged = None if writes or reader in WHOLE else matrix.table()[reader]
    MEASURED[reader] = found = matrix.measured(asked, places, reader, whole=writes, forged=forged)
    if writes:
        if len(MEASURED) == len(READERS):
            matrix.write(MEASURED)
        return
    wrong = list(matrix.differences(matrix.table()[reader], found))
    assert not wrong, f"As {reader}: {wrong}. When that is meant: {matrix.WRITE}, and read the diff line by line."


def cells(whose: str, *readers: str) -> Iterator[tuple[str, str, str]]:
    """The address, the reader and the code of what is for some only and hangs on this case."""
    for reader in readers:
        for route, codes in matrix.table()[reader].items():
            address = matrix.lines()[route]
            if address.is_ours and not address.is_public and address.names and whose in matrix.whose(address):
                yield route, reader, codes[CASES.index(whose)]


def test_the_matrix_is_of_all_addresses() -> None:
    assert all(set(cells) == set(matrix.lines()) for cells in matrix.table().values())


def test_nobody_comes_near_a_case_of_another_board() -> None:
    for route, reader, code in cells(ELSEWHERE, *(set(READERS) - {SIGNED_OUT, *OF_BODY})):
        assert code in NOT_YOURS, f"{route} for {reader}"


def test_who_is_signed_out_is_sent_to_sign_in() -> None:
    for whose in CASES:
        assert {code for _, _, code in cells(whose, SIGNED_OUT)} <= {CODES["302/403"][0], NONE}


def test_whoever_has_no_place_on_a_case_sees_none() -> None:
    for whose in (OWN, OTHER):
        for route, reader, code in cells(whose, Role.ADMINISTRATOR, NO_ROLE):
            assert code in NOT_YOURS, f"{route} for {reader}"


def test_those_of_one_case_see_no_other_case_of_the_board() -> None:
    for route, reader, code in cells(OTHER, *OF_ONE_CASE, *OF_CASE, *GUESTS):
        assert code in NOT_YOURS, f"{route} for {reader}"


def test_whoever_has_stepped_back_is_answered_on_that_case_as_a_stranger_and_on_others_as_before() -> None:
    for route, _, code in cells(OWN, BARRED):
        assert code in NOT_YOURS or matrix.lines()[route].names & matrix.OF_BOARD, route
    assert list(codes(OTHER, BARRED)) == list(codes(OTHER, Role.OFFICER))


def test_where_there_is_nothing_to_send_and_nothing_to_see_the_document_itself_is_seen() -> None:
    """So that the drill, which forges what is hidden, need not forge the picture that it has not."""
    for whose in CASES:
        seen = {reader for route, reader, code in cells(whose, *READERS) if (route, code) == (A_DOCUMENT, A_PAGE)}
        for route, reader, code in cells(whose, *READERS):
            assert code != NO_PICTURE or (route == ITS_PICTURE and reader in seen), f"{route} for {reader}"


def test_those_who_only_read_are_offered_no_form_on_a_case() -> None:
    for whose in CASES:
        for route, reader, code in cells(whose, Role.EMERGENCY, *OF_BODY):
            assert code in READS, f"{route} for {reader}"


def test_who_comes_by_a_link_has_the_pages_of_the_one_case_and_no_page_of_an_account() -> None:
    for guest, role in GUESTS.items():
        assert list(codes(OWN, guest)) == list(codes(OWN, role))
    for route, address in matrix.lines().items():
        if not address.is_ours and "logout" not in route:
            assert all(matrix.table()[guest][route].strip() == CODES["403/403"][0] for guest in GUESTS), route


def test_who_comes_by_a_link_to_refer_has_that_and_what_is_public() -> None:
    hidden = {CODES["404/404"][0], CODES["404/405"][0], CODES["403/403"][0], NONE, " "}
    found, public = matrix.table()[REFERRER], matrix.table()[SIGNED_OUT]
    shown = {route for route, codes in found.items() if set(codes) - hidden}
    own = {route for route in shown if route.startswith("refer/")}
    assert len(own) == len([route for route in matrix.lines() if route.startswith("refer/")]) - len(AFTER_SENDING)
    assert not AFTER_SENDING & shown
    for route in shown - own - {"", "home/", "accounts/logout/"}:
        assert found[route] == public[route], route


def codes(whose: str, reader: str) -> Iterator[tuple[str, str]]:
    """The address and the code of what hangs on this case, but for what somebody has referred themselves."""
    return ((route, code) for route, _, code in cells(whose, reader) if not route.startswith("sent-referrals/"))
