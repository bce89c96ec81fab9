"""Every address of the portal for everybody: never a failure, never a word about what is not yours."""

import logging
import re
from collections.abc import Iterator
from functools import cache

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from scr_portal.accounts import User
from scr_portal.audit import Access
from scr_portal.casefiles import CaseFile
from scr_portal.roles import OF_BOARD, OF_BODY, OF_CASE, Role
from tests.addresses import NOBODY_S, Address, addresses
from tests.lifecycle.ledger import everything
from tests.world import ASHBY, ELMTON, World

ANSWERS = {200, 302, 400, 403, 404, 405, 409, 410, 422}
OF_ASHBY = sorted(OF_BOARD | OF_CASE | {Role.SENIOR, Role.REPRESENTATIVE})
MARKS = re.compile(r'name="(?:csrfmiddlewaretoken|once)" value="[^"]*"')


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Refusals are logged with a traceback each: thousands here."""
    caplog.set_level(logging.CRITICAL, "django.request")


@cache
def ours() -> list[Address]:
    """The portal's own pages that hang on a case."""
    return [one for one in addresses() if one.is_ours and not one.is_public and one.names & {"case", "id"}]


def signed_in(person: User) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(person)
    return client


def asked(client: Client, path: str) -> Iterator[HttpResponse]:
    """The answers to looking at the page and to sending its form empty; what that changed is undone."""
    for ask in (client.get, client.post):
        with transaction.atomic():
            answer = ask(path)
            transaction.set_rollback(True)
        assert answer.status_code in ANSWERS, f"{answer.status_code} at {path}"
        yield answer  # type: ignore[misc]


@pytest.mark.parametrize("role", OF_ASHBY)
def test_nobody_meets_a_failure_on_their_own_board_and_anything_but_404_on_another(world: World, role: Role) -> None:
    client = signed_in(world.member(role))
    latest, without, others = world.case("published"), world.case("recommended"), world.case("published", ELMTON)
    for address in ours():
        for path in (*address.of(latest), *address.of(without)):
            assert all(asked(client, path))
        for path in address.of(others):
            assert [answer.status_code for answer in asked(client, path)] == [404, 404], path


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SENIOR, Role.PANEL_CHAIR, Role.NATIONAL_PANEL])
def test_what_is_not_yours_is_told_in_the_words_of_what_is_not_there(world: World, role: Role) -> None:
    client = signed_in(world.member(role, "body" if role in OF_BODY else ASHBY))
    others = world.case("submitted", ELMTON)
    for address in ours():
        nowhere = plain(next(asked(client, address.path())))
        assert all(plain(next(asked(client, path))) == nowhere for path in address.of(others)), address.route


def plain(answer: HttpResponse) -> tuple[int, str]:
    """What an answer says, without what differs each time."""
    page = re.sub(r"/[a-z0-9-]+/[a-z0-9]{16}/[a-z0-9/.-]*", "", answer.content.decode())
    return answer.status_code, MARKS.sub("", page)


def test_who_is_signed_out_reads_what_is_public_and_is_sent_to_sign_in_everywhere_else(world: World) -> None:
    client = Client()
    for address in addresses():
        for path in paths_of(address, world.case("published")):
            looked, sent = asked(client, path)
            if address.is_ours and not address.is_public:
                assert (looked.status_code, sent.status_code) == (302, 403), path
                assert looked["Location"].startswith("/accounts/login/"), path


def paths_of(address: Address, casefile: CaseFile) -> list[str]:
    """The address for what there is, and for what there is not."""
    return [*address.of(casefile), address.path(id=NOBODY_S)]


@pytest.mark.parametrize("role", sorted(OF_BODY))
def test_those_who_only_read_change_nothing_anywhere(world: World, role: Role) -> None:
    client, case = signed_in(world.member(role, "body")), world.case("published")
    before = everything(leave_out=[Access, User])
    for address in addresses():
        if "accounts/" in address.route or "logout" in address.route:
            continue
        for path in paths_of(address, case):
            client.post(path)
            assert everything(leave_out=[Access, User]) == before, path


@pytest.fixture
def lenient(settings: Settings) -> None:
    """Templates that are not ours may ask for what is not there."""
    [engine] = settings.TEMPLATES
    settings.TEMPLATES = [engine | {"OPTIONS": engine["OPTIONS"] | {"string_if_invalid": ""}}]


@pytest.mark.usefixtures("lenient")
@pytest.mark.parametrize("who", ["nobody@example.org", "administrator@example.org"])
def test_the_pages_of_libraries_answer_too(world: World, who: str) -> None:
    person = User.objects.get(email=who)
    for address in addresses():
        if not address.is_ours:
            for path in paths_of(address, world.case("published")):
                client = signed_in(person)
                assert all(asked(client, path))
