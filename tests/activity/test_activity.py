"""Administrators read when who did what kind of thing, and nothing of any case."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bin.places import ROOT
from scr_portal.accounts import User
from scr_portal.activity.views import A_PAGE
from scr_portal.activity.words import WORDS
from scr_portal.apps import OURS
from scr_portal.audit import Access, opened
from scr_portal.roles import Role
from tests import build, databases
from tests.boards.test_roles import propose, signed_in
from tests.counting import questions
from tests.reviews.team import Team

pytestmark = pytest.mark.django_db
PAGE = "/activity/"


def rows(by: User, **chosen: str) -> str:
    """The rows of the table that this administrator reads."""
    page = signed_in(by).get(PAGE, chosen).content.decode()
    return page.partition("<tbody")[2].partition("</tbody")[0]


def test_openings_searches_refusals_and_changes_of_rights_without_the_case() -> None:
    team, stranger, by = Team(), build.user("Sam Stranger"), build.administrator()
    case = team.review.casefile
    signed_in(team.officer).get(reverse("case", args=[case.public_id]))
    signed_in(team.officer).get(reverse("cases"), {"words": "Kowalski"})
    signed_in(stranger).get(reverse("case", args=[case.public_id]))
    propose(build.user("Nina New"), Role.SENIOR, team.police)
    page = signed_in(by).get(PAGE).content.decode()
    for words in (
        "Sam Stranger", "Was refused", "Searched", "Opened", "Signed in",
        "Proposed a role for somebody",
    ):  # fmt: skip
        assert words in page, words
    for hidden in (case.reference, case.public_id, case.label, "Kowalski", "kowalski", "Nina New", team.review.subject):
        assert hidden not in page, hidden


def test_every_kind_of_change_has_words_of_its_own() -> None:
    texts = [file.read_text() for app in OURS for file in (ROOT / app).rglob("*.py")]
    said = {kind for text in texts if "rights_changed(" in text for kind in re.findall(r'"([a-z]+\.[a-z_]+)"', text)}
    kinds = {kind for kind in said if kind.partition(".")[0] not in OURS}
    kinds |= {f"meeting.{verb}" for verb in re.findall(r'_remember\(meeting, by, "(\w+)"', "".join(texts))}
    assert len(kinds) > 20
    assert kinds <= set(WORDS), kinds - set(WORDS)


def test_it_is_narrowed_by_person_kind_and_day() -> None:
    first, second, by = build.user("Fay First"), build.user("Sid Second"), build.administrator()
    for person in (first, second):
        opened(person, Access.Kind.SEARCH)
    propose(build.user(), Role.SUBCOMMITTEE, build.board())
    only = rows(by, who=first.email.upper())
    assert "Fay First" in only
    assert "Sid Second" not in only
    assert "Nothing here." in rows(by, who="nobody@example.net")
    assert "Searched" not in rows(by, kind="refusal")
    changed = rows(by, kind="change")
    assert "Proposed a role for somebody" in changed
    assert "Searched" not in changed
    until, since = ({f"{end}-day": "1", f"{end}-month": "1", f"{end}-year": "2000"} for end in ("until", "since"))
    assert "Nothing here." in rows(by, **until)
    assert "Fay First" in rows(by, **since)
    assert "Fay First" in rows(by, **{"since-day": "99"})


def test_that_an_administrator_has_looked_is_a_line_too() -> None:
    by = build.administrator()
    rows(by)
    assert Access.objects.get(user=by, kind="view").about == PAGE


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CHAIR])
def test_for_nobody_else(client: Client, role: Role) -> None:
    client.force_login(build.member(role, build.board()))
    assert client.get(PAGE).status_code == 403


def test_it_takes_the_same_queries_however_long_it_is() -> None:
    by, one = build.administrator(), build.user()
    client = signed_in(by)

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE).status_code == 200
        return len(questions(captured))

    opened(one, Access.Kind.SEARCH)
    count()
    before = count()
    for _ in range(60):
        opened(build.user(), Access.Kind.SEARCH)
        propose(build.user(), Role.SUBCOMMITTEE, build.board())
    assert count() == before <= 15
    assert "?page=2" in client.get(PAGE).content.decode()


LINES, PEOPLE = 6_000, 60
"""Of a long log, and who they are of: a page for one person or one kind leaves most lines aside."""


def long_log(by: User) -> None:
    """Lines of every kind by many, the newest and the oldest of them alike; the planner knows of them."""
    people, kinds = [by, *(build.user() for _ in range(PEOPLE - 1))], list(Access.Kind)
    lines = (Access(user=people[n % PEOPLE], kind=kinds[n // PEOPLE % len(kinds)]) for n in range(LINES))
    Access.objects.bulk_create(lines, batch_size=1000)
    with databases.owner(), connection.cursor() as cursor:  # whose table it is
        cursor.execute("ANALYZE scr_portal_access")


def scans(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """How the access log is read."""
    if plan.get("Relation Name") == "scr_portal_access":
        yield plan
    for part in plan.get("Plans", ()):
        yield from scans(part)


@pytest.mark.parametrize(
    ("chosen", "index"),
    [({}, "access_by_moment"), ({"kind": "search"}, "access_of_kind"), ({"who": "%s"}, "access_of_person")],
)
def test_an_index_gives_the_newest_lines_however_long_the_log_is(chosen: dict[str, str], index: str) -> None:
    by = build.administrator()
    long_log(by)
    with connection.cursor() as cursor:  # what is dear only where there are many rows
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_bitmapscan = off")
    client = signed_in(by)
    with CaptureQueriesContext(connection) as captured:
        client.get(PAGE, {name: value.replace("%s", by.email) for name, value in chosen.items()})
    (asked,) = [one["sql"] for one in captured if "LIMIT 50" in one["sql"] and "scr_portal_access" in one["sql"]]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL walls.portal = 'on'")
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {asked}")
        [[found]] = cursor.fetchall()
    [scan] = scans(found[0]["Plan"])
    assert (scan["Node Type"], scan.get("Index Name")) == ("Index Scan", index), scan
    assert scan["Scan Direction"] == "Backward", scan
    assert scan["Actual Rows"] <= A_PAGE + 1, scan
    assert not scan.get("Rows Removed by Filter"), scan
