"""What is to be told without a number of days being laid down: a date of the case that says since when, never late."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from referrals.considerations.models import Decision
from scr_portal.accounts import User
from scr_portal.deadlines import Deadline, sync
from scr_portal.guidance.base import Act
from scr_portal.notices import Notice, transitions
from scr_portal.notices.settling import settle
from scr_portal.roles import Role
from tests import build
from tests.build import told
from tests.notices.conftest import DECIDED, Scene, browser

TELL_OFSTED = "Tell Ofsted of a decision not to hold a review"
TELL_THE_PANEL = "Tell the national panel of independent experts of a decision not to hold a review"
SINCE = "to do since 3 March 2014"


@pytest.fixture(autouse=True)
def _counted(scene: Scene) -> object:
    """Twelve days after the decision, with the dates counted as after a step."""
    with time_machine.travel(DECIDED + timedelta(days=12)):
        sync(scene.case)
        yield


def of_ofsted(scene: Scene) -> Notice:
    """The notice for which no day is laid down."""
    return Notice.objects.select_related("casefile", "body").get(casefile=scene.case, body__slug="ofsted")


def clock(scene: Scene) -> Deadline:
    """Its date."""
    return Deadline.objects.get(subject_key=of_ofsted(scene).subject)


def tell(scene: Scene, sent_on: date) -> None:
    """The officer records that Ofsted was sent it by post."""
    transitions.record_sent.run(
        of_ofsted(scene), scene.officer, route="post", recipient="Duty desk", sent_on=sent_on, proof="RX 123 GB"
    )


def page(scene: Scene, path: str = "") -> str:
    """A page of the case, as the officer reads it."""
    return browser(scene.officer).get(f"/cases/{scene.case.public_id}/{path}").content.decode()


def home(scene: Scene) -> str:
    """My week, as the officer reads it."""
    return browser(scene.officer).get("/home/").content.decode()


@pytest.mark.parametrize("path", ["", "dates/"])
def test_it_stands_once_among_the_dates_with_its_sum_and_its_source(scene: Scene, path: str) -> None:
    shown = page(scene, path)
    assert shown.count(f">{TELL_OFSTED}<") == 1
    assert shown.count(SINCE) == 1
    assert "Decided by the LSCB chair 3 March 2014" in shown
    assert "No day is laid down by which" in shown
    assert "own rule, not one of the guidance" in shown
    assert of_ofsted(scene).source in shown


def test_in_my_week_it_stands_once_after_what_has_a_day_and_leads_to_the_notices(scene: Scene) -> None:
    shown = home(scene)
    assert shown.count(SINCE) == shown.count(f">{TELL_OFSTED}<") == 1
    assert shown.index(f">{TELL_THE_PANEL}<") < shown.index(f">{TELL_OFSTED}<")
    link = f'href="/cases/{scene.case.public_id}/notices/">{TELL_OFSTED}'
    assert link in shown
    assert SINCE in page(scene, "notices/")


def test_it_is_never_late_however_long_it_is_left(scene: Scene) -> None:
    with time_machine.travel(DECIDED + timedelta(days=400)):
        sync(scene.case)
        shown = page(scene, "dates/")
        assert shown.count(SINCE) == 1
        assert shown.count("days late") == 1  # the other one, which was due on 17 March
        tell(scene, DECIDED + timedelta(days=400))  # and nobody asks why it is late
        assert "since 3 March 2014 (done 7 April 2015)" in page(scene, "dates/")


def test_proof_of_sending_stops_it(scene: Scene) -> None:
    tell(scene, DECIDED + timedelta(days=2))
    assert (clock(scene).is_running, clock(scene).stopped_on) == (False, date(2014, 3, 5))
    assert TELL_OFSTED not in home(scene)
    assert "since 3 March 2014 (done 5 March 2014)" in page(scene, "dates/")


def test_it_is_counted_no_more_when_the_chair_finds_it_not_needed(scene: Scene) -> None:
    transitions.not_needed.run(of_ofsted(scene), scene.chair, reason="Told with another case.")
    assert not clock(scene).counts
    assert TELL_OFSTED not in home(scene)
    assert "3 March 2014 (not counted any more)" in page(scene, "dates/")


def test_it_goes_by_the_day_of_the_act_and_has_none_when_the_act_is_taken_for_another(scene: Scene) -> None:
    decision = Decision.objects.get(casefile=scene.case)
    with told(scene.case):
        settle(decision, Act.DECISION_NOT_TO_HOLD, DECIDED + timedelta(days=1))
    sync(scene.case)
    assert clock(scene).starts_on == clock(scene).due_on == date(2014, 3, 4)
    with told(scene.case):
        transitions.follow.run(
            of_ofsted(scene), User.objects.system(),
            acted_on=DECIDED, due_on=None, due_steps=(), source="",
        )  # fmt: skip
    assert not clock(scene).counts


def test_a_day_that_lies_ahead_is_one_from_which_it_is_to_be_done(scene: Scene) -> None:
    """As when a reviewer is appointed from the first of next month."""
    with told(scene.case):
        Notice.objects.filter(pk=of_ofsted(scene).pk).update(acted_on=date(2014, 3, 20))
    sync(scene.case)
    assert "to do from 20 March 2014 (in 5 days)" in home(scene)


def test_it_is_no_next_date_of_the_case(scene: Scene) -> None:
    assert "No date is running" not in browser(scene.officer).get("/cases/").content.decode()
    Deadline.objects.exclude(pk=clock(scene).pk).update(is_running=False)
    shown = browser(scene.officer).get("/cases/").content.decode()
    assert "No date is running" in shown
    assert TELL_OFSTED not in shown


def test_the_database_knows_no_such_date_with_a_day_to_be_late_by(scene: Scene) -> None:
    rows = Deadline.objects.filter(pk=clock(scene).pk)
    with pytest.raises(IntegrityError, match="deadline_since_has_no_day"), transaction.atomic():
        rows.update(due_on=date(2014, 3, 17))


def test_whoever_reads_in_an_emergency_is_not_led_where_they_may_not_go(scene: Scene) -> None:
    reader = browser(build.member(Role.BOARD_MEMBER, scene.case.board))
    reader.post("/emergency/", {"reference": scene.case.reference, "reason": "A child is in danger"})
    shown = reader.get(f"/cases/{scene.case.public_id}/").content.decode()
    assert TELL_OFSTED in shown
    assert f"/cases/{scene.case.public_id}/notices/" not in shown
