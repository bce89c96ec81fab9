"""Who is asked to check something is reminded by that alone, in words that name nobody; the office sees it late."""

import re
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from scr_portal.access import forget
from scr_portal.accounts import Body, User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline, sync
from scr_portal.fact_checks import corrections, transitions, voids
from scr_portal.fact_checks.models import FactCheck
from scr_portal.mail import Message
from scr_portal.reminders.stages import STAGES
from scr_portal.roles import Role
from tests import build
from tests.casework.test_sums import bare
from tests.fact_checks.conftest import TEXT, asked, author_of, barred, day, page, scene, shown, store
from tests.feeds.conftest import entries, made_by
from tests.panels.conftest import Scene
from tests.reminders.conftest import remind

__all__ = ["scene", "store"]

pytestmark = pytest.mark.django_db
WHAT = "Check what is written of one person"


def reminded_on(person: User, first: date, days: int) -> list[int]:
    """How many days after the first a digest came to this person; somebody looks every morning."""
    found = []
    for number in range(days):
        before = Message.objects.filter(user=person).count()
        remind(first + timedelta(number))
        found += [number] * (Message.objects.filter(user=person).count() - before)
    return found


def digests(person: User) -> list[Message]:
    """What a digest has brought this person, oldest first."""
    return list(Message.objects.filter(user=person, subject__contains="need").order_by("pk"))


@pytest.mark.parametrize("is_barred", [True, False])
def test_at_the_days_of_every_date_by_mail_that_names_nobody(scene: Scene, is_barred: bool) -> None:
    person = barred(scene) if is_barred else build.user("Kerensa Nance")
    asked(scene, person)
    stages = [9 + stage.days for stage in STAGES if stage.days > -9]
    assert reminded_on(person, day(0), 40) == stages
    case, (first, *_) = scene.review.casefile, digests(person)
    assert f"{case.reference}: Due in 7 days, on " in first.body
    assert f": {WHAT}." in first.body
    for hidden in (TEXT, person.name, case.label, case.public_id, case.board.name, scene.police.name):
        assert hidden not in first.subject + first.body


def test_the_reminder_leads_to_their_own_page_and_to_nothing_of_the_case(scene: Scene) -> None:
    person = barred(scene)
    check = asked(scene, person)
    status, home = shown(person, reverse("home"))
    assert (status, page(check) in home) == (200, True)
    assert scene.review.casefile.label not in home
    assert f"/cases/{scene.review.casefile.public_id}" not in home
    assert not Deadline.objects.visible_to(User.objects.get(pk=person.pk)).exists()
    remind(day(9))
    [letter] = digests(person)
    assert re.findall(r"https?://\S+", letter.body) == [settings.PORTAL_ADDRESS + reverse("home")]


def test_who_reads_for_a_body_finds_it_where_the_reminder_leads(scene: Scene) -> None:
    reader = build.member(Role.NATIONAL_PANEL, Body.objects.create(slug="panel", name="Panel"))
    check = asked(scene, reader)
    assert page(check) in shown(reader, reverse("home"))[1]
    transitions.answer.run(check, User.objects.get(pk=reader.pk), is_right=True)
    assert "Sent to you" in shown(User.objects.get(pk=reader.pk), reverse("home"))[1]


@pytest.mark.parametrize("ends", ["answered", "void", "closed", "account"])
def test_no_more_once_nothing_is_wanted_of_them(scene: Scene, ends: str) -> None:
    person = build.user()
    check = asked(scene, person)
    if ends == "answered":
        transitions.answer.run(check, person, is_right=True)
    elif ends == "void":
        voids.void.run(check, scene.panel_chair, because="Another person of this name.")
    elif ends == "account":
        build.closed(person)
    else:
        CaseFile.objects.filter(pk=check.casefile_id).update(is_open=False)
        sync(check.casefile)  # as the step does that closes it
    remind(day(9))
    assert not digests(person)


def test_by_the_new_day_once_they_have_more_time(scene: Scene) -> None:
    person = barred(scene)
    check = corrections.correct.run(asked(scene, person), scene.panel_chair, field="due_on", day=day(30), reason="Ill.")
    assert check
    remind(day(9))
    assert not digests(person)
    remind(day(30))
    assert len(digests(person)) == 1


def test_everything_of_a_morning_is_one_mail(scene: Scene) -> None:
    person = build.user()
    for _ in range(2):
        asked(scene, person)
    remind(day(9))
    [letter] = digests(person)
    assert letter.subject == "SCR Portal: 2 dates need you"


def test_nobody_else_is_reminded_of_it(scene: Scene) -> None:
    author_of(scene)
    asked(scene, build.user(), scene.author, kind="interview")
    asked(scene, barred(scene))
    for number in (9, 10, 12, 19, 26):
        remind(day(number))
    told = {one.user for one in Message.objects.filter(body__contains=WHAT)}
    assert told == {check.of for check in FactCheck.objects.all()}


def test_the_office_waits_for_it_and_sees_it_late(scene: Scene) -> None:
    person = barred(scene)
    asked(scene, person)
    with time_machine.travel(datetime.combine(day(13), time(10), timezone.get_current_timezone())):
        home = shown(scene.officer, reverse("home"))[1]
        case = shown(scene.officer, reverse("case", args=[scene.review.casefile.public_id]))[1]
    for read in (home, case):
        assert WHAT in read
        assert "(4 days late)" in read
    assert WHAT in home.partition("Waiting for others")[2]
    assert person.name not in home
    assert "#checked-by-one-person" in case


def test_what_is_written_of_the_officer_waits_for_the_officer_and_not_for_others(scene: Scene) -> None:
    check = asked(scene, scene.officer)
    home = shown(scene.officer, reverse("home"))[1]
    assert page(check) in home
    assert "Waiting for others" not in home


def test_its_day_opens_to_its_sum_for_those_who_may_ask(scene: Scene) -> None:
    check = asked(scene, barred(scene))
    for path in (reverse("case", args=[scene.review.casefile.public_id]), page(check)):
        read = shown(scene.officer, path)[1]
        assert day_words(check.due_on) in read
        assert not bare(read, {day_words(check.due_on)})


@pytest.mark.parametrize("is_barred", [True, False])
def test_the_person_reads_how_their_day_came_about(scene: Scene, is_barred: bool) -> None:
    person = barred(scene) if is_barred else build.user("Kerensa Nance")
    check = asked(scene, person)
    for path in (reverse("home"), page(check)):
        read = shown(person, path)[1]
        assert f"to be checked by {day_words(check.due_on)}</li>" in read
        assert not bare(read, {day_words(check.due_on)})


@pytest.mark.parametrize("of_agency", [False, True])
def test_its_date_is_for_those_who_may_ask(scene: Scene, of_agency: bool) -> None:
    author_of(scene)
    asked(scene, build.user(), scene.author if of_agency else scene.panel_chair)
    case, may = scene.review.casefile, {scene.author} if of_agency else {scene.officer, scene.panel_chair}
    everybody = (scene.officer, scene.panel_chair, scene.author, scene.senior, scene.member, scene.other_senior)
    forget(everybody)
    dates = Deadline.objects.filter(kind="fact_check")
    assert {one for one in everybody if dates.visible_to(one, case).exists()} == may
    for reader in (scene.officer, scene.senior):
        written = [one for one in entries(made_by(reader)) if one.title.startswith(WHAT)]
        assert len(written) == (reader in may)
