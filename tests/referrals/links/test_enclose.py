"""Who has sent a referral puts files to it afterwards, sees that they are there, and nothing else."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from referrals.links import transitions
from referrals.links.transitions import enclose
from referrals.moves.transitions import merge
from referrals.referrals.models import Referral
from referrals.referrals.papers import MOST_FILES, attach
from referrals.referrals.transitions import withdraw
from scr_portal.access import forget
from scr_portal.accounts import Membership
from scr_portal.audit import broken
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.transitions import lock
from scr_portal.roles import Audience
from scr_portal.transitions import PermissionRefused, Refused
from tests.build import told
from tests.documents import files
from tests.documents.conftest import store
from tests.panels.conftest import a_file
from tests.referrals.case import days_ago
from tests.referrals.links.conftest import Way, fill, send

__all__ = ["store"]
ENCLOSE, NEXT = "/refer/enclose/", "/refer/next/"


def put(client: Client, content: bytes = b"", paper: str = "chronology") -> Any:
    """What the page answers to a file."""
    file = SimpleUploadedFile("Tamsin Applegarth.pdf", content or files.pdf())
    return client.post(ENCLOSE, {"paper": paper, "file": file})


def has_sent(way: Way) -> Client:
    """The guest's browser, after the referral was sent."""
    client = way.comes_in()
    fill(client)
    assert send(client).headers["Location"] == NEXT
    return client


def test_the_office_reads_it_with_the_referral_and_the_guest_sees_that_it_is_there(way: Way, store: Path) -> None:
    client = has_sent(way)
    assert "You have not attached a file." in client.get(NEXT).content.decode()
    case = Referral.objects.get().casefile
    asked = client.get(ENCLOSE).content.decode()
    assert not any(word in asked for word in (case.label, case.reference, case.public_id))
    assert put(client).headers["Location"] == NEXT
    referral, document = Referral.objects.get(), Document.objects.get()
    shown = client.get(NEXT).content.decode()
    assert "Chronology or summary" in shown
    assert "The file is attached." in shown
    assert not any(word in shown for word in (case.label, case.public_id, document.public_id, "Tamsin"))
    assert (document.about, document.audience, "Applegarth" in document.title) == (
        referral.subject, referral.audience, False,
    )  # fmt: skip
    for path in (f"/documents/{document.public_id}/", f"/documents/{document.public_id}/file/", f"/cases/{case.pk}/"):
        assert client.get(path).status_code == 404
    assert way.office.get(f"/documents/{document.public_id}/file/").status_code == 200
    assert "Chronology or summary" in way.office.get(f"/referrals/{referral.public_id}/").content.decode()
    told = Message.objects.filter(body__contains="A file was attached").values_list("address", flat=True)
    assert list(told) == [way.place.officer.email]
    assert broken(case) == []
    assert "Chronology or summary" in Way(way.place).comes_in().get(NEXT).content.decode()


def test_files_of_others_are_not_named(way: Way, store: Path) -> None:
    client = has_sent(way)
    put(client, paper="notes")
    attach.run(Referral.objects.get(), way.place.officer, paper="letter", file=a_file())
    shown = client.get(NEXT).content.decode()
    assert "Notes of a talk or meeting" in shown
    assert "Letter or e-mail" not in shown
    document = Document.objects.get(title="Notes of a talk or meeting")
    lock.run(Quarantine(casefile=document.casefile, document=document), way.place.member, reason="Another family.")
    assert "Notes of a talk" not in client.get(NEXT).content.decode()


