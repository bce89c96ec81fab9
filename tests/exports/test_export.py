"""The memory of a case for an investigator: what is in it, who may take it, and that it is noted."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import FileResponse
from django.test import Client
from django.utils import timezone

from scr_portal import audit
from scr_portal.audit import Access
from scr_portal.exports import transitions
from scr_portal.exports.models import MemoryExport
from scr_portal.mail import Message
from scr_portal.people import Person
from scr_portal.roles import Audience
from scr_portal.transitions import PermissionRefused
from tests.build import told
from tests.documents.conftest import kept
from tests.panels.conftest import Scene, scene, store
from tests.quarantines.conftest import Found, found, lock
from tests.reviews.team import Team

__all__ = ["found", "scene", "store"]
pytestmark = pytest.mark.django_db
SAID = {"made_for": "Pat Quill, for the county council", "reason": "A complaint."}


def made(team: Team) -> MemoryExport:
    """An export that the officer made."""
    return transitions.make.run(MemoryExport(casefile=team.casefile), team.officer, **SAID)


def lines(client: Client, export: MemoryExport) -> list[dict[str, Any]]:
    """What is downloaded."""
    answer = client.get(f"/exports/{export.public_id}/download/")
    assert answer.status_code == 200
    assert isinstance(answer, FileResponse)
    content: Iterator[bytes] = answer.streaming_content
    return [json.loads(line) for line in b"".join(content).splitlines()]


def test_the_chain_can_be_worked_out_from_the_file_alone(client: Client) -> None:
    team = Team().report()
    export = made(team)
    client.force_login(team.officer)
    first, *rest = lines(client, export)
    events = [line for line in rest if line["line"] == "event"]
    assert (first["case"], first["last_seq"]) == (team.casefile.reference, len(events))
    previous = "0" * 64
    for event in events:
        covers = event["covers"]
        assert hashlib.sha256(json.dumps(list(covers.values())).encode()).hexdigest() == event["digest"]
        assert hashlib.sha256((event["salt"] + event["data"]).encode()).hexdigest() == covers["payload_digest"]
        assert covers["previous"] == previous
        previous = event["digest"]


def test_who_looked_is_in_it_and_the_download_is_noted(client: Client) -> None:
    team = Team()
    client.force_login(team.chair)
    client.get(f"/cases/{team.casefile.public_id}/dates/")
    export = made(team)
    looked = [line for line in lines(client, export) if line["line"] == "access"]
    assert (looked[-1]["who"], looked[-1]["kind"]) == (str(team.chair), "view")
    assert looked[-1]["address"] == team.chair.email
    assert Access.objects.filter(user=team.chair, casefile=team.casefile, kind="export").count() == 1
    page = client.get(f"/cases/{team.casefile.public_id}/opened/", {"kind": "export"}).content.decode()
    assert "Exported" in page
    assert "Pat Quill" in page


def test_what_stands_behind_a_wall_is_left_out(client: Client) -> None:
    team = Team()
    draft = Person(casefile=team.casefile, agency=team.police, audience=Audience.AGENCY)
    hidden = audit.record(draft, team.senior, timezone.now(), "imr.draft", "A draft of the agency's own", {})
    export = made(team)
    client.force_login(team.officer)
    numbers = [line["covers"]["seq"] for line in lines(client, export) if line["line"] == "event"]
    assert hidden.seq not in numbers
    assert len(numbers) == hidden.seq - 1


def test_only_the_office_makes_one_and_the_chair_is_told(client: Client) -> None:
    team = Team()
    for somebody in (team.senior, team.panel_chair, Team().officer):
        with pytest.raises(PermissionRefused):
            transitions.make.run(MemoryExport(casefile=team.casefile), somebody, **SAID)
    export = made(team)
    told = Message.objects.get(address=team.chair.email, body__contains="written out")
    assert "Quill" not in told.body
    for somebody in (team.senior, team.panel_chair, Team().officer):
        client.force_login(somebody)
        for page in ("", "download/"):
            assert client.get(f"/exports/{export.public_id}/{page}").status_code == 404


def test_the_page_asks_for_whom_and_why(client: Client) -> None:
    team = Team()
    client.force_login(team.officer)
    address = f"/cases/{team.casefile.public_id}/exports/make/"
    assert address in client.get(f"/cases/{team.casefile.public_id}/opened/").content.decode()
    assert client.post(address, SAID | {"reason": ""}).status_code == 422
    answer = client.post(address, SAID, follow=True)
    export = MemoryExport.objects.get()
    assert answer.redirect_chain == [(f"/exports/{export.public_id}/", 302)]
    page = answer.content.decode()
    assert "Pat Quill" in page
    assert f"/exports/{export.public_id}/download/" in page


def test_files_are_called_as_on_the_pages(client: Client) -> None:
    team = Team()
    with told(team.casefile):
        shown, shut = kept(team.casefile, team.officer), kept(team.casefile, team.senior)
        shut.agency, shut.audience = team.police, Audience.AGENCY
        shut.save()
    client.force_login(team.officer)
    client.get(f"/documents/{shown.public_id}/file/")
    audit.opened(team.senior, Access.Kind.DOCUMENT, casefile_id=team.casefile.pk, about=shut.subject)
    export = made(team)
    client.force_login(team.officer)
    every = lines(client, export)
    files = {line["number"]: line for line in every if line["line"] == "document"}
    called = files[shown.subject]
    assert (called["id"], called["called"], called["kind"]) == (shown.public_id, shown.told_apart, shown.kind)
    assert shut.subject not in files
    what = {line["about"]: line["what"] for line in every if line["line"] == "access" and line["kind"] == "document"}
    assert what[shown.subject] == f"{shown.told_apart}, downloaded"
    assert what[shut.subject] == "A file that is not open to you, downloaded"
    assert shut.public_id not in json.dumps([line for line in every if line["line"] != "event"])


def test_a_file_that_is_locked_away_can_be_told_by_its_number_and_is_not_called(client: Client, found: Found) -> None:
    file = found.document
    client.force_login(found.scene.panel_chair)
    assert client.get(f"/documents/{file.public_id}/file/").status_code == 200
    lock(file, found.scene.panel_chair)
    export = transitions.make.run(MemoryExport(casefile=found.casefile), found.scene.officer, **SAID)
    client.force_login(found.scene.officer)
    every = lines(client, export)
    assert [line for line in every if line["line"] == "document" and line["number"] == file.subject] == [
        {"line": "document", "number": file.subject, "id": file.public_id, "kind": "imr", "sha256": file.sha256,
         "locked": True}
    ]  # fmt: skip
    opened = [line["what"] for line in every if line["line"] == "access" and line["about"] == file.subject]
    assert [what.partition(", kept on ")[0] for what in opened] == ["Individual management review, PDF"]
    assert opened[0].endswith(": locked away, downloaded")
    assert file.title not in json.dumps([line for line in every if line["line"] != "event"])


def test_an_agencys_own_file_that_is_locked_away_is_left_out(client: Client, scene: Scene) -> None:
    imr = scene.handed_in()
    assert imr.document
    lock(imr.document, scene.senior)
    export = transitions.make.run(MemoryExport(casefile=imr.casefile), scene.officer, **SAID)
    client.force_login(scene.officer)
    assert imr.document.subject not in [line["number"] for line in lines(client, export) if line["line"] == "document"]
