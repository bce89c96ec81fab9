"""The note for the data protection officer: what, when, who had opened it, what was done; no name in its title."""

import re

import pytest
from django.test import Client

from scr_portal.quarantines import transitions
from tests.quarantines.conftest import REASON, Found, lock

pytestmark = pytest.mark.django_db


def test_it_says_what_when_who_opened_it_and_what_was_done(client: Client, found: Found) -> None:
    file = f"/documents/{found.document.public_id}/"
    for reader, ways in ((found.scene.panel_chair, ("", "pages/1/")), (found.scene.member, ("", "file/"))):
        client.force_login(reader)
        for way in ways:
            assert client.get(f"{file}{way}").status_code == 200
    found.sent()
    quarantine = lock(found.document, found.scene.senior)
    transitions.release.run(quarantine, found.scene.officer, why_released="The names are alike.")
    client.force_login(found.scene.officer)
    page = client.get(f"/quarantines/{quarantine.public_id}/note/").content.decode()
    shown = re.sub(r"<[^>]+>|\s+", " ", page)
    for words in (
        found.document.sha256, REASON, found.scene.panel_chair.email, found.scene.member.name, "Downloaded it",
        "No download", f"{found.scene.senior.name} locked away a file", "The names are alike.", "Ofsted",
        "Individual management review",
    ):  # fmt: skip
        assert words in shown, words
    assert found.document.title not in page


def test_what_fell_back_stands_in_it(client: Client, found: Found) -> None:
    quarantine = found.confirmed()
    client.force_login(found.scene.officer)
    page = client.get(f"/quarantines/{quarantine.public_id}/note/").content.decode()
    assert "is to be handed in again" in page


def test_its_title_names_the_case_only(client: Client, found: Found) -> None:
    quarantine = lock(found.document, found.scene.officer)
    client.force_login(found.chair)
    page = client.get(f"/quarantines/{quarantine.public_id}/note/").content.decode()
    title = page[page.index("<title>") : page.index("</title>")]
    assert found.casefile.reference in title
    assert found.casefile.label not in page


def test_where_nobody_had_opened_it_says_so(client: Client, found: Found) -> None:
    quarantine = lock(found.document, found.scene.officer)
    client.force_login(found.chair)
    assert "Nobody had opened it" in client.get(f"/quarantines/{quarantine.public_id}/").content.decode()
