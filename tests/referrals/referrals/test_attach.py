"""Files that came with a referral: kept, opened by those who see the referral, locked away like every other file."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from referrals.models import Referral
from referrals.referrals.papers import attach
from referrals.referrals.transitions import withdraw
from scr_portal.access import forget
from scr_portal.audit import Access, Event
from scr_portal.documents import Document
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.transitions import lock
from scr_portal.transitions import PermissionRefused, Refused
from tests.documents import files
from tests.documents.conftest import store
from tests.panels.conftest import a_file
from tests.referrals.case import Place

__all__ = ["store"]
pytestmark = pytest.mark.django_db


def sent(referral: Referral, content: bytes, **more: str) -> dict[str, Any]:
    """What the browser sends."""
    file = SimpleUploadedFile("Tamsin Applegarth.pdf", content)
    return {"paper": "form", "file": file, "version": str(referral.version)} | more


def test_it_stands_on_the_page_of_the_referral_under_a_name_that_says_nobody(client: Client) -> None:
    place = Place()
    referral = place.receive(agencies=[place.police])
    client.force_login(place.officer)
    address = f"/referrals/{referral.public_id}/"
    assert "No file came with it." in client.get(address).content.decode()
    assert client.post(f"{address}attach/", sent(referral, files.pdf()))["Location"] == address
    document = Document.objects.get()
    assert "Applegarth" not in document.title + document.download_name
    assert "Applegarth" not in Event.objects.get(kind="referral.attach").sentence
    for reader, found in ((place.chair, 200), (place.member, 200), (place.constable, 404), (Place().officer, 404)):
        client.force_login(reader)
        assert client.get(f"/documents/{document.public_id}/file/").status_code == found
    assert Access.objects.filter(about=document.subject, kind=Access.Kind.DOCUMENT).count() == 2


@pytest.mark.parametrize("content", [files.word("Words"), files.odt("Words")])
def test_word_and_open_document_are_taken(client: Client, content: bytes) -> None:
    place = Place()
    referral = place.receive()
    client.force_login(place.officer)
    assert client.post(f"/referrals/{referral.public_id}/attach/", sent(referral, content)).status_code == 302


def test_a_file_whose_kind_was_not_chosen_is_asked_for_again_in_words(client: Client) -> None:
    place = Place()
    referral = place.receive()
    client.force_login(place.officer)
    refused = client.post(f"/referrals/{referral.public_id}/attach/", sent(referral, files.pdf(), paper=""))
    assert refused.status_code == 422
    assert "Select what the file is" in refused.content.decode()
    assert "Choose the file again" in refused.content.decode()


def test_what_is_no_paper_is_refused_and_nothing_is_left(client: Client, store: Path) -> None:
    place = Place()
    referral = place.receive()
    client.force_login(place.officer)
    address = f"/referrals/{referral.public_id}/attach/"
    for form in (sent(referral, b"MZ not a paper"), sent(referral, files.pdf(), paper="gossip"), {"paper": "form"}):
        assert client.post(address, form).status_code == 422
    with pytest.raises(ValidationError, match="Select what the file is"):
        attach.run(referral, place.officer, paper="gossip", file=a_file())
    assert not Document.objects.exists()
    assert not [path for path in store.rglob("*") if path.is_file()]


def test_not_by_others_and_not_to_what_was_withdrawn() -> None:
    place = Place()
    referral = place.receive()
    with pytest.raises(PermissionRefused):
        attach.run(referral, place.chair, paper="form", file=a_file())
    gone = withdraw.run(referral, place.officer, withdrawn_because="By mistake.")
    with pytest.raises(Refused):
        attach.run(gone, place.officer, paper="form", file=a_file())


def test_a_file_on_the_wrong_case_is_locked_away_and_the_referral_goes_on(client: Client) -> None:
    place = Place()
    referral = attach.run(place.receive(), place.officer, paper="form", file=a_file())
    document = Document.objects.get()
    lock.run(Quarantine(casefile=referral.casefile, document=document), place.member, reason="Another family.")
    forget([place.officer])
    client.force_login(place.officer)
    assert document.public_id not in client.get(f"/referrals/{referral.public_id}/").content.decode()
    assert client.get(f"/documents/{document.public_id}/").status_code == 404
    attach.run(referral, place.officer, paper="form", file=a_file())
    assert Document.objects.filter(locked_at=None).count() == 1


def test_who_reads_the_referral_is_told_that_a_file_is_locked_away_and_not_which(client: Client) -> None:
    place = Place()
    referral = attach.run(place.receive(), place.officer, paper="form", file=a_file())
    document, address = Document.objects.get(), f"/referrals/{referral.public_id}/"
    lock.run(Quarantine(casefile=referral.casefile, document=document), place.member, reason="Another family.")
    for reader in (place.officer, place.chair, place.member):
        client.force_login(reader)
        shown = client.get(address).content.decode()
        assert "1 file that came with it is locked away: nobody can open it." in shown, reader
        assert "No file came with it" not in shown, reader
        for hidden in (document.title, document.public_id, "Another family."):
            assert hidden not in shown, (reader, hidden)
    attach.run(referral, place.officer, paper="form", file=a_file())
    shown = client.get(address).content.decode()
    assert "1 file that came with it is locked away" in shown
    assert Document.objects.get(locked_at=None).public_id in shown
