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
from django.db import connection, transaction
from django.db.models import Count, QuerySet
from django.urls import reverse

from scr_portal import walls
from scr_portal.access import Appointment
from scr_portal.accounts import Board, User
from scr_portal.accounts.administrators import keep_in_step
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.demo.national import filling
from scr_portal.demo.standing import entered
from scr_portal.roles import Role
from tests import databases, world

NOW = datetime(2016, 6, 1, 10, tzinfo=UTC)
FEW, MANY = (2, 100), (150, 10_000)
"""Boards and cases."""
TURNS = {FEW: (0, 0, 1)}
"""Of three cases of the small country its first board takes two: it has 67 in either, and as many lines on a page."""

MAILS, LOOKS = 6, 20
"""Of each case: how many mails have gone, one in four hundred in vain, and how often somebody has opened it."""
GUESTS = 6_000
"""Accounts of people who came once, by a link."""
ADMINISTRATOR = "una.sharpe@example.org"
PEOPLE = """
INSERT INTO scr_portal_user (password, is_superuser, public_id, email, name, is_active, is_staff, joined_at)
SELECT '!', false, 'benchguest' || lpad(n::text, 6, '0'), 'guest' || n || '@example.org', 'Guest ' || n, true, false,
    %(at)s
FROM generate_series(1, %(many)s) n
"""
OFFICERS = """
WITH person AS (
    SELECT DISTINCT ON (member.board_id) member.board_id, member.user_id, person.email
    FROM scr_portal_membership member JOIN scr_portal_user person ON person.id = member.user_id
    WHERE member.role = 'officer' ORDER BY member.board_id, member.id
), at_times AS (
    SELECT cases.id AS of, cases.public_id, person.user_id, person.email, n,
        %(at)s - ((cases.id * 31 + n * 977) %% 1400) * interval '1 day' - cases.id %% 1000 * interval '1 minute' AS at
    FROM scr_portal_casefile cases JOIN person USING (board_id) CROSS JOIN generate_series(1, %(many)s) n
)
"""
MAIL = f"""{OFFICERS}
INSERT INTO scr_portal_message (casefile_id, user_id, address, subject, body, lets_in, can_wait, status, message_id,
    queued_at, not_before, attempts, sent_at, answer)
SELECT of, user_id, email, 'Something waits for you', 'Open the case in the portal.', false, n %% 3 = 0,
    CASE WHEN (of + n) %% 400 = 0 THEN 'refused' ELSE 'sent' END, '<' || of || '.' || n || '@bench>', at, at, 1, at, ''
FROM at_times ORDER BY at
"""
LOG = f"""{OFFICERS}
INSERT INTO scr_portal_access (at, kind, user_id, casefile_id, about, batch)
SELECT at, CASE WHEN n %% 4 = 0 THEN 'document' WHEN n %% 19 = 0 THEN 'refusal' ELSE 'view' END, user_id, of,
    '/cases/' || public_id || '/', 0
FROM at_times ORDER BY at
"""


@dataclass(frozen=True)
class Visit:
    """A page that somebody opens; `person` is None where nobody is signed in."""

    who: str
    page: str
    person: User | None
    path: str


def made(size: tuple[int, int]) -> str:
    """The name of the database with so many boards and cases; nobody changes it."""
    return databases.kept(f"national{size[1]}", (Path(__file__),), partial(_make, size), of=databases.template())


def _make(size: tuple[int, int]) -> None:
    boards, cases = size
    begins, used = perf_counter(), _used()
    with tempfile.TemporaryDirectory() as folder, world.documents_in(Path(folder)), walls.portal(), at_its_day():
        filling.fill(boards, cases, seed=1, today=NOW.date(), turns=TURNS.get(size, ()))
        _administrator()
        _traffic()
    took, memory = perf_counter() - begins, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"\n{cases:,} cases of {boards} boards: loaded in {took:.0f} s, {_used() - used:.0f} s of Python, {memory} MB"
    )
    with databases.owner(), connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _administrator() -> None:
    with transaction.atomic():
        person = User.objects.create_user(ADMINISTRATOR, "Una Sharpe", is_staff=True)
        keep_in_step(person)
        entered(person)


def _traffic() -> None:
    """What no case of an invented country brings along: guests, the mail that went, the lines of the access log."""
    with connection.cursor() as cursor:
        for insert, many in ((PEOPLE, GUESTS), (MAIL, MAILS), (LOG, LOOKS)):
            cursor.execute(insert, {"many": many, "at": NOW})


def _used() -> float:
    mine = resource.getrusage(resource.RUSAGE_SELF)
    return mine.ru_utime + mine.ru_stime


@contextmanager
def at_its_day() -> Iterator[None]:
    """Time stands still on the day for which the country is made."""
    with time_machine.travel(NOW, tick=False):
        yield


def visits() -> list[Visit]:
    """An officer, the author of IMRs, the national panel, an administrator and anybody, on the pages that each has."""
    board = Board.objects.earliest("pk")
    closed = _longest(CaseFile.objects.filter(board=board, state="Closed"))
    officer = User.objects.filter(memberships__board=board, memberships__role=Role.OFFICER).earliest("pk")
    written = Appointment.objects.filter(casefile__board=board, role=Role.IMR_AUTHOR, status="confirmed")
    author = written.earliest("pk").user
    own = _longest(CaseFile.objects.filter(pk__in=written.filter(user=author).values("casefile")))
    panel = User.objects.filter(memberships__role=Role.NATIONAL_PANEL).earliest("pk")
    opened = {"opened by one": f"{reverse('case_opened', args=[closed.public_id])}?who={officer.email}"}
    people = reverse("admin:scr_portal_user_changelist")
    administered = {
        "administration": reverse("admin:index"),
        "people": people,
        "one person": f"{people}?q={officer.email}",
        "roles": reverse("admin:scr_portal_membership_changelist"),
        "what was done": reverse("scr_portal:activity"),
        "by one person": f"{reverse('scr_portal:activity')}?who={officer.email}",
    }
    lists = {"home": reverse("home"), "cases": reverse("cases")}
    seen: list[tuple[str, User | None, dict[str, str]]] = [
        ("officer", officer, lists | {"meetings": reverse("referrals:meetings")} | opened | _pages_of(closed)),
        ("IMR author", author, lists | _pages_of(own, "case", "timeline")),
        ("national panel", panel, {"queue": reverse("scr_portal:queue")}),
        ("administrator", User.objects.get(email=ADMINISTRATOR), administered),
        ("anybody", None, {"register": reverse("publications:register")}),
    ]
    bare = Visit("officer", "(bare view)", officer, "/bare/")
    return [bare, *(Visit(who, page, one, path) for who, one, pages in seen for page, path in pages.items())]


def _pages_of(case: CaseFile, *wanted: str) -> dict[str, str]:
    names = {"case": "case", "timeline": "case_timeline", "grid": "panels:grid"}
    names |= {"letter book": "scr_portal:case_letter_book", "opened": "case_opened"}
    return {page: reverse(name, args=[case.public_id]) for page, name in names.items() if page in (wanted or names)}


def _longest(cases: "QuerySet[CaseFile]") -> CaseFile:
    """The one with the most events."""
    counted = Event.objects.filter(casefile__in=cases).values("casefile").annotate(events=Count("pk"))
    return CaseFile.objects.get(pk=counted.order_by("-events", "casefile").values_list("casefile", flat=True)[0])
