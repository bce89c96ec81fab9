"""The invented country, loaded once and kept until the portal changes; and who looks at what in it."""

import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

import time_machine
from django.db import connection
from django.db.models import Count, QuerySet
from django.urls import reverse

from scr_portal import walls
from scr_portal.access import Appointment
from scr_portal.accounts import Board, User
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.demo.national import filling
from scr_portal.roles import Role
from tests import databases, world

NOW = datetime(2016, 6, 1, 10, tzinfo=UTC)
FEW, MANY = (2, 100), (150, 10_000)
"""Boards and cases: a board has about as many cases in either."""


@dataclass(frozen=True)
class Visit:
    """A page that somebody opens; `person` is None where nobody is signed in."""

    who: str
    page: str
    person: User | None
    path: str


def made(size: tuple[int, int]) -> str:
    """The name of the database with so many boards and cases; nobody changes it."""
    boards, cases = size
    return databases.kept(f"national{cases}", (Path(__file__),), partial(_make, boards, cases), of=databases.template())


def _make(boards: int, cases: int) -> None:
    begins, used = perf_counter(), _used()
    with tempfile.TemporaryDirectory() as folder, world.documents_in(Path(folder)), walls.portal(), at_its_day():
        filling.fill(boards, cases, seed=1, today=NOW.date())
    took, memory = perf_counter() - begins, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"\n{cases:,} cases of {boards} boards: loaded in {took:.0f} s, {_used() - used:.0f} s of Python, {memory} MB"
    )
    with databases.owner(), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _used() -> float:
    mine = resource.getrusage(resource.RUSAGE_SELF)
    return mine.ru_utime + mine.ru_stime


@contextmanager
def at_its_day() -> Iterator[None]:
    """Time stands still on the day for which the country is made."""
    with time_machine.travel(NOW, tick=False):
        yield


def visits() -> list[Visit]:
    """An officer, the author of IMRs, the national panel and anybody, on the pages that each has."""
    board = Board.objects.earliest("pk")
    closed = _longest(CaseFile.objects.filter(board=board, state="Closed"))
    officer = User.objects.filter(memberships__board=board, memberships__role=Role.OFFICER).earliest("pk")
    written = Appointment.objects.filter(casefile__board=board, role=Role.IMR_AUTHOR, status="confirmed")
    author = written.earliest("pk").user
    own = _longest(CaseFile.objects.filter(pk__in=written.filter(user=author).values("casefile")))
    panel = User.objects.filter(memberships__role=Role.NATIONAL_PANEL).earliest("pk")
    lists = {"home": reverse("home"), "cases": reverse("cases")}
    seen: list[tuple[str, User | None, dict[str, str]]] = [
        ("officer", officer, lists | {"meetings": reverse("referrals:meetings")} | _pages_of(closed)),
        ("IMR author", author, lists | _pages_of(own, "case", "timeline")),
        ("national panel", panel, {"queue": reverse("scr_portal:queue")}),
        ("anybody", None, {"register": reverse("publications:register")}),
    ]
    bare = Visit("officer", "(bare view)", officer, "/bare/")
    return [bare, *(Visit(who, page, one, path) for who, one, pages in seen for page, path in pages.items())]


def _pages_of(case: CaseFile, *wanted: str) -> dict[str, str]:
    names = {"case": "case", "timeline": "case_timeline", "grid": "panels:grid"}
    return {page: reverse(name, args=[case.public_id]) for page, name in names.items() if page in (wanted or names)}


def _longest(cases: "QuerySet[CaseFile]") -> CaseFile:
    """The one with the most events."""
    counted = Event.objects.filter(casefile__in=cases).values("casefile").annotate(events=Count("pk"))
    return CaseFile.objects.get(pk=counted.order_by("-events", "casefile").values_list("casefile", flat=True)[0])
