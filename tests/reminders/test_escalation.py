"""A late agency: first its own people, then higher up in it, then the LSCB chair; each once, and each is kept."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from panels.imrs import corrections
from panels.models import Imr
from scr_portal import tasks
from scr_portal.accounts import Agency, User
from scr_portal.audit import Event
from scr_portal.chases.models import Chase
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.management.commands.status import status
from scr_portal.people import Person
from scr_portal.reminders import escalation
from scr_portal.reminders.stages import RUNGS, STAGES, Rung
from scr_portal.roles import Role
from tests import build
from tests.panels.conftest import Scene, staffed
from tests.reminders.conftest import TODAY, clock

LONDON = ZoneInfo("Europe/London")


def sweep(day: date, hour: int = 8) -> None:
    """What the worker does at this hour."""
    with time_machine.travel(datetime(day.year, day.month, day.day, hour, 5, tzinfo=LONDON), tick=False):
        tasks.sweep_deadlines()


def live(first: int, last: int) -> None:
    """Day by day, twice each, counted from the day it is due."""
    for days in range(first, last + 1):
        for hour in (8, 15):
            sweep(TODAY + timedelta(days), hour)


def tiers() -> list[tuple[str, int]]:
    """Whom the portal asked, and how many days after the day."""
    return [(one.tier, (one.chased_on - TODAY).days) for one in Chase.objects.order_by("pk")]


def read_by(user: User, words: str) -> int:
    return sum(words in message.body for message in Message.objects.filter(user=user))


@pytest.fixture
def scene(db: None) -> Scene:
    """A month before the day; the chief officer of the police has an address."""
    with time_machine.travel(datetime(2014, 2, 1, 12, tzinfo=LONDON), tick=False):
        made = staffed()
    Agency.objects.update(chief_officer="The Chief", chief_officer_email="chief@example.org")
    made.police.refresh_from_db()
    return made


def owes(scene: Scene, *, author: bool = True) -> Imr:
    """The police owe an IMR on the day: its author, or else the senior officer who has still to name one."""
    with time_machine.travel(datetime(2014, 2, 1, 12, tzinfo=LONDON), tick=False):
        return scene.with_author() if author else scene.asked()


def chair_of(scene: Scene) -> User:
    return scene.review.decision.decided_by


def test_it_goes_up_the_agency_first_and_then_the_chair_is_told(scene: Scene) -> None:
    owes(scene)
    live(0, 25)
    assert tiers() == [("senior", 3), ("chief", 10), ("told", 17)]
    assert read_by(scene.senior, "Your agency is late. 3 days late, it was due on 3 March 2014") == 1
    assert Message.objects.filter(address="chief@example.org").count() == 1
    assert read_by(chair_of(scene), "An agency is late, and was asked itself before. 17 days late") == 1
    assert [one.whom for one in Chase.objects.order_by("pk")] == [scene.senior.name, "The Chief", chair_of(scene).name]
    assert {one.chased_by for one in Chase.objects.all()} == {User.objects.system()}
    assert Event.objects.filter(kind="chase.escalate").count() == 3


def test_nobody_is_asked_before_eight_or_told_twice_a_day(scene: Scene) -> None:
    owes(scene)
    sweep(TODAY + timedelta(3), 7)
    assert tiers() == []
    sweep(TODAY + timedelta(3))
    letters = Message.objects.count()
    sweep(TODAY + timedelta(3), 9)
    assert (tiers(), Message.objects.count()) == ([("senior", 3)], letters)


def test_whom_the_date_waits_for_is_not_asked_again_as_the_one_above(scene: Scene) -> None:
    owes(scene, author=False)
    live(0, 10)
    assert tiers() == [("chief", 10)]
    assert not read_by(scene.senior, "Your agency is late")


def test_a_portal_that_stood_still_leaves_no_rung_out(scene: Scene) -> None:
    owes(scene)
    live(40, 55)
    assert tiers() == [("senior", 40), ("chief", 47), ("told", 54)]


def test_a_chief_officer_without_an_address_is_left_out(scene: Scene) -> None:
    owes(scene)
    Agency.objects.update(chief_officer_email="")
    live(0, 25)
    assert tiers() == [("senior", 3), ("told", 17)]


def test_another_day_begins_again_and_what_is_submitted_is_left_alone(scene: Scene) -> None:
    imr = owes(scene)
    live(3, 5)
    with time_machine.travel(datetime(2014, 3, 8, 20, tzinfo=LONDON), tick=False):
        imr.refresh_from_db()
        day = TODAY + timedelta(30)
        imr = corrections.correct.run(imr, scene.officer, field="due_on", day=day, reason="As agreed.")
    live(6, 34)
    assert tiers() == [("senior", 3), ("senior", 33)]
    with time_machine.travel(datetime(2014, 4, 6, 20, tzinfo=LONDON), tick=False):
        scene.submitted(imr)
    live(35, 50)
    assert len(tiers()) == 2


def test_it_is_only_for_dates_that_wait_for_an_agency(scene: Scene) -> None:
    clock(scene.review.casefile, TODAY, Role.OFFICER, scene.police)
    clock(scene.review.casefile, TODAY, Role.CHAIR)
    live(3, 20)
    assert tiers() == []


def test_what_fails_in_one_case_keeps_nobody_else_waiting_and_is_told(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    owes(scene)
    with time_machine.travel(datetime(2014, 2, 1, 12, tzinfo=LONDON), tick=False):
        broken, board = scene.asked(scene.health), scene.review.casefile.board
        other = clock(build.casefile(board), TODAY + timedelta(10), Role.CHAIR)
    works = escalation._ask

    def ask(deadline: Deadline, agency: Agency, rung: Rung) -> None:
        if agency == scene.health:
            raise LookupError(f"{agency} {deadline.casefile.label}")
        works(deadline, agency, rung)

    monkeypatch.setattr(escalation, "_ask", ask)
    live(3, 10)
    assert tiers() == [("senior", 3), ("chief", 10)], "the other agency is asked all the same"
    assert read_by(chair_of(scene), other.name)
    assert "LookupError" in caplog.text
    for word in (scene.review.casefile.label, scene.review.casefile.reference, "Northshire"):
        assert word not in caplog.text
    assert status(datetime(2014, 3, 13, 12, tzinfo=LONDON))["late_dates_left_behind"] == 1
    monkeypatch.undo()
    live(11, 11)
    assert Chase.objects.filter(agency=broken.agency).count() == 1
    assert status(datetime(2014, 3, 14, 12, tzinfo=LONDON))["late_dates_left_behind"] == 0


def test_it_names_nobody(scene: Scene) -> None:
    case = scene.review.casefile
    with build.told(case):
        Person.objects.create(casefile=case, kind=Person.Kind.CHILD, name="Invented Name")
    owes(scene)
    live(0, 20)
    for message in Message.objects.all():
        for word in ("Invented Name", case.label, "Northshire", "The Chief"):
            assert word not in message.subject + message.body


def test_the_grid_says_who_was_asked_last(scene: Scene, client: Client) -> None:
    owes(scene)
    sweep(TODAY + timedelta(3))
    with time_machine.travel(datetime(2014, 3, 6, 12, tzinfo=LONDON), tick=False):
        client.force_login(scene.officer)
        page = client.get(reverse("panels:grid", args=[scene.review.casefile.public_id])).content.decode()
    assert "The agency’s senior officer" in page
    assert "E-mail, 6 March 2014" in page


def test_no_rung_falls_on_the_day_of_a_reminder() -> None:
    assert not {rung.days for rung in RUNGS} & {stage.days for stage in STAGES}
    assert [rung.days for rung in RUNGS] == sorted(rung.days for rung in RUNGS)
    assert {rung.name for rung in RUNGS} <= set(Chase.Tier.values)


def test_while_the_chair_is_away_the_acting_chair_is_told_too(scene: Scene) -> None:
    owes(scene)
    acting = build.member(Role.ACTING_CHAIR, scene.review.casefile.board)
    build.away(chair_of(scene), TODAY + timedelta(10), TODAY + timedelta(30))
    live(0, 25)
    for who in (acting, chair_of(scene)):
        assert read_by(who, "An agency is late, and was asked itself before. 17 days late") == 1
