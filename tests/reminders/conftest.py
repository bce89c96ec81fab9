"""A case with a clock that runs."""

from datetime import date, timedelta

import pytest

from scr_portal.accounts import Agency
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Sort
from scr_portal.deadlines import Deadline
from scr_portal.roles import Audience, Role
from tests import build

TODAY = date(2014, 3, 3)


def clock(
    case: CaseFile, due: date, waits_on: str = Role.CHAIR, agency: Agency | None = None, sort: Sort = Sort.DUE
) -> Deadline:
    """A running clock that has run for a month by its due day."""
    return Deadline.objects.create(
        casefile=case, agency=agency, audience=Audience.PANEL, subject_key=f"referrals.consideration:{case.pk}",
        kind=f"clock{Deadline.objects.count()}", name="Decision of the LSCB chair", sort=sort,
        starts_on=due - timedelta(30), due_on=due, steps=[], source="guidance", waits_on=waits_on,
    )  # fmt: skip


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
