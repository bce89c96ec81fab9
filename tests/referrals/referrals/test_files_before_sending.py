"""Files are put to a referral before it is sent, wait sealed, and go with it; or they go with what is not sent."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from referrals.referrals.models import Referral
from scr_portal import walls
from scr_portal.audit import Event, broken
from scr_portal.documents import Document, read, storage, verifying
from scr_portal.drafts import KEPT_FOR, Draft, DraftFile, erase_old
from scr_portal.jobs import Job
from scr_portal.roles import Role
from tests import build
from tests.documents import files
from tests.documents.conftest import store
from tests.referrals.case import Place
from tests.referrals.links.conftest import Way, way
from tests.referrals.links.conftest import fill as fill_as_a_guest
from tests.referrals.links.conftest import send as send_as_a_guest
from tests.referrals.referrals.begun import sits_down
from tests.referrals.referrals.test_receive import at, fill, mark, page, send

pytestmark = pytest.mark.django_db
LETTER = files.pdf("Dear LSCB")


__all__ = ["store", "way"]


@pytest.fixture
def place(client: Client) -> Place:
    """A board whose officer has begun a referral."""
    made = Place()
    sits_down(client, made.officer)
    return made


def put(client: Client, path: str, content: bytes = LETTER, paper: str = "letter", name: str = "Tamsin.pdf") -> Any:
    """A file is put to it."""
    return client.post(path, {"paper": paper, "file": SimpleUploadedFile(name, content)})


def stored() -> list[str]:
    """What lies in the store."""
    return list(storage.store().names())


def shown(client: Client, path: str) -> str:
    """What a page says."""
    return client.get(path).content.decode()


def test_who_goes_on_with_a_file_chosen_has_put_it_to_it(place: Place, client: Client, store: Path) -> None:
    fill(client)
    file = SimpleUploadedFile("Tamsin.pdf", LETTER)
    assert client.post(at("files"), {"go-on": "1", "paper": "", "file": file}).status_code == 422
    assert not DraftFile.objects.exists()
    file = SimpleUploadedFile("Tamsin.pdf", LETTER)
    assert client.post(at("files"), {"go-on": "1", "paper": "letter", "file": file})["Location"] == at("check")
    assert DraftFile.objects.get().paper == "letter"


def test_who_goes_on_without_a_file_comes_to_the_check(place: Place, client: Client) -> None:
    fill(client)
    assert 'name="go-on"' in shown(client, at("files"))
    assert client.post(at("files"), {"go-on": "1"})["Location"] == at("check")
    assert not DraftFile.objects.exists()


def test_a_file_waits_sealed_is_shown_and_goes_with_the_referral(place: Place, client: Client, store: Path) -> None:
    fill(client)
    assert put(client, at("files"))["Location"] == at("files")
    waits = DraftFile.objects.get()
    for path in (at("files"), at("check")):
        said = shown(client, path)
        assert "Letter or e-mail: PDF, " in said
        assert f"by {place.officer.name}" in said
        assert "Tamsin.pdf" not in said
    assert "1 file<" in shown(client, at())
    [sealed] = stored()
    assert b"Dear LSCB" not in (store / sealed).read_bytes()
    assert send(client).status_code == 302
    document, case = Document.objects.get(), Referral.objects.get().casefile
    assert (document.about, document.kind, document.title) == (
        Referral.objects.get().subject,
        "referral",
        "Letter or e-mail",
    )
    assert (document.kept_by, document.stored_as, document.sha256) == (place.officer, waits.stored_as, waits.sha256)
    with read(document, by=place.officer) as file:
        assert file.read() == LETTER
    assert Job.objects.filter(casefile=case).exists()  # it is made readable like any other
    assert not DraftFile.objects.exists()
    assert stored() == [sealed]
    assert verifying.verify().good == 1
    assert waits.sha256 in str(Event.objects.filter(casefile=case).earliest("seq").payload.data)
    assert broken(case) == []


def test_what_it_is_decides_what_it_is_called_on_the_case(place: Place, client: Client) -> None:
    fill(client)
    put(client, at("files"), paper="notification")
    put(client, at("files"), files.picture("TIFF", "1", pages=2), paper="form", name="a.tiff")
    assert send(client).status_code == 302
    kept = [(one.kind, one.title, one.extension) for one in Document.objects.order_by("pk")]
    assert kept == [
        ("notification", "Notification of the incident by the local authority", "pdf"),
        ("referral", "Referral as it was sent", "pdf"),
    ]


@pytest.mark.parametrize(
    ("content", "paper", "says"),
    [
        (b"MZ not a paper", "form", "The file must be PDF"),
        (LETTER, "gossip", "what the file is"),
        (LETTER, "", "Select what the file is"),
        (b"", "form", "The file is empty"),
    ],
)
def test_one_that_is_not_taken_loses_nothing_that_was_typed(
    place: Place, client: Client, content: bytes, paper: str, says: str
) -> None:
    fill(client)
    put(client, at("files"))
    refused = put(client, at("files"), content, paper)
    assert refused.status_code == 422
    assert says in refused.content.decode()
    assert "Letter or e-mail: PDF" in refused.content.decode()
    assert "Tamsin Applegarth" in shown(client, at("check"))
    assert DraftFile.objects.count() == len(stored()) == 1


def test_one_that_is_taken_away_is_gone_and_does_not_go_with_it(
    place: Place, client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    fill(client)
    put(client, at("files"))
    put(client, at("files"), paper="notes")
    first, _ = DraftFile.objects.all()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(at("files"), {"take-away": first.public_id}).status_code == 302
    assert "Letter or e-mail" not in shown(client, at("check"))
    assert not default_storage.exists(first.stored_as)
    assert send(client).status_code == 302
    assert [one.title for one in Document.objects.all()] == ["Notes of a talk or meeting"]


def test_a_file_of_somebody_else_s_referral_is_not_taken_away(place: Place, client: Client) -> None:
    put(client, at("files"))
    theirs = DraftFile.objects.get()
    mine = client.post("/referrals/receive/")["Location"]
    for path in (f"{mine}files/",):
        client.post(path, {"take-away": theirs.public_id})
        client.post(path, {"take-away": "'; --"})
    assert DraftFile.objects.count() == 1


def test_a_file_alone_is_kept_and_stands_in_the_list(place: Place, client: Client) -> None:
    put(client, at("files"))
    assert "Go on<" in shown(client, "/referrals/receive/")
    later = client.post(at("children"), {"label": " ", "children-count": "1", "save-draft": "1"})
    assert later.status_code == 302
    assert DraftFile.objects.count() == 1


def test_a_file_that_came_since_the_last_page_was_shown_is_looked_at_first(place: Place, client: Client) -> None:
    fill(client)
    seen = mark(client, "check")
    put(client, at("files"))
    assert client.post(at("check"), {"seen": seen, "once": "a"}).status_code == 409
    assert not Referral.objects.exists()


def test_no_more_than_twenty_wait(place: Place, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("referrals.referrals.putting.MOST_FILES", 1)
    assert put(client, at("files")).status_code == 302
    refused = put(client, at("files"))
    assert refused.status_code == 422
    assert "files wait already" in refused.content.decode()
    assert len(stored()) == 1


def test_where_the_step_fails_they_wait_on(place: Place, client: Client) -> None:
    fill(client, label="Tamsin")
    put(client, at("files"))
    assert send(client).status_code == 422
    client.post(at("children"), page() | {"seen": mark(client, "children")})
    assert DraftFile.objects.count() == len(stored()) == 1
    assert send(client).status_code == 302
    assert Document.objects.count() == len(stored()) == 1


def test_what_is_put_away_keeps_its_files_and_what_is_erased_takes_them_with_it(
    place: Place, client: Client, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    fill(client)
    put(client, at("files"))
    client.post(at(), {"put-away": "1"})
    assert put(client, at("files")).status_code == 409
    assert client.post(at("files"), {"take-away": DraftFile.objects.get().public_id}).status_code == 409
    assert len(stored()) == 1
    Draft.objects.update(saved_at=timezone.now() - KEPT_FOR)
    with django_capture_on_commit_callbacks(execute=True):
        erase_old()
    assert not DraftFile.objects.exists()
    assert stored() == []


def test_it_goes_on_as_a_further_referral_with_its_files(place: Place, client: Client) -> None:
    case = place.receive(notified_on=None).casefile
    fill(client)
    put(client, at("files"))
    link = send(client, **{"go-on": case.public_id})["Location"]
    assert "Letter or e-mail" in shown(client, f"{link}check/")
    assert put(client, f"{link}files/", paper="notes").status_code == 302
    assert "This referral was sent" in shown(client, at())
    marks = {"once": "a", "seen": shown(client, f"{link}check/").partition('name="seen" value="')[2].partition('"')[0]}
    assert client.post(f"{link}check/", marks).status_code == 302
    further = Referral.objects.get(status="linked")
    titles = Document.objects.filter(about=further.subject).order_by("pk").values_list("title", flat=True)
    assert list(titles) == ["Letter or e-mail", "Notes of a talk or meeting"]


def test_a_guest_puts_a_file_to_theirs_and_nobody_else_sees_it(way: Way) -> None:
    client = way.comes_in()
    put(client, "/refer/files/")
    fill_as_a_guest(client)
    waits, today = DraftFile.objects.get(), timezone.localdate()
    colleague = build.member(Role.REPRESENTATIVE, way.place.police)
    for other in (way.place.officer, way.place.constable, colleague, way.place.chair):
        with walls.entered(other.pk, today):
            assert not DraftFile.objects.exists()
            assert not DraftFile.objects.filter(pk=waits.pk).update(paper="form")
    assert "Letter or e-mail: PDF" in shown(client, "/refer/check/")
    assert send_as_a_guest(client).status_code == 302
    referral = Referral.objects.get()
    assert Document.objects.get(about=referral.subject).kept_by == way.guest
    assert "Letter or e-mail, attached on" in shown(client, "/refer/next/")
    assert "Letter or e-mail" in way.office.get(f"/referrals/{referral.public_id}/").content.decode()


def test_discarding_or_revoking_takes_the_files_of_a_guest_with_it(
    way: Way, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    client = way.comes_in()
    for how, path, said in (
        (client, "/refer/", {"discard": "1"}),
        (way.office, f"/referral-links/{way.sent.public_id}/revoke/", {"why_ended": "Wrong address."}),
    ):
        put(client, "/refer/files/")
        assert len(stored()) == 1
        with django_capture_on_commit_callbacks(execute=True):
            assert how.post(path, said).status_code == 302
        assert not DraftFile.objects.exists()
        assert stored() == []
