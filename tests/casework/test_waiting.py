"""What waits is asked for in one question: the same rows, with the same beside them, as asked for one by one."""

from collections import Counter
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from referrals.agenda import ahead
from reviews.models import Review
from scr_portal import waiting
from scr_portal.access import Appointment, grants
from scr_portal.accounts import User
from scr_portal.alike import alike, left_open, stand_in
from scr_portal.answers import _asked as written
from scr_portal.answers import answers
from scr_portal.casefiles import CaseFile
from scr_portal.casework import came_in, home
from scr_portal.roles import Role
from scr_portal.shelf import Shelf
from tests import build, build_review
from tests.world import ASHBY, ELMTON, World

ASKED = (
    *(rows for kind in waiting.KINDS for rows in (*kind.rows, *kind.of_open)),
    *(
        home._running,
        home._newest_chases,
        home._saved,
        home._open,
        home._next_dates,
        home._offices,
        came_in._came_in,
        ahead._planned,
    ),
)


def test_rows_asked_for_together_are_those_asked_for_one_by_one(world: World) -> None:
    _more_roles(world)
    seen: Counter[str] = Counter()
    for person in world.people:
        held = grants(person)
        one_by_one = [of(held) for of in ASKED]
        for alone, together in zip(one_by_one, answers(held, *ASKED), strict=True):
            if alone is None:
                assert not together
                continue
            assert [_told(row, alone) for row in together] == [_told(row, alone) for row in alone]
            seen[alone.model.__name__] += len(together)
    assert sum(count > 0 for count in seen.values()) > 9, seen


def test_of_closed_cases_what_only_open_ones_have_is_not_asked(world: World) -> None:
    of_open = [rows for kind in waiting.KINDS for rows in kind.of_open]
    CaseFile.objects.filter(board=world.case("submitted").board).update(is_open=False)
    left_out: set[str] = set()
    for person in world.people:
        held = grants(person)
        for every, asked in zip(answers(held, *of_open), answers(held, *of_open, of_open=True), strict=True):
            assert [row.pk for row in asked] == [row.pk for row in every if row.casefile.is_open]
            left_out |= {type(row).__name__ for row in every if not row.casefile.is_open}
    assert len(left_out) > 3, left_out


def test_the_question_is_written_without_asking_anything(world: World) -> None:
    for person in world.people:
        kind = alike(grants(person))
        with CaptureQueriesContext(connection) as asked:
            written.__wrapped__(kind, ASKED)
        assert not asked.captured_queries


def test_the_stand_in_holds_all_that_the_reader_does_but_the_cases(world: World) -> None:
    for person in world.people:
        person.guest_of = 8
        held = grants(person)
        held.barred |= {7}
        stood = stand_in(alike(held))
        apart_from = {"user", "cases", "open_cases", "groups", "open_groups", "_by_role"}
        assert _all_but(stood, apart_from) == _all_but(held, apart_from)
        assert stood.all_roles() == held.all_roles()
        assert stood.user.guest_of == 8


def test_who_comes_by_a_link_is_asked_for_no_other_appointment_of_theirs(world: World) -> None:
    case = world.case("submitted")
    person = build.user()
    offered = [
        Appointment.objects.create(casefile=case, user=person, role=role, position="Consultant")
        for role in (Role.OVERVIEW_AUTHOR, Role.PANEL_CHAIR)
    ]
    person = User.objects.get(pk=person.pk)
    person.guest_of = offered[0].pk
    declares = reverse("panels:appointment_declare", args=[offered[0].public_id])
    assert [one.url for one in waiting.waiting(grants(person))] == [declares]
    assert [row.pk for row in Shelf(case, person).rows(Appointment)] == [offered[0].pk]


def test_a_list_of_cases_that_is_worded_key_by_key_is_refused(world: World) -> None:
    kind = next(k for p in world.people if (k := alike(grants(p))).groups)
    key = next(iter(stand_in(kind).cases))
    with pytest.raises(ValueError, match="among"):
        left_open("SELECT %s", [key], kind)
    with pytest.raises(ValueError, match="apart"):
        left_open("SELECT %s", [f"{{{key},7}}"], kind)


def _more_roles(world: World) -> None:
    """Some hold one thing on one case and another on the next: only so is it seen when the two are exchanged."""
    review = Review.objects.get(casefile=world.case("submitted", ELMTON))
    for role in (Role.OFFICER, Role.CHAIR, Role.SENIOR):
        build_review.appointed(review, Role.PANEL_MEMBER, world.member(role, ASHBY))


def _all_but(held: Any, names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in vars(held).items() if name not in names}


def _told(row: Any, rows: Any) -> dict[str, Any]:
    """All that is in a row, in what was annotated (in whatever order), and in the rows that came with it."""
    known = {name: value for name, value in vars(row).items() if name != "_state"}
    values = {name: sorted(value, key=str) if isinstance(value, list) else value for name, value in known.items()}
    beside = {name: getattr(row, name) for name in rows.query.select_related or {}}
    return values | {name: {**vars(one), "_state": None} for name, one in beside.items() if one}
