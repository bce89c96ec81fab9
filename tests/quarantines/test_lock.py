"""A file on the wrong case is locked away in one step, for everybody and by every way."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from panels.imrs import transitions as imrs
from panels.imrs.models import Imr
from panels.overviews import transitions as overviews
from panels.overviews.models import Overview
from publications.publications.models import Publication
from reviews.reviews import transitions as reviews
from scr_portal import documents, jobs, walls
from scr_portal.access import forget
from scr_portal.accounts import User
from scr_portal.audit import Access, Event
from scr_portal.documents import Document, Page
from scr_portal.documents.store import EXTRACT, LockedAwayError, opened, read_picture, read_published
from scr_portal.mail import Message
from scr_portal.notices import transitions as notices
from scr_portal.quarantines import transitions
from scr_portal.quarantines.models import Quarantine
from scr_portal.roles import Audience, Role
from scr_portal.shelf import Shelf
from scr_portal.tasks import extract
from scr_portal.transitions import STEPS, PermissionRefused, Refused
from tests import build, build_review
from tests.panels.conftest import Scene, a_file
from tests.quarantines.conftest import REASON, Found, lock

pytestmark = pytest.mark.django_db
WAYS = ("", "file/", "pages/1/")


def readers(found: Found) -> list[User]:
    """Everybody who could read the file."""
    scene = found.scene
    return [scene.officer, found.chair, scene.panel_chair, scene.member, scene.senior, scene.author]


def gone(client: Client, found: Found, reader: User) -> bool:
    """Whether this reader is told, by every way, what is told of a file that was never there."""
    client.force_login(reader)
    nobody_s = client.get("/documents/nobodysnobodys12/")
    answers = [client.get(f"/documents/{found.document.public_id}/{way}") for way in WAYS]
    return nobody_s.status_code == 404 and all(
        answer.status_code == 404 and answer.content.replace(found.document.public_id.encode(), b"") == answer.content
        for answer in answers
    )


def test_whoever_sees_it_locks_it_away_for_everybody_in_open_sessions_too(client: Client, found: Found) -> None:
    browsers = {reader: Client() for reader in readers(found)}
    for reader, browser in browsers.items():
        browser.force_login(reader)
        for way in WAYS:
            assert browser.get(f"/documents/{found.document.public_id}/{way}").status_code == 200, (reader, way)
    client.force_login(found.scene.senior)
    assert found.lock_page in client.get(f"/documents/{found.document.public_id}/").content.decode()
    assert "nobody can open the file" in client.get(found.lock_page).content.decode()
    answer = client.post(found.lock_page, {"reason": REASON}, follow=True)
    assert "The file is locked away" in answer.content.decode()
    for reader, browser in browsers.items():
        for way in WAYS:
            assert browser.get(f"/documents/{found.document.public_id}/{way}").status_code == 404, (reader, way)
        assert browser.get(found.lock_page).status_code == 404
        assert gone(client, found, reader)


def test_no_page_of_the_case_says_what_it_is_called(client: Client, found: Found) -> None:
    title = found.document.title
    pages = [f"/imrs/{found.imr.public_id}/", f"/cases/{found.casefile.public_id}/"]
    pages += [f"/cases/{found.casefile.public_id}/{name}/" for name in ("timeline", "notices", "dates", "opened")]
    client.force_login(found.scene.officer)
    assert title in client.get(pages[0]).content.decode()
    quarantine = lock(found.document, found.scene.senior)
    pages += [f"/quarantines/{quarantine.public_id}/{name}" for name in ("", "note/", "confirm/", "release/")]
    for reader in readers(found):
        client.force_login(reader)
        for page in pages:
            shown = client.get(page).content.decode()
            assert title not in shown, (reader, page)
            assert found.document.public_id not in shown, (reader, page)


def test_only_officer_and_chair_see_that_a_file_is_locked_away(client: Client, found: Found) -> None:
    client.force_login(found.scene.panel_chair)
    client.get(f"/documents/{found.document.public_id}/")
    quarantine = lock(found.document, found.scene.senior)
    path = f"/quarantines/{quarantine.public_id}/"
    for reader in readers(found):
        client.force_login(reader)
        sees = reader in (found.scene.officer, found.chair)
        for page in ("", "note/"):
            assert client.get(f"{path}{page}").status_code == (200 if sees else 404)
        case = client.get(f"/cases/{found.casefile.public_id}/")
        if case.status_code == 200:
            assert ("locked away" in case.content.decode()) is sees, reader
    client.force_login(found.chair)
    shown = client.get(path).content.decode()
    assert found.scene.senior.name in shown
    assert found.scene.panel_chair.name in shown
    assert REASON in shown


def test_officer_and_chair_are_told_at_once_by_mail_that_says_nothing(found: Found) -> None:
    before = set(Message.objects.values_list("pk", flat=True))
    lock(found.document, found.scene.author)
    told = Message.objects.exclude(pk__in=before)
    assert {one.user for one in told} == {found.scene.officer, found.chair}
    assert not any(found.document.title in one.body or REASON in one.body for one in told)


def test_the_store_gives_nothing_of_it_whoever_has_found_the_row(found: Found) -> None:
    lock(found.document, found.scene.officer)
    document = Document.objects.get(pk=found.document.pk)
    page = Page.objects.get(document=document)
    for way in (
        lambda: documents.read(document, by=found.scene.officer),
        lambda: read_picture(page, by=found.scene.officer),
        lambda: read_published(document),
        lambda: opened(document, found.scene.officer),
    ):
        with pytest.raises(LockedAwayError):
            way()


def test_the_worker_reads_nothing_of_it_until_it_is_released(scene: Scene) -> None:
    document = scene.handed_in().document
    assert document
    quarantine = lock(document, scene.author)
    extract(document.pk)
    document.refresh_from_db()
    assert (document.reading, document.text) == (Document.Reading.WAITING, "")
    transitions.release.run(quarantine, scene.officer, why_released="It does.")
    document.refresh_from_db()
    assert jobs.is_asked(document, EXTRACT)
    extract(document.pk)
    document.refresh_from_db()
    assert document.reading == Document.Reading.READY


def test_no_step_goes_by_it_and_no_signature_is_asked_for_it(client: Client, scene: Scene) -> None:
    imr = scene.handed_in()
    client.force_login(scene.senior)
    path = f"/imrs/{imr.public_id}/sign/"
    assert str(imr.document) in client.get(path).content.decode()
    lock(imr.document, scene.senior)  # type: ignore[arg-type]
    assert client.get(path).status_code == 409
    answer = client.post(path, {"version": imr.version, "password": build.PASSWORD})
    assert answer.status_code == 409
    assert f"{imr}, version 1" not in answer.content.decode()
    with pytest.raises(Refused, match="no file here that can be opened"):
        imrs.sign.run(imr, scene.senior)
    handed_in = imrs.hand_in.run(imr, scene.author, file=a_file("The right one."))
    assert client.get(path).status_code == 200
    imrs.sign.run(handed_in, scene.senior)


def test_a_submitted_imr_is_neither_accepted_nor_sent_back_with_it(found: Found) -> None:
    lock(found.document, found.scene.officer)
    chair, imr = found.scene.panel_chair, Imr.objects.get()
    with pytest.raises(Refused, match="no file here"):
        imrs.accept.run(imr, chair)
    with pytest.raises(Refused, match="no file here"):
        imrs.send_back.run(imr, chair, reasons="No", points="No", due_on=imr.due_on)


def test_a_step_may_go_by_a_file_unless_it_says_otherwise() -> None:
    """A new step on a row with a file waits by itself while that is locked away."""
    without = {name for name, step in STEPS.items() if step.model is Imr and "files_can_be_opened" not in _guards(name)}
    named = {"name_author", "let_go", "hand_in", "record", "waive", "correct", "fall_back"}
    assert without == {f"imr.{verb}" for verb in named}
    for model in (Overview, Publication):
        assert any("files_can_be_opened" in _guards(name) for name, step in STEPS.items() if step.model is model)


def _guards(name: str) -> set[str]:
    return {guard.__name__ for guard in STEPS[name].guards}


def test_a_body_that_was_sent_it_finds_it_gone(client: Client, found: Found) -> None:
    notice = found.sent()
    reader = User.objects.get(memberships__body=notice.body)
    client.force_login(reader)
    assert client.get(f"/documents/{found.document.public_id}/").status_code == 200
    assert client.get(found.lock_page).status_code == 404
    lock(found.document, found.scene.officer)
    assert client.get(f"/documents/{found.document.public_id}/").status_code == 404
    assert found.document.title not in client.get("/queue/").content.decode()
    client.force_login(found.scene.officer)
    page = client.get(f"/cases/{found.casefile.public_id}/notices/").content.decode()
    assert found.document.public_id not in page
    assert notice.documents.count() == 2
    forget([reader])
    file = Document.objects.filter(pk=found.document.pk)
    assert not Document.objects.visible_to(reader).filter(pk=found.document.pk).exists()
    with walls.entered(reader.pk, timezone.localdate()):  # and the database gives it to nobody who forgets to ask
        assert not file.exists()


def test_it_cannot_go_out_with_a_notice(found: Found) -> None:
    notice = found.owed()
    lock(found.document, found.scene.officer)
    with pytest.raises(Refused, match="cannot be opened"):
        notices.send.run(notice, found.scene.officer, documents=Document.objects.filter(pk=found.document.pk))


def test_nobody_locks_what_they_do_not_see_nor_another_agency_its_file(client: Client, found: Found) -> None:
    for stranger in (found.scene.other_senior, build.member(Role.OFFICER, build.board()), build.user()):
        client.force_login(stranger)
        assert client.get(found.lock_page).status_code == 404
        with pytest.raises((PermissionRefused, Refused)):
            lock(found.document, stranger)
    reader = build.member(Role.BOARD_MEMBER, found.casefile.board)
    with pytest.raises(PermissionRefused):
        lock(found.document, reader)
    assert not Quarantine.objects.exists()


def test_the_address_of_the_file_and_of_the_case_belong_together(client: Client, found: Found) -> None:
    other = build.casefile(found.casefile.board)
    client.force_login(found.scene.officer)
    assert client.get(f"/cases/{other.public_id}/documents/{found.document.public_id}/lock/").status_code == 404


def test_it_is_locked_away_once(found: Found) -> None:
    lock(found.document, found.scene.officer)
    with pytest.raises(Refused, match="not there any more"):
        lock(found.document, found.scene.panel_chair)
    with pytest.raises(IntegrityError), transaction.atomic():
        Quarantine.objects.create(
            casefile=found.casefile, document=found.document, was_for="panel", reason="Twice", locked_by=found.chair,
            locked_at=found.document.kept_at,
        )  # fmt: skip


def test_what_the_portal_writes_itself_is_put_right_in_another_way(client: Client, found: Found) -> None:
    with build.told(found.casefile):
        Document.objects.filter(pk=found.document.pk).update(kind="report")
    client.force_login(found.scene.officer)
    assert client.get(found.lock_page).status_code == 409
    assert "wrong case" not in client.get(f"/documents/{found.document.public_id}/").content.decode()


def test_the_database_lets_nobody_hear_a_locked_file(found: Found) -> None:
    lock(found.document, found.scene.officer)
    document = Document.objects.filter(pk=found.document.pk)
    for change in ({"audience": Audience.SHARED}, {"locked_at": None}):
        with pytest.raises(IntegrityError, match="document_locked_is_for_nobody"), transaction.atomic():
            document.update(**change)
    with pytest.raises(ValidationError):
        document.get().full_clean()


def test_nobody_hears_what_is_for_nobody(found: Found) -> None:
    lock(found.document, found.scene.officer)
    for reader in readers(found):
        forget([reader])
        assert not Document.objects.visible_to(reader).filter(pk=found.document.pk).exists()
        assert not Shelf(found.casefile, reader).rows(Document)
        sees = Event.objects.visible_to(reader, found.casefile).filter(kind="quarantine.lock").exists()
        assert sees is (reader in (found.scene.officer, found.chair))


def test_looking_for_it_leaves_no_opening(client: Client, found: Found) -> None:
    lock(found.document, found.scene.officer)
    before = Access.objects.filter(about__startswith=found.document.subject).count()
    client.force_login(found.scene.officer)
    for way in WAYS:
        client.get(f"/documents/{found.document.public_id}/{way}")
    assert Access.objects.filter(about__startswith=found.document.subject).count() == before


def test_a_report_that_is_locked_away_is_not_accepted_nor_an_earlier_one_in_its_place(found: Found) -> None:
    scene = found.scene
    imrs.accept.run(found.imr, scene.panel_chair)
    author = build_review.appointed(scene.review, Role.OVERVIEW_AUTHOR)
    overview = overviews.draft.run(
        Overview(casefile=found.casefile, audience=Audience.PANEL), author, file=a_file("First.")
    )
    overview = overviews.revise.run(overview, author, file=a_file("Of another case."))
    review = scene.review
    review.refresh_from_db()
    review = reviews.receive_overview.run(review, scene.panel_chair, received_on=review.decided_on)
    lock(overview.document, author)  # type: ignore[arg-type]
    assert reviews.accept.why_not(review) is not None
    assert not reviews.ACCEPTED.documents(review)
