"""What a step and a saved draft write into the log of the database (its WAL), and how long they take."""

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.test import Client
from django.urls import reverse

from scr_portal import walls
from scr_portal.accounts import Agency, Board, Membership, User
from scr_portal.casefiles import CaseFile
from scr_portal.demo.national.teller import Teller
from scr_portal.demo.specimen import REPORT
from scr_portal.demo.walk import Team
from scr_portal.roles import Role
from scr_portal.transitions import Transition
from tests import databases, world
from tests.bench import country
from tests.bench.country import MANY

TIMES, SHOWN = 20, 8
Written = dict[str, list[tuple[int, float]]]
"""By what was done: bytes of WAL and milliseconds, each time."""


def measure() -> None:
    """One case walked to its publication among all the others, each step with its commit; then drafts."""
    with (
        databases.fresh("bench_wal", of=country.made(MANY)) as name,
        databases.using(name),
        tempfile.TemporaryDirectory() as folder,
        world.documents_in(Path(folder)),
    ):
        with _listening() as written:
            _walk()
        print(f"\n{'written ahead':40}{'times':>7}{'kB':>8}{'most kB':>9}{'ms':>8}")
        _print("a step", [one for each in written.values() for one in each])
        for step in sorted(written, key=lambda step: -median(size for size, _ in written[step]))[:SHOWN]:
            _print(f"  {step}", written[step])
        _print("a draft that is saved again", _drafts())


def _print(what: str, found: list[tuple[int, float]]) -> None:
    sizes, times = [size / 1024 for size, _ in found], [time for _, time in found]
    print(f"{what:40}{len(found):7}{median(sizes):8.1f}{max(sizes):9.1f}{median(times):8.1f}", flush=True)


def _walk() -> None:
    with walls.portal():
        Teller(_team(Board.objects.earliest("pk")), date(2014, 3, 5)).published()


def _team(board: Board) -> Team:
    """The people of one board of the country, by what they hold on its cases."""
    holders = Membership.objects.filter(board=board).select_related("user").order_by("pk")
    by_role: dict[str, list[User]] = defaultdict(list)
    for one in holders:
        by_role[one.role].append(one.user)
    appointed = User.objects.filter(appointments__casefile__board=board).distinct().order_by("pk")
    of_case = {role: list(appointed.filter(appointments__role=role)) for role in APPOINTED}
    agencies = list(Agency.objects.filter(boards=board).order_by("name"))
    seniors = {one.name: User.objects.get(memberships__agency=one, memberships__role=Role.SENIOR) for one in agencies}
    authors = {
        one.name: appointed.filter(appointments__role=Role.IMR_AUTHOR, appointments__agency=one)[0] for one in agencies
    }
    members = {
        one.name: appointed.filter(appointments__role=Role.PANEL_MEMBER, appointments__employer=one)[0]
        for one in agencies
    }
    chair, author = of_case[Role.PANEL_CHAIR][0], of_case[Role.OVERVIEW_AUTHOR][0]
    people = [chair, author, *authors.values(), *members.values()]
    return Team(
        board=board, officer=by_role[Role.OFFICER][0], second_officer=by_role[Role.OFFICER][1],
        chair=by_role[Role.CHAIR][0], members=(by_role[Role.SUBCOMMITTEE][0], by_role[Role.SUBCOMMITTEE][1]),
        seniors=seniors, imr_authors=authors, panel_chair=chair, author=author, panel_members=members,
        positions={person.name: "As appointed" for person in people},
    )  # fmt: skip


APPOINTED = (Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR)


@contextmanager
def _listening() -> Iterator[Written]:
    """Note what each step writes, from before its transaction to after its commit."""
    written: Written = defaultdict(list)
    run = Transition.run

    def heard(step: Any, *said: Any, **more: Any) -> Any:
        if connection.in_atomic_block:  # a step that another one takes is part of that
            return run(step, *said, **more)
        with _noted(written[step.name]):
            return run(step, *said, **more)

    with patch.object(Transition, "run", heard):
        yield written


@contextmanager
def _noted(found: list[tuple[int, float]]) -> Iterator[None]:
    before, begins = _position(), perf_counter()
    yield
    took = 1000 * (perf_counter() - begins)
    found.append((_position() - before, took))


def _position() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint")
        return int(cursor.fetchone()[0])


def _drafts() -> list[tuple[int, float]]:
    """An early lesson as it is typed, saved every hundred letters: a request each, with all it writes."""
    found: list[tuple[int, float]] = []
    with country.at_its_day():
        case = CaseFile.objects.filter(board=Board.objects.earliest("pk"), state="Review under way").earliest("pk")
        client = Client()
        client.force_login(
            User.objects.filter(memberships__board=case.board, memberships__role=Role.OFFICER).earliest("pk")
        )
        path = reverse("reviews:earlylesson_record", args=[case.public_id])
        for n in range(TIMES):
            said = {
                "save-draft": "1",
                "lesson": REPORT[1][: 100 * (n + 1)],
                "drafted": _mark(client, path),
            }
            with _noted(found):
                assert client.post(path, said).status_code in (200, 302)
    return found


def _mark(client: Client, path: str) -> str:
    found = client.get(path).content.decode().partition('name="drafted" value="')[2]
    return found.partition('"')[0]
