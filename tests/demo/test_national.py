"""The invented country: its copies are whole to the last digest, and the same for the same seed."""

from collections.abc import Iterator
from datetime import date, time
from io import StringIO
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from scr_portal import deadlines
from scr_portal.accounts import Board, User
from scr_portal.audit import Event, EventPayload
from scr_portal.audit.verifying import verify_cases, verify_rights
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.demo import mark, walk
from scr_portal.demo.national import filling
from scr_portal.demo.national.cast import Cast
from scr_portal.demo.national.stories import Story
from scr_portal.demo.national.teller import CHILD, LABEL, PARENTS, Teller
from scr_portal.demo.walk import on
from scr_portal.guidance.base import Outcome
from scr_portal.holidays import calendar
from scr_portal.people import Person
from tests import build, databases

TODAY = date(2016, 6, 1)
OVER = Story(1, date(2014, 3, 5), Teller.not_reviewed, range(-30, 50), Outcome.NONE)
UNDER_WAY = Story(1, date(2016, 4, 6), Teller.commissioned, range(-3, 1))
COPIES = 5


def fill(*stories: Story) -> None:
    """A country of three boards in which only these things happen."""
    with transaction.atomic():
        random = Random(7)
        country = filling.Country(random, Cast(random, 3).gather(), calendar(), TODAY)
        for story, original in [(story, country.walked(story)) for story in stories]:
            country.add(story, COPIES, original)


@pytest.fixture
def country(db: None) -> Iterator[None]:
    with on(TODAY):
        fill(OVER, UNDER_WAY)
        yield


def test_every_copy_is_whole(country: None) -> None:
    assert CaseFile.objects.count() == 2 * COPIES
    assert [*verify_cases({}), *verify_rights({})] == []
    with databases.owner():
        EventPayload.objects.filter(event=Event.objects.latest("pk")).update(data="", salt="")
    assert len(list(verify_cases({}))) == 1


def test_what_is_due_in_a_copy_is_what_its_own_days_say(country: None) -> None:
    assert len({*Deadline.objects.values_list("due_on", flat=True)}) > COPIES
    for case in CaseFile.objects.all():
        before = [*Deadline.objects.filter(casefile=case).order_by("pk").values()]
        deadlines.sync(case)
        assert [*Deadline.objects.filter(casefile=case).order_by("pk").values()] == before


def test_every_copy_has_people_and_a_label_of_its_own(country: None) -> None:
    named = [*Person.objects.values_list("name", flat=True)]
    assert len(named) == 8 * COPIES
    said = " ".join([*named, *EventPayload.objects.values_list("data", flat=True)])
    assert not any(name in said for name in (CHILD, *PARENTS, LABEL))
    for board in Board.objects.all():
        labels = [*CaseFile.objects.filter(board=board).values_list("label", flat=True)]
        assert len(labels) == len(set(labels)) > 2
    for case in CaseFile.objects.all():
        by = User.objects.filter(
            pk__in=Event.objects.filter(casefile=case).values("by"), memberships__board__isnull=False
        )
        assert {*by.values_list("memberships__board", flat=True)} == {case.board_id}


def test_its_pages_open(country: None, client: Client) -> None:
    for board in Board.objects.all():
        client.force_login(User.objects.get(memberships__board=board, memberships__role="chair"))
        for case in board.casefiles.all():
            page = client.get(reverse("case", args=[case.public_id]))
            assert case.label in page.content.decode()
        assert client.get(reverse("cases")).status_code == 200


def test_the_same_seed_gives_the_same_country_on_a_slow_machine_too(
    own_database: str, worker_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with databases.fresh(f"{worker_id}_second") as second, on(TODAY):
        fill(OVER)
        first = [*Event.objects.order_by("pk").values_list("digest", flat=True)]
        with databases.using(second):
            monkeypatch.setattr(walk, "time", lambda hour: time(hour, 0, 59))
            fill(OVER)
            assert [*Event.objects.order_by("pk").values_list("digest", flat=True)] == first
    assert len(first) == 23 * COPIES


def test_it_needs_the_demonstration_and_a_database_of_its_own(db: None) -> None:
    with pytest.raises(CommandError, match="PORTAL_DEMO"):
        call_command("load_national")
    with override_settings(DEMO=True):
        with pytest.raises(CommandError, match="boards"):
            call_command("load_national", boards=1000)
        build.board()
        with pytest.raises(CommandError, match="other boards"):
            call_command("load_national", boards=2, cases=1)


def test_a_second_run_changes_nothing(db: None) -> None:
    mark.mark()
    Cast(Random(7), 3).gather()
    said = StringIO()
    with override_settings(DEMO=True):
        call_command("load_national", boards=2, cases=1, stdout=said)
    assert said.getvalue() == "3 boards with 0 cases are here.\n"