def test_not_before_it_is_sent_nor_for_somebody_else(way: Way, store: Path) -> None:
    client = way.comes_in()
    assert (client.get(ENCLOSE).status_code, put(client).status_code) == (404, 404)
    has_sent(way)
    for stranger in (way.place.constable, way.place.officer):
        other = Client()
        other.force_login(stranger)
        assert (other.get(ENCLOSE).status_code, put(other).status_code) == (404, 404)
        with pytest.raises(PermissionRefused):
            enclose.run(Referral.objects.get(), stranger, paper="form", file=a_file())
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("content", "paper", "words"),
    [
        (b"MZ not a paper", "form", "The file must be PDF"),
        (b"", "gossip", "what the file is"),
        (b"", "", "Select what the file is"),
    ],
)
def test_the_same_is_taken_as_of_anybody(way: Way, store: Path, content: bytes, paper: str, words: str) -> None:
    refused = put(has_sent(way), content, paper)
    assert refused.status_code == 422
    assert words in refused.content.decode()
    assert not Document.objects.exists()
    assert not [path for path in store.rglob("*") if path.is_file()]


def test_no_more_than_the_office_can_read(way: Way, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = has_sent(way)
    monkeypatch.setattr(transitions, "MOST_FILES", 1)
    put(client)
    refused = put(client)
    assert refused.status_code == 422
    assert f"You have attached {MOST_FILES} files" in refused.content.decode()


def test_it_goes_to_the_case_in_which_the_referral_goes_on_and_does_not_name_that(way: Way, store: Path) -> None:
    there = way.place.receive(label="Child K", children=[{"name": "Rory Pemberton"}]).casefile
    client = has_sent(way)
    put(client, paper="form")
    referral = Referral.objects.get(sent_by=way.guest)
    merge.run(referral, way.place.officer, reference=there.reference, merged_because="The same child.")
    assert put(client, paper="letter").headers["Location"] == NEXT
    assert Document.objects.get(title="Letter or e-mail").casefile == there
    shown = client.get(NEXT).content.decode() + client.get(ENCLOSE).content.decode()
    assert all(word in shown for word in ("Referral as it was sent", "Letter or e-mail", referral.casefile.reference))
    assert not any(word in shown for word in (there.reference, there.label, there.public_id))


def test_nothing_to_a_referral_that_does_not_count_any_more(way: Way, store: Path) -> None:
    client = has_sent(way)
    withdraw.run(Referral.objects.get(), way.place.officer, withdrawn_because="By mistake.")
    assert "ask its office how to send it" in client.get(NEXT).content.decode()
    assert (client.get(ENCLOSE).status_code, put(client).status_code) == (404, 404)


def test_a_representative_does_the_same_while_they_are_one(db: None, store: Path) -> None:
    place, client = Way().place, Client()
    client.force_login(place.constable)
    fill(client)
    send(client)
    assert put(client).headers["Location"] == NEXT
    assert Document.objects.get().kept_by == place.constable
    Membership.objects.filter(user=place.constable).update(until=days_ago(1))
    refused = put(client)
    assert "You cannot attach files any more" in refused.content.decode()
    assert Document.objects.count() == 1
    forget([place.constable])
    with pytest.raises(Refused):
        enclose.run(Referral.objects.get(), place.constable, paper="form", file=a_file())


def test_who_is_barred_from_the_case_puts_nothing_to_it(way: Way, store: Path) -> None:
    client = has_sent(way)
    case, officer = Referral.objects.get().casefile, way.place.officer
    bar = Bar(casefile=case, user=way.guest, proposed_by=officer, since=days_ago(0), audience=Audience.OFFICE)
    with told(case):
        bar.save()
    assert "You cannot attach files any more" in put(client).content.decode()
    assert not Document.objects.exists()


def test_by_a_link_that_is_revoked_after_its_referral_no_file_comes_any_more(way: Way, store: Path) -> None:
    client, link = has_sent(way), way.sent
    revoke = f"/referral-links/{link.public_id}/revoke/"
    assert revoke in way.office.get("/referral-links/").content.decode()
    assert way.office.post(revoke, {"why_ended": "Sent to the wrong person."}).status_code == 302
    assert revoke not in way.office.get("/referral-links/").content.decode()
    assert put(client).status_code in (302, 403, 404)
    assert not Document.objects.exists()
    assert Referral.objects.get().stands
