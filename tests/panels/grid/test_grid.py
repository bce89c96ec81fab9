"""The grid shows each agency with what it owes, how late it is, and when it was chased."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.chronologies.transitions import confirm, read
from panels.grid.contacts import NOBODY
from panels.imrs import transitions
from panels.imrs.models import Imr
from panels.models import AgencyRequest, Chronology
from panels.requests.transitions import answer, ask
from reviews.models import StaffContact
from reviews.staff.transitions import record
from scr_portal import deadlines
from scr_portal.accounts import Agency, Membership, User
from scr_portal.bars.transitions import step_back
from scr_portal.chases.models import Chase
from scr_portal.chases.transitions import send
from scr_portal.deadlines import Deadline
from scr_portal.people import Bar
from scr_portal.roles import Role
from tests import build
from tests.panels.chronologies import tables
from tests.panels.chronologies.conftest import table_in
from tests.panels.conftest import Scene


def shown(scene: Scene, person: User, **chosen: str) -> str:
    client = Client()
    client.force_login(person)
    answer = client.get(reverse("panels:grid", args=[scene.review.casefile.public_id]), chosen)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def late(scene: Scene, days: int) -> Imr:
    imr = scene.asked()
    Imr.objects.filter(pk=imr.pk).update(due_on=timezone.localdate() - timedelta(days=days))
    deadlines.sync(imr.casefile)
    return imr


def test_a_cell_says_where_it_stands_and_how_often_it_was_sent_back(scene: Scene) -> None:
    assert "Waiting for agency" not in shown(scene, scene.officer)
    imr = scene.submitted()
    assert "Submitted" in shown(scene, scene.officer)
    later = timezone.localdate() + timedelta(days=9)
    transitions.send_back.run(imr, scene.panel_chair, reasons="Thin", points="More", due_on=later)
    page = shown(scene, scene.panel_chair)
    assert "(in 9 days)" in page
    assert "Sent back once" in page


@pytest.mark.parametrize(("days", "show", "there"), [(6, "very", True), (5, "very", False), (1, "late", True), (0, "late", False)])  # fmt: skip  # noqa: E501
def test_the_filter_leaves_what_is_late(scene: Scene, days: int, show: str, there: bool) -> None:
    late(scene, days)
    assert ("Northshire Police" in shown(scene, scene.officer, show=show)) is there
    assert "Northshire Police" in shown(scene, scene.officer, show="nonsense")


def test_it_says_when_an_agency_was_chased_last_and_offers_to_do_it(scene: Scene) -> None:
    late(scene, 3)
    page = shown(scene, scene.officer)
    assert "3 days late" in page
    assert "how Individual management review was worked out" in page
    assert f"/chases/send/?agency={scene.police.public_id}" in page
    send.run(Chase(casefile=scene.review.casefile), scene.officer, agency=scene.police, tier="people", what="The IMR")
    assert "E-mail, " in shown(scene, scene.officer)
    home = Client()
    home.force_login(scene.officer)
    assert "(today)" in home.get(reverse("home")).content.decode()


def test_a_row_says_whom_to_ask_and_where_nobody_has_an_account(scene: Scene) -> None:
    late(scene, 3)
    Agency.objects.filter(pk=scene.police.pk).update(chief_officer="Chief Constable")
    page = shown(scene, scene.officer)
    assert f"Senior officer of the agency: {scene.senior.name}" in page
    assert "Chief officer: Chief Constable" in page
    assert NOBODY not in page
    Membership.objects.filter(agency=scene.police).update(until=timezone.localdate())
    page = shown(scene, scene.officer)
    assert scene.senior.name not in page
    assert NOBODY in page


def test_nobody_is_rung_who_stepped_back(scene: Scene) -> None:
    late(scene, 3)
    Agency.objects.filter(pk=scene.police.pk).update(telephone="01632 960100")
    for reader in (scene.officer, scene.panel_chair):
        assert "Telephone 01632 960100" in shown(scene, reader)
    step_back.run(Bar(casefile=scene.review.casefile, agency=scene.police), scene.senior, reason="I know the family.")
    for reader in (scene.officer, scene.panel_chair):
        page = shown(scene, reader)
        assert scene.senior.name not in page
        assert "01632 960100" not in page
        assert NOBODY in page
    second = build.member(Role.SENIOR, scene.police)
    page = shown(scene, scene.officer)
    assert f"Senior officer of the agency: {second.name}" in page
    assert "Telephone 01632 960100" in page


def test_it_is_for_the_office_and_the_panel_chair(scene: Scene, client: Client) -> None:
    for person in (scene.senior, scene.member):
        client.force_login(person)
        assert client.get(reverse("panels:grid", args=[scene.review.casefile.public_id])).status_code == 403
        assert "/agencies/" not in client.get(
            reverse("case", args=[scene.review.casefile.public_id])
        ).content.decode().replace("agencies/ask", "")


def test_the_case_page_counts_who_owes(scene: Scene, client: Client) -> None:
    late(scene, 2)
    scene.asked(scene.health)
    client.force_login(scene.officer)
    page = client.get(reverse("case", args=[scene.review.casefile.public_id])).content.decode()
    assert "Each of the 2 agencies still owes something" in page


def test_what_was_asked_besides_has_its_column_and_is_late_after_its_day(scene: Scene) -> None:
    case, today = scene.review.casefile, timezone.localdate()
    for kind, days in (("declaration", -4), ("fact_check", 6)):
        new = AgencyRequest(casefile=case)
        ask.run(
            new, scene.officer, agency=scene.police, kind=kind, what="Please", asked_on=today - timedelta(days=9),
            due_on=today + timedelta(days=days),
        )  # fmt: skip
    page = shown(scene, scene.officer)
    assert "4 days late" in page
    assert "how Fact-check was worked out" in page
    assert "Northshire Police" in shown(scene, scene.officer, show="late")
    row = AgencyRequest.objects.get(kind="declaration")
    answer.run(row, scene.senior, answer="None.", answered_by="The superintendent", answered_on=today)
    assert "The superintendent" in shown(scene, scene.officer)
    assert "Northshire Police" not in shown(scene, scene.officer, show="late")


def test_staff_who_were_told_are_counted_among_feedback(scene: Scene) -> None:
    scene.asked()
    for stage in ("feedback", "explained"):
        record.run(
            StaffContact(casefile=scene.review.casefile), scene.officer, who="A nurse", support="Her manager",
            interview="may", stage=stage, stage_on=timezone.localdate(), agency=scene.police,
        )  # fmt: skip
    assert "On the register: 1 of 2 told" in shown(scene, scene.officer)


def test_a_chronology_comes_with_the_imr_or_by_a_day_of_its_own(scene: Scene) -> None:
    imr = scene.with_author()
    today = timezone.localdate()
    assert "With the IMR" in shown(scene, scene.officer)
    scene.submitted(imr)
    assert "The IMR came without it" in shown(scene, scene.officer)
    days = {"commissioned_on": today, "due_on": today + timedelta(days=30)}
    imr = Imr(casefile=scene.review.casefile)
    with pytest.raises(ValidationError, match="when it was asked for"):
        transitions.commission.run(imr, scene.officer, agency=scene.health, chronology_due_on=today, **days)
    transitions.commission.run(
        imr, scene.officer, agency=scene.health, chronology_due_on=today + timedelta(days=12), **days
    )
    page = shown(scene, scene.officer)
    assert "(in 12 days)" in page
    assert "how Chronology was worked out" in page
    Imr.objects.filter(agency=scene.health).update(chronology_due_on=today - timedelta(days=2))
    deadlines.sync(scene.review.casefile)
    assert "2 days late" in shown(scene, scene.officer)
    blank = Chronology(casefile=scene.review.casefile, agency=scene.health, review=scene.review)
    given = read.run(blank, scene.other_senior, table=table_in(tables.as_csv(None)))
    confirm.run(given, scene.other_senior)
    page = shown(scene, scene.officer)
    assert "2 days late" not in page
    assert "Confirmed" in page
    late_by = Deadline.objects.get(kind="chronology", casefile=scene.review.casefile)
    assert (late_by.is_running, late_by.stopped_on) == (False, today)
