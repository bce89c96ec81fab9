"""Who was refused is shown to the office of the case that they asked for, and learns nothing by it."""

import json
from collections.abc import Iterator
from itertools import islice

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scr_portal.accounts import User
from scr_portal.audit import Access
from scr_portal.exports.models import MemoryExport
from scr_portal.exports.transitions import make
from tests import build
from tests.access.matrix import plain
from tests.access.readers import ELSEWHERE, NO_ROLE, Asked, browser
from tests.addresses import NOBODY_S
from tests.drill.forging import hidden
from tests.reviews.team import Team
from tests.world import undone

NAMES_A_CASE = {"case", "id", "sent"}


def signed_in(person: User) -> Client:
    """A browser in which this person has signed in."""
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.django_db
def test_the_office_sees_who_was_refused_and_why() -> None:
    team, stranger = Team(), build.user("Sam Stranger")
    case = team.review.casefile
    assert signed_in(stranger).get(reverse("case", args=[case.public_id])).status_code == 404
    assert signed_in(stranger).get(reverse("reviews:review_extend", args=[team.review.public_id])).status_code == 404
    assert signed_in(team.senior).get(reverse("reviews:review_accept", args=[team.review.public_id])).status_code == 403
    page = signed_in(team.officer).get(reverse("case_opened", args=[case.public_id]), {"kind": "refusal"})
    rows = page.content.decode().partition("<tbody")[2].partition("</tbody")[0]
    assert "Sam Stranger" in rows
    assert "Was refused: Case page (not theirs to see)" in rows
    assert "Was refused: Review: extend (not theirs to see)" in rows
    assert "Was refused: Review: accept (not theirs to do)" in rows
    assert case.public_id not in rows


@pytest.mark.django_db
def test_the_investigator_is_given_it_too() -> None:
    team, stranger = Team(), build.user("Sam Stranger")
    case = team.review.casefile
    signed_in(stranger).get(reverse("case", args=[case.public_id]))
    asked = {"made_for": "The coroner", "reason": "An inquest."}
    export = make.run(MemoryExport(casefile=case), team.officer, **asked)
    file = signed_in(team.officer).get(reverse("scr_portal:memoryexport_download", args=[export.public_id]))
    lines = [json.loads(line) for line in file.getvalue().decode().splitlines()]
    assert [one["who"] for one in lines if one.get("kind") == "refusal"] == ["Sam Stranger"]


@pytest.mark.django_db
def test_who_is_signed_out_and_refused_is_noted_without_what_they_typed() -> None:
    nobody, wrong = Client(enforce_csrf_checks=True), "a-link-that-was-guessed"
    assert nobody.get(f"/guest/{wrong}/").status_code == 410
    assert nobody.get(f"/new-address/{wrong}/").status_code == 410
    assert nobody.get(f"/{wrong}/").status_code == 404
    assert nobody.post("/accounts/login/", {"login": wrong}).status_code == 403
    lines = list(Access.objects.filter(kind="refusal", user=None, casefile=None).order_by("pk"))
    assert [line.about for line in lines] == [
        "410 guest", "410 new_address", "404 no such address", "403 account_login",
    ]  # fmt: skip


@pytest.mark.django_db
def test_who_is_signed_out_fills_no_table_with_refusals() -> None:
    nobody = Client(REMOTE_ADDR="192.0.2.7")
    assert {nobody.get(f"/no-such-page-{number}/").status_code for number in range(40)} == {404}
    assert Access.objects.filter(kind="refusal").count() == 30
    assert Client(REMOTE_ADDR="192.0.2.8").get("/no-such-page/").status_code == 404
    assert Access.objects.filter(kind="refusal").count() == 31


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["case", "reviews:review_extend", "scr_portal:alert_record"])
def test_it_takes_the_same_questions_whether_or_not_it_is_there(page: str) -> None:
    team = Team()
    stranger = signed_in(build.user())
    theirs = team.review.public_id if page == "reviews:review_extend" else team.review.casefile.public_id
    stranger.get(reverse(page, args=[NOBODY_S]))
    asked = []
    for public_id in (theirs, NOBODY_S):
        with CaptureQueriesContext(connection) as captured:
            answer = stranger.get(reverse(page, args=[public_id]))
        asked.append((answer.status_code, plain(answer), len(captured)))
    assert asked[0] == asked[1]
    assert [one.casefile for one in Access.objects.filter(kind="refusal").order_by("-pk")[:2]] == [
        None, team.review.casefile,
    ]  # fmt: skip


def test_every_address_that_names_something_of_a_case_leads_to_that_case(asked: Asked) -> None:
    case = asked.cases[ELSEWHERE]
    with browser(asked, NO_ROLE) as client:
        missed = [path for path in _addresses(asked) if _noted_in(client, path) != case.pk]
    assert not missed


def _addresses(asked: Asked) -> Iterator[str]:
    for address, whose in hidden(NO_ROLE):
        if whose == ELSEWHERE and address.names & NAMES_A_CASE:
            yield from islice(address.of(asked.cases[whose]), 1)


def _noted_in(client: Client, path: str) -> int | None:
    with undone():
        client.get(path)
        return Access.objects.filter(kind="refusal").latest("pk").casefile_id
