"""The integrated chronology: merged together, read by date, with agency and source kept."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from panels.chronologies import transitions
from panels.chronologies.models import Chronology, Entry
from panels.imrs.models import Imr
from scr_portal import audit
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused
from tests import build
from tests.counting import questions
from tests.panels.chronologies.conftest import Scene

S = Chronology.Status


def page(client: Client, scene: Scene, query: str = "") -> str:
    answer = client.get(f"/cases/{scene.casefile.public_id}/chronology/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def asked(scene: Scene) -> None:
    """Both agencies have been asked for a management review."""
    for agency in (scene.police, scene.health):
        Imr.objects.create(
            casefile=scene.casefile, agency=agency, review=scene.review, commissioned_on=date(2026, 1, 1),
            due_on=date(2026, 3, 1), terms_version=1,
        )  # fmt: skip


def test_what_agencies_recorded_of_one_day_stands_together(scene: Scene, client: Client) -> None:
    scene.merged()
    client.force_login(scene.panel_chair)
    shown = page(client, scene)
    assert shown.index("=We called.") - shown.index("Police called.") < 2_000
    assert "2 agencies" in shown
    assert shown.count("Same time") == 2
    for kept in ("Police of the county", "Health trust", "@log", "Notes"):
        assert kept in shown
    assert audit.broken(scene.casefile) == []


def test_an_agency_sees_its_own_only(scene: Scene, client: Client) -> None:
    scene.merged()
    client.force_login(scene.senior)
    shown = page(client, scene)
    assert "=We called." in shown
    for other in ("Police called.", "Health trust", "Notes", "Same time", "2 agencies"):
        assert other not in shown


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("?since=2010-04-04", "Seen.", "We called"),
        ("?until=2010-04-04", "We called", "Seen."),
        ("?since-day=5&since-month=4&since-year=2010", "Seen.", "We called"),
        ("?since=2011-01-01", "Nothing here for this filter", "Seen."),
        ("?since-day=31&since-month=2&since-year=2010", "Seen.", "Nothing here"),
        ("?agency=nobody&page=-4", "Seen.", "Nothing here"),
    ],
)
def test_it_is_filtered_by_dates(scene: Scene, client: Client, query: str, there: str, gone: str) -> None:
    scene.merged()
    client.force_login(scene.officer)
    shown = page(client, scene, query)
    assert there in shown
    assert gone not in shown


def test_it_is_filtered_by_agency(scene: Scene, client: Client) -> None:
    scene.merged()
    client.force_login(scene.officer)
    shown = page(client, scene, f"?agency={scene.police.public_id}")
    assert "=We called." in shown
    assert "Police called." not in shown
    assert "2 agencies" in shown


def test_the_file_for_a_spreadsheet_holds_no_formula(scene: Scene, client: Client) -> None:
    scene.merged()
    client.force_login(scene.officer)
    answer = client.get(f"/cases/{scene.casefile.public_id}/chronology/file/")
    assert answer["Content-Disposition"] == f'attachment; filename="{scene.casefile.reference}-chronology.csv"'
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    rows = list(csv.reader(io.StringIO(text)))
    assert rows[1] == ["03/04/2010", "09:30", "Health trust", "Police called.", "Notes", "2"]
    assert rows[2] == ["03/04/2010", "09:30", "Police of the county", "'=We called.", "'@log", "2"]
    opened = audit.Access.objects.get(user=scene.officer, kind="export")
    assert opened.casefile == scene.casefile
    client.force_login(scene.senior)
    own = client.get(f"/cases/{scene.casefile.public_id}/chronology/file/")
    assert b"Health trust" not in b"".join(own.streaming_content)  # type: ignore[attr-defined]


def test_merging_is_done_on_one_page_for_all(scene: Scene, client: Client) -> None:
    for agency, senior in ((scene.police, scene.senior), (scene.health, scene.senior_of_health)):
        transitions.confirm.run(scene.read(agency, senior), senior)
    client.force_login(scene.panel_chair)
    path = f"/cases/{scene.casefile.public_id}/chronologies/merge/"
    shown = client.get(path).content.decode()
    assert "Police of the county" in shown
    assert "Health trust" in shown
    assert "4 events" in client.post(path, {"why_incomplete": ""}, follow=True).content.decode()
    assert client.get(path).status_code == 409
    assert client.post(path, {"why_incomplete": ""}).status_code == 409


def test_it_waits_for_every_agency_or_says_why_not(scene: Scene, client: Client) -> None:
    asked(scene)
    police = transitions.confirm.run(scene.read(scene.police, scene.senior), scene.senior)
    with pytest.raises(ValidationError, match=r"Not confirmed yet: Health trust\."):
        transitions.merge.run(police, scene.officer, why_incomplete=" ")
    client.force_login(scene.officer)
    path = f"/cases/{scene.casefile.public_id}/chronologies/merge/"
    assert "Not confirmed yet: Health trust." in client.post(path, {"why_incomplete": ""}).content.decode()
    police.refresh_from_db()
    assert police.status == S.CONFIRMED
    client.post(path, {"why_incomplete": "The trust has none."})
    police.refresh_from_db()
    assert (police.status, police.why_incomplete) == (S.MERGED, "The trust has none.")


def test_an_agency_may_not_merge(scene: Scene, client: Client) -> None:
    police = transitions.confirm.run(scene.read(scene.police, scene.senior), scene.senior)
    with pytest.raises(PermissionRefused):
        transitions.merge.run(police, scene.senior, why_incomplete="")
    client.force_login(scene.senior)
    assert client.get(f"/cases/{scene.casefile.public_id}/chronologies/merge/").status_code == 403


def test_a_later_one_takes_its_place_when_it_is_merged_and_not_before(scene: Scene, client: Client) -> None:
    first = scene.merged()[0]
    later = scene.read(scene.police, scene.senior, ["6/4/2010", "", "Corrected.", ""])
    transitions.confirm.run(later, scene.senior)
    client.force_login(scene.officer)
    assert "=We called." in page(client, scene)
    later.refresh_from_db()
    transitions.merge.run(later, scene.officer, why_incomplete="")
    shown = page(client, scene)
    assert "Corrected." in shown
    assert "=We called." not in shown
    first.refresh_from_db()
    assert (first.status, first.entries.count()) == (S.REPLACED, 1)


def test_the_page_asks_as_little_of_a_long_chronology_as_of_a_short_one(scene: Scene, client: Client) -> None:
    police, health = scene.merged()
    for chronology in (police, health):
        Entry.objects.bulk_create(
            Entry(
                casefile=scene.casefile, agency=chronology.agency, audience=chronology.audience, chronology=chronology,
                row=row, happened_on=date(2000, 1, 1) + timedelta(row // 3), event=f"Event {row}",
            )
            for row in range(100, 1_600)
        )  # fmt: skip
    client.force_login(scene.officer)
    with CaptureQueriesContext(connection) as queries:
        shown = page(client, scene, "?page=3")
    assert len(questions(queries)) <= 15
    assert "3003 events" in shown
    assert shown.count("<tr") == 101


def test_the_case_page_shows_where_each_agency_stands(scene: Scene, client: Client) -> None:
    path = f"/cases/{scene.casefile.public_id}/"
    asked(scene)
    client.force_login(scene.officer)
    assert client.get(path).content.decode().count("Read a file") == 2
    scene.merged()
    with CaptureQueriesContext(connection) as queries:
        shown = client.get(path).content.decode()
    assert len(questions(queries)) <= 15
    assert "In the integrated chronology" in shown
    client.force_login(scene.senior)
    shown = client.get(path).content.decode()
    assert "In the integrated chronology" in shown
    assert "Health trust" not in shown


def test_who_has_no_part_in_the_case_is_told_that_there_is_nothing(scene: Scene, client: Client) -> None:
    scene.merged()
    client.force_login(build.member(Role.OFFICER, build.board()))
    for address in ("chronology/", "chronology/file/", "chronologies/merge/"):
        assert client.get(f"/cases/{scene.casefile.public_id}/{address}").status_code == 404
