"""What the national panel was sent about a decision not to hold a review can be read in one file."""

import io
from collections.abc import Iterator
from datetime import timedelta

import pikepdf
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from publications.packs import making
from publications.packs.queueing import PUT
from referrals.models import Consideration
from referrals.records.transitions import lock_records
from scr_portal import documents, jobs
from scr_portal.accounts import User
from scr_portal.audit import Access, Event, broken
from scr_portal.documents import Document, extraction
from scr_portal.documents.store import EXTRACT
from scr_portal.documents.uploads import PDF, Checked
from scr_portal.jobs import Job
from scr_portal.notices import Notice, transitions
from scr_portal.quarantines import transitions as quarantines
from scr_portal.quarantines.models import Quarantine
from scr_portal.roles import Role
from tests import build
from tests.documents import files
from tests.documents.tags import places, spoken
from tests.notices.conftest import DECIDED, Scene, browser, scene
from tests.publications.test_render import words

__all__ = ["scene"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_next_day() -> Iterator[None]:
    """The notice goes on the day after the decision."""
    with time_machine.travel(DECIDED + timedelta(days=1)):
        yield


def enclosed(scene: Scene, data: bytes, extension: str = "pdf", title: str = "Incident notification") -> Document:
    """A paper of the case, ready to be read."""
    with build.told(scene.case):
        made = documents.keep(
            scene.notice, data, kind="incident", title=title, content_type="application/pdf", extension=extension,
            by=scene.officer,
        )  # fmt: skip
    if jobs.is_asked(made, EXTRACT):
        extraction.extract(made)
    made.refresh_from_db()
    return made


def sent(scene: Scene, *papers: Document) -> Notice:
    """The notice went through the portal with these papers, and the worker has done its work."""
    transitions.send.run(scene.fresh(), scene.officer, documents=papers)
    making.make(scene.notice.pk)
    assert Job.objects.get(kind=PUT).status == Job.Status.DONE, Job.objects.get(kind=PUT).failure
    return scene.fresh()


def pack(notice: Notice) -> Document:
    """The newest such file that stands with the notice."""
    return notice.documents.filter(kind="pack").latest("pk")


def content(document: Document) -> bytes:
    """Its bytes."""
    with documents.read(document, by=document.kept_by) as file:
        return file.read()


def test_reasons_and_notification_stand_in_one_tagged_file(scene: Scene) -> None:
    notification = enclosed(scene, files.pdf("Bruises were seen on 8 February.", pages=2))
    minutes = enclosed(scene, files.word("The sub-committee met."), "docx", "Minutes of the sub-committee")
    not_sent = enclosed(scene, files.pdf("Of nobody's concern."), title="Another paper")
    made = content(pack(sent(scene, notification, minutes)))
    text = words(made)
    assert "No sign of abuse or neglect was found." in text
    assert "Bruises were seen on 8 February." in text
    assert "The sub-committee met." in text
    assert "Its pages stand behind these" in text
    assert "the notice alone" not in text
    assert notification.sha256 in text.replace(" ", "")
    assert not_sent.title not in text
    assert "Of nobody's concern." not in text
    assert Event.objects.filter(kind="notice.receive_pack").count() == 1
    assert broken(scene.case) == []
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert "/StructTreeRoot" in opened.Root
        with opened.open_metadata() as metadata:
            assert "pdfuaid:part" not in metadata
        with opened.open_outline() as outline:
            assert [mark.title for mark in outline.root] == ["What was sent", notification.title]
            laid_out = [mark.title for mark in outline.root[0].children]
    notice = Document.objects.get(kind="notice", extension="html", about=scene.notice.subject)
    assert laid_out == [minutes.title, notice.title], "each paper that is laid out is found by its name"
    assert places(made) == []
    assert "No sign of abuse or neglect was found." in " ".join(said for page in spoken(made) for _, said in page)


def test_its_people_open_it_and_that_is_logged_and_a_receipt(scene: Scene) -> None:
    made = pack(sent(scene))
    assert "It is the notice alone, with the incident as it was notified" in words(content(made))
    panel = browser(scene.reader)
    assert f"/documents/{made.public_id}/" in panel.get("/queue/").content.decode()
    answer = panel.get(f"/documents/{made.public_id}/file/")
    assert answer.getvalue().startswith(b"%PDF")
    assert f'filename="{scene.case.reference}-pack.pdf"' in answer["Content-Disposition"]
    assert Access.objects.filter(user=scene.reader, kind=Access.Kind.DOCUMENT, about=made.subject).exists()
    assert scene.fresh().status == Notice.Status.RECEIVED
    assert content(pack(scene.fresh())) == content(made)


@pytest.mark.parametrize("who", ["ofsted", "agency", "subcommittee"])
def test_nobody_else_has_it(scene: Scene, who: str) -> None:
    made = pack(sent(scene))
    ofsted = Notice.objects.get(body__slug="ofsted").body
    assert ofsted
    stranger = {
        "ofsted": lambda: build.member(Role.OFSTED, ofsted),
        "agency": lambda: build.member(Role.SENIOR, build.agency(scene.case.board)),
        "subcommittee": lambda: build.member(Role.SUBCOMMITTEE, scene.case.board),
    }[who]()
    for path in (f"/documents/{made.public_id}/", f"/documents/{made.public_id}/file/"):
        assert browser(stranger).get(path).status_code == 404


def test_a_paper_of_no_pages_is_named_and_stays_apart(scene: Scene) -> None:
    table = enclosed(scene, b"Date,Event\n1,2\n", "csv", "Table of calls")
    text = words(content(pack(sent(scene, table))))
    assert "Table of calls" in text
    assert "Not in this file: open it by itself" in text


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%\xe2\xe3\nnonsense", files.pdf()[:200]], ids=["nonsense", "cut off"])
def test_a_broken_paper_leaves_the_notice_as_it_was_sent(scene: Scene, data: bytes) -> None:
    broken_file = enclosed(scene, data)
    transitions.send.run(scene.fresh(), scene.officer, documents=[broken_file])
    making.make(scene.notice.pk)
    job = Job.objects.get(kind=PUT)
    assert (job.status, job.failure) == (Job.Status.FAILED, "The papers could not be put into one file.")
    assert not scene.fresh().documents.filter(kind="pack").exists()
    assert broken_file in scene.fresh().documents.all()


def test_what_a_file_would_do_when_it_is_opened_is_left_out(scene: Scene) -> None:
    with pikepdf.open(io.BytesIO(files.pdf("Bruises."))) as hostile:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        hostile.Root.OpenAction = script
        hostile.pages[0].obj["/AA"] = pikepdf.Dictionary(O=script)
        out = io.BytesIO()
        hostile.save(out)
    made = content(pack(sent(scene, enclosed(scene, out.getvalue()))))
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert "/OpenAction" not in opened.Root
        assert all("/AA" not in page.obj for page in opened.pages)


def test_a_record_of_the_decision_that_shows_what_is_void_goes_out_of_it(
    scene: Scene,
) -> None:
    with build.told(scene.case):
        decided = Consideration.objects.get(casefile=scene.case)
        record = documents.keep(
            decided, files.pdf("Denzel Roskilly fell from a bridge."), kind="decision-record", title="Record",
            content_type="application/pdf", extension="pdf", by=scene.officer,
        )  # fmt: skip
    notice = sent(scene, record)
    old, panel = pack(notice), browser(scene.reader)
    assert "Denzel Roskilly" in words(content(old))
    assert panel.get(f"/documents/{record.public_id}/file/").status_code == 200
    lock_records.run(Consideration.objects.get(pk=decided.pk), User.objects.system())
    for one in (record, old):
        assert panel.get(f"/documents/{one.public_id}/file/").status_code == 404
    making.make(scene.notice.pk)
    assert "Denzel Roskilly" not in words(content(pack(scene.fresh())))


def test_a_file_that_is_locked_away_takes_its_pages_out_of_it(scene: Scene) -> None:
    wrong = enclosed(scene, files.pdf("Of another family."))
    before = pack(sent(scene, wrong))
    row = quarantines.lock.run(Quarantine(casefile=scene.case, document=wrong), scene.officer, reason="Another family.")
    panel = browser(scene.reader)
    assert panel.get(f"/documents/{before.public_id}/file/").status_code == 404
    assert Job.objects.filter(kind=PUT, status=Job.Status.WAITING).count() == 1
    making.make(scene.notice.pk)
    after = pack(scene.fresh())
    assert "Of another family." not in words(content(after))
    assert panel.get(f"/documents/{after.public_id}/file/").status_code == 200
    quarantines.release.run(row, scene.chair, why_released="It is theirs.")
    making.make(scene.notice.pk)
    assert "Of another family." in words(content(pack(scene.fresh())))
    assert panel.get(f"/documents/{before.public_id}/file/").status_code == 404


def opened(scene: Scene, row: Quarantine) -> str:
    """What the office reads of who had opened the file: on the page and in the note."""
    client = browser(scene.officer)
    pages = (f"/quarantines/{row.public_id}/", f"/quarantines/{row.public_id}/note/")
    return "".join(client.get(page).content.decode() for page in pages)


@pytest.mark.parametrize("way", ["file/", "pages/1/"])
def test_who_opened_it_had_opened_what_is_bound_in_it(scene: Scene, way: str) -> None:
    wrong, right = (enclosed(scene, files.pdf(said)) for said in ("Of another family.", "Of this family."))
    made = pack(sent(scene, wrong, right))
    extraction.extract(made)
    assert browser(scene.reader).get(f"/documents/{made.public_id}/{way}").status_code == 200
    row = quarantines.lock.run(Quarantine(casefile=scene.case, document=wrong), scene.officer, reason="Another family.")
    said = opened(scene, row)
    assert "Nobody had opened it" not in said
    assert said.count(scene.reader.name) == 2


def test_who_opens_what_was_made_without_it_has_not_opened_it(scene: Scene) -> None:
    wrong = enclosed(scene, files.pdf("Of another family."))
    sent(scene, wrong)
    row = quarantines.lock.run(Quarantine(casefile=scene.case, document=wrong), scene.officer, reason="Another family.")
    making.make(scene.notice.pk)
    after = pack(scene.fresh())
    assert browser(scene.reader).get(f"/documents/{after.public_id}/file/").status_code == 200
    said = opened(scene, row)
    assert "Nobody had opened it" in said
    assert scene.reader.name not in said


def test_it_is_made_once_however_often_the_worker_is_asked(scene: Scene) -> None:
    first = pack(sent(scene))
    making.make(scene.notice.pk)
    assert list(scene.fresh().documents.filter(kind="pack")) == [first]


def test_other_notices_have_none(scene: Scene) -> None:
    scan = Checked(SimpleUploadedFile("proof.pdf", files.pdf()), PDF)
    transitions.record_sent.run(
        scene.fresh(), scene.officer, route="post", recipient="Them", sent_on=DECIDED, proof="AB1", scan=scan
    )
    assert not Job.objects.filter(kind=PUT).exists()


def test_it_is_offered_to_nobody_to_be_sent(scene: Scene) -> None:
    made = pack(sent(scene))
    other = Notice.objects.get(body__slug="ofsted")
    build.member(Role.OFSTED, other.body) if other.body else None
    page = browser(scene.officer).get(f"/notices/{other.public_id}/send/").content.decode()
    assert f'value="{made.pk}"' not in page
    assert made.title not in page
