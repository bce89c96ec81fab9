"""Reading an agency's table: a preview, errors by row, and nothing for anybody else yet."""

import io
from pathlib import Path

import pytest
from django.test import Client

from panels.chronologies import transitions
from panels.chronologies.models import Chronology, Entry
from panels.imrs.models import Imr, ImrHold
from reviews.models import Review
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.roles import Audience, Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build, build_review
from tests.panels.chronologies import tables
from tests.panels.chronologies.conftest import Scene, table_in


def address(scene: Scene) -> str:
    return f"/cases/{scene.casefile.public_id}/chronologies/{scene.police.public_id}/read/"


def send(client: Client, scene: Scene, content: bytes, name: str = "our events.csv") -> str:
    """Send a file as the agency's senior officer; gives the page that answers."""
    client.force_login(scene.senior)
    file = io.BytesIO(content)
    file.name = name
    return client.post(address(scene), {"table": file}, follow=True).content.decode()


def test_the_table_is_shown_and_kept_for_the_agency_alone(scene: Scene, client: Client) -> None:
    shown = send(client, scene, tables.as_csv())
    assert "2 events read" in shown
    assert "The health visitor called." in shown
    assert "Confirm the chronology" in shown
    for person, count in ((scene.senior, 2), (scene.officer, 0), (scene.panel_chair, 0), (scene.senior_of_health, 0)):
        assert Entry.objects.visible_to(person).count() == count


def test_what_the_office_reads_for_an_agency_the_office_and_the_agency_see(scene: Scene) -> None:
    scene.read(scene.police, scene.officer)
    for person, count in ((scene.senior, 2), (scene.officer, 2), (scene.senior_of_health, 0)):
        assert Entry.objects.visible_to(person).count() == count


def test_rows_to_put_right_are_named_and_keep_it_from_being_confirmed(scene: Scene, client: Client) -> None:
    shown = send(client, scene, tables.as_csv([["3/4/2010", "", "Right.", ""], ["31/2/2010", "", "Wrong.", ""]]))
    assert "1 row to put right" in shown
    assert "<strong>Row 3:</strong> Write the date as one day that exists" in shown
    assert "1 event read" in shown
    assert "/confirm/" not in shown


def test_a_file_that_cannot_be_read_changes_nothing(scene: Scene, client: Client, store: Path) -> None:
    shown = send(client, scene, b"Name,Role\n")
    assert "No table of events was found" in shown
    assert not Chronology.objects.exists()
    assert not store.exists()


def test_the_file_is_kept_and_its_name_is_forgotten(scene: Scene, client: Client) -> None:
    shown = send(client, scene, tables.as_csv(), "Sam Example.csv")
    document = Document.objects.get()
    assert document.download_name == f"{scene.casefile.reference}-chronology.csv"
    assert "Sam Example" not in shown


def test_reading_another_file_replaces_what_was_not_confirmed(scene: Scene) -> None:
    first = scene.read(scene.police, scene.senior)
    scene.read(scene.police, scene.senior, ["5/4/2010", "", "Another.", ""])
    first.refresh_from_db()
    assert first.status == Chronology.Status.REPLACED
    assert first.entries.count() == 2
    assert Chronology.objects.get(status=Chronology.Status.READ).entries.count() == 1


def test_another_agency_and_a_board_member_may_not(scene: Scene, client: Client) -> None:
    board_member = build.member(Role.BOARD_MEMBER, scene.casefile.board)
    for person in (scene.senior_of_health, scene.panel_chair, board_member):
        with pytest.raises(PermissionRefused):
            scene.read(scene.police, person)
        client.force_login(person)
        assert client.get(address(scene)).status_code in (403, 404)
    assert not Chronology.objects.exists()


def test_the_author_of_the_agency_may(scene: Scene) -> None:
    imr = Imr.objects.create(
        casefile=scene.casefile, agency=scene.police, review=scene.review, commissioned_on=build_review.days_ago(20),
        due_on=build_review.days_ago(1), terms_version=1,
    )  # fmt: skip
    appointment = build_review.declared(scene.casefile, Role.IMR_AUTHOR, agency=scene.police)
    appointment.status, appointment.since = "confirmed", build_review.days_ago(14)
    appointment.save()
    ImrHold.give(appointment, imr)
    author = appointment.user
    assert scene.read(scene.police, author).audience == Audience.AGENCY
    with pytest.raises(PermissionRefused):
        scene.read(scene.health, author)


@pytest.mark.parametrize("status", ["accepted", "closed", "discontinued"])
def test_not_once_the_review_is_over(scene: Scene, client: Client, status: str) -> None:
    begun = scene.read(scene.police, scene.senior)
    confirmed = transitions.confirm.run(scene.read(scene.health, scene.senior_of_health), scene.senior_of_health)
    client.force_login(scene.senior)
    assert "Confirm the chronology" in client.get(case_page := f"/cases/{scene.casefile.public_id}/").content.decode()
    today = build_review.days_ago(0)
    Review.objects.update(
        status=status, overview_received_on=today, accepted_on=today, closed_on=today, publication_settled_on=today
    )
    scene.review.refresh_from_db()
    with pytest.raises(Refused):
        scene.read(scene.police, scene.senior)
    with pytest.raises(Refused, match="only while a review"):
        transitions.confirm.run(begun, scene.senior)
    with pytest.raises(Refused, match="only while a review"):
        transitions.merge.run(confirmed, scene.panel_chair, why_incomplete="")
    assert client.get(address(scene)).status_code == 409
    assert "Confirm the chronology" not in client.get(case_page).content.decode()


def test_not_without_a_review_and_not_for_an_agency_of_another_case(scene: Scene, client: Client) -> None:
    other: CaseFile = build.casefile(scene.casefile.board, agencies=(scene.police,))
    client.force_login(scene.senior)
    path = f"/cases/{other.public_id}/chronologies/{scene.police.public_id}/read/"
    assert client.get(path).status_code == 409
    assert "is being commissioned" in client.post(path, {"table": io.BytesIO(tables.as_csv())}).content.decode()
    stranger = build.agency(scene.casefile.board)
    assert client.get(address(scene).replace(scene.police.public_id, stranger.public_id)).status_code == 404
    assert not Chronology.objects.exists()


def test_the_same_form_sent_twice_is_read_once(scene: Scene, client: Client) -> None:
    client.force_login(scene.senior)
    for _ in range(2):
        client.post(address(scene), {"table": io.BytesIO(tables.as_csv()), "once": "abcdefgh"})
    assert Chronology.objects.count() == 1


def test_many_rows_are_kept_at_once(scene: Scene) -> None:
    table = table_in(tables.as_csv([["3/4/2010", "9:30", "An event.", "File"]] * 5_000))
    assert transitions.read.run(scene.blank(scene.police), scene.senior, table=table).entries.count() == 5_000
