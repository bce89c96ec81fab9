"""A case with a clock that runs."""

from datetime import date, datetime, time, timedelta

import pytest

from scr_portal.accounts import Agency
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Sort
from scr_portal.deadlines import OF_NOTICE, Deadline
from scr_portal.reminders.digests import digest
from scr_portal.reminders.sweep import sweep_batch
from scr_portal.roles import Audience, Role
from tests import build
from tests.referrals.case import Place

TODAY = date(2014, 3, 3)


def clock(
    case: CaseFile,
    due: date,
    waits_on: str = Role.CHAIR,
    agency: Agency | None = None,
    sort: Sort = Sort.DUE,
    runs: int = 30,
) -> Deadline:
    """A running clock that has run for so many days by its due day."""
    return Deadline.objects.create(
        casefile=case, agency=agency, audience=Audience.PANEL, subject_key=f"referrals.consideration:{case.pk}",
        kind=f"clock{Deadline.objects.count()}", name="Decision of the LSCB chair", sort=sort,
        starts_on=due - timedelta(runs), due_on=due, steps=[], source="guidance", waits_on=waits_on,
    )  # fmt: skip


def notice(case: CaseFile, due: date) -> Deadline:
    """A running clock of a notice that the officer owes a body."""
    return _of_notice(clock(case, due, Role.OFFICER))


def notice_since(case: CaseFile, day: date) -> Deadline:
    """The same where no day is laid down: to be done since the day of the act."""
    return _of_notice(clock(case, day, Role.OFFICER, sort=Sort.SINCE, runs=0))


def _of_notice(deadline: Deadline) -> Deadline:
    deadline.subject_key, deadline.name = f"{OF_NOTICE}{deadline.pk}", "Tell Ofsted"
    deadline.save(update_fields=["subject_key", "name"])
    return deadline


def remind(day: date, at: time = time(8)) -> None:
    """What the worker does every ten minutes, on this day and at this hour."""
    while sweep_batch(day):
        pass
    digest(datetime.combine(day, at))


@pytest.fixture
def case(db: None) -> CaseFile:
    """A case of a board with an officer and a chair."""
    return case_of_a_staffed_board()


def case_of_a_staffed_board() -> CaseFile:
    """The same, for a database of its own."""
    made = build.casefile(build.board())
    build.member(Role.OFFICER, made.board)
    build.member(Role.CHAIR, made.board)
    return made


@pytest.fixture
def place(db: None) -> Place:
    """A board with all its people."""
    return Place()
