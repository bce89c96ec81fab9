"""An LSCB chair who is back earlier than was recorded: from that moment the acting chair acts no more."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.urls import reverse

from scr_portal import walls
from scr_portal.accounts import Absence, Board
from scr_portal.audit import RightsEvent
from scr_portal.casefiles import CaseFile
from scr_portal.demo.standing import entered
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build
from tests.access.test_meanwhile import wait_until_somebody_waits
from tests.boards.test_absence import sees
from tests.boards.test_roles import signed_in
from tests.referrals.case import Place
from tests.reviews.team import on

TODAY = date(2026, 3, 6)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 3, 6, 15), tick=False) as clock:
        yield clock


@dataclass
class Away:
    """A board whose LSCB chair is recorded as away, and a case."""

    since: date = TODAY
    board: Board = field(default_factory=build.board)

    def __post_init__(self) -> None:
        self.chair, self.officer = build.member(Role.CHAIR, self.board), build.member(Role.OFFICER, self.board)
        self.acting, self.case = build.member(Role.ACTING_CHAIR, self.board), build.casefile(self.board)
        build.away(self.chair, self.since, self.since + timedelta(30))
        self.absence = Absence.objects.get(membership__user=self.chair)
        self.office = reverse("scr_portal:board_office", args=[self.board.public_id])
        self.page = reverse("scr_portal:board_absence_end", args=[self.board.public_id, self.absence.public_id])


@pytest.mark.django_db
def test_a_chair_who_is_back_earlier_says_so_and_the_acting_chair_acts_no_more_at_that_moment() -> None:
    away = Away()
    open_now = signed_in(away.acting)
    case_page = reverse("case", args=[away.case.public_id])
    assert open_now.get(case_page).status_code == 200
    chair = signed_in(away.chair)
    assert away.page in chair.get(away.office).content.decode()
    assert f"{away.chair} is recorded as away from 6 March 2026" in chair.get(away.page).content.decode()
    done = chair.post(away.page, follow=True).content.decode()
    assert "It is recorded that the LSCB chair is back." in done
    assert "No absence is recorded." in done
    assert open_now.get(case_page).status_code == 404
    with walls.entered(away.acting.pk, TODAY):
        assert not CaseFile.objects.filter(pk=away.case.pk).exists()
    away.absence.refresh_from_db()
    assert (away.absence.since, away.absence.until) == (TODAY, TODAY)


@pytest.mark.django_db
def test_it_leaves_a_change_of_rights_with_both_days() -> None:
    away = Away()
    signed_in(away.officer).post(away.page)
    ended = RightsEvent.objects.get(kind="absence.end")
    assert (ended.by, ended.about) == (away.officer, f"scr_portal.absence:{away.absence.pk}")
    assert json.loads(ended.values) == {"since": "2026-03-06", "was": "2026-04-05", "is": "2026-03-06"}
    changes = reverse("scr_portal:board_changes", args=[away.board.public_id])
    assert f"{away.chair} is back before 5 April 2026" in signed_in(away.chair).get(changes).content.decode()


@pytest.mark.django_db
def test_an_absence_that_has_not_begun_is_called_off_and_another_can_be_recorded() -> None:
    away = Away(since=TODAY + timedelta(3))
    assert signed_in(away.officer).post(away.page).status_code == 302
    away.absence.refresh_from_db()
    assert away.absence.until == away.absence.since
    assert "No absence is recorded." in signed_in(away.officer).get(away.office).content.decode()
    said = {"chair": str(away.absence.membership_id)} | on(TODAY, "since") | on(TODAY + timedelta(9), "until")
    path = reverse("scr_portal:board_absence", args=[away.board.public_id])
    assert signed_in(away.officer).post(path, said).status_code == 302
    assert sees(away.acting, away.case)


@pytest.mark.django_db
def test_whoever_is_concerned_is_told_and_nobody_is_named() -> None:
    away = Away()
    away.absence.recorded_by = clerk = build.member(Role.OFFICER, away.board)
    away.absence.save()
    entered(away.absence)
    signed_in(away.officer).post(away.page)
    told_of_it = {(one.user, one.address) for one in Message.objects.all()}
    assert told_of_it == {(one, one.email) for one in (away.chair, away.acting, clerk)}
    for told in Message.objects.all():
        assert told.casefile is None
        for hidden in (away.case.reference, away.case.label, away.board.name, away.board.short_name):
            assert hidden not in told.subject + told.body
        for person in (away.chair, away.acting, away.officer, clerk):
            assert person.name not in told.subject + told.body


@pytest.mark.django_db
def test_who_may_end_it_and_once() -> None:
    away = Away()
    for somebody in (away.acting, build.member(Role.SUBCOMMITTEE, away.board)):
        assert signed_in(somebody).post(away.page).status_code == 403
    for role in (Role.CHAIR, Role.OFFICER):
        stranger = signed_in(build.member(role, build.board()))
        assert stranger.post(away.page).status_code == 404
    elsewhere = Away()
    crossed = reverse("scr_portal:board_absence_end", args=[away.board.public_id, elsewhere.absence.public_id])
    assert signed_in(away.officer).post(crossed).status_code == 404
    assert signed_in(away.officer).post(away.page).status_code == 302
    assert signed_in(away.officer).post(away.page).status_code == 404
    assert RightsEvent.objects.filter(kind="absence.end").count() == 1


def test_the_second_of_two_at_once_changes_nothing(own_database: str) -> None:
    away = Away()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            signed_in(away.officer).post(away.page)
            waiting = pool.submit(post_and_close, away)
            wait_until_somebody_waits()
        status, page = waiting.result(timeout=20)
    assert status == 409
    assert "it cannot be done any more" in page
    assert RightsEvent.objects.filter(kind="absence.end").count() == 1


def post_and_close(away: Away) -> tuple[int, str]:
    """The chair says so, too."""
    try:
        answer = signed_in(away.chair).post(away.page)
        return answer.status_code, answer.content.decode()
    finally:
        connection.close()


@pytest.mark.django_db
def test_chair_and_acting_chair_read_on_their_own_pages_who_is_away_and_until_when() -> None:
    place = Place()
    consideration = place.recommended()
    build.away(place.chair, TODAY + timedelta(1), TODAY + timedelta(9))
    decide, days = f"/considerations/{consideration.public_id}/decide/", "from 7 March 2026, back on 15 March 2026"
    said = f"You are recorded as away {days}. {place.acting_chair.name} acts meanwhile."
    absence = Absence.objects.get()
    back = reverse("scr_portal:board_absence_end", args=[place.board.public_id, absence.public_id])
    for page in ("/home/", decide):
        shown = signed_in(place.chair).get(page).content.decode()
        assert said in shown
        assert back in shown
    acts = f"you act in the place of {place.chair.name}, LSCB chair, recorded as away {days}."
    assert f"From 7 March 2026 {acts}" in signed_in(place.acting_chair).get("/home/").content.decode()
    assert "recorded as away" not in signed_in(place.officer).get("/home/").content.decode()
    with time_machine.travel(datetime(2026, 3, 14, 15), tick=False):
        assert acts[1:] in signed_in(place.acting_chair).get("/home/").content.decode()
        shown = signed_in(place.acting_chair).get(decide).content.decode()
        assert f"{place.chair.name}, LSCB chair, is away {days}." in shown
        assert said in signed_in(place.chair).get(decide).content.decode()
    with time_machine.travel(datetime(2026, 3, 15, 15), tick=False):
        assert "recorded as away" not in signed_in(place.chair).get("/home/").content.decode()
        assert "in the place of" not in signed_in(place.acting_chair).get("/home/").content.decode()
