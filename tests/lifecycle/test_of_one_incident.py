"""Two cases of one incident: who sees what is as the second calculation says, for who has a part in one alone too."""

import pytest

from referrals.likenesses.transitions import link
from scr_portal.bars.transitions import step_back
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build
from tests.lifecycle.holds import check_rights, check_walls, rows_there
from tests.referrals.likenesses.test_closed_to_one import Two
from tests.referrals.likenesses.test_linked_cases import WHY

pytestmark = pytest.mark.django_db


def test_the_linked_case_and_what_tells_of_it_is_seen_by_whoever_may_open_both() -> None:
    both = Two(are_decided=True)
    member, apart = (build.member(Role.SUBCOMMITTEE, both.place.board) for _ in range(2))
    step_back.run(Bar(casefile=both.earlier), apart, reason="I know the family.")
    link.run(both.likeness, both.officer, because=WHY)
    people = [both.officer, both.apart, both.place.chair, member, apart]
    for case in (both.case, both.earlier):
        there = rows_there(case)
        check_walls(people, case, there)
        for person in people:
            check_rights(person, case, there)
