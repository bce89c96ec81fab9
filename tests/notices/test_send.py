"""A notice sent through the portal: written once, readable by the body, its clock stopped, its reading noted."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from referrals.models import Decision, Referral
from referrals.referrals.papers import attach
from scr_portal import deadlines
from scr_portal.accounts import Membership, User
from scr_portal.audit import Access, Event, broken
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.documents import Document, keep
from scr_portal.mail import Message
from scr_portal.notices import Notice, transitions
from scr_portal.notices.printing import receive_paper
from scr_portal.people import Person
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused, Transition
from tests import build
from tests.build import told
from tests.notices.conftest import DECIDED, Scene, browser
from tests.panels.conftest import a_file


@pytest.fixture(autouse=True)
def _in_time() -> object:
    with time_machine.travel(DECIDED + timedelta(days=5)) as clock:
        yield clock


def send(scene: Scene) -> Notice:
    """The officer sends it."""
    return transitions.send.run(scene.fresh(), scene.officer)


def test_it_is_kept_as_a_document_that_says_what_the_body_must_know(scene: Scene) -> None:
    send(scene)
    (document,) = scene.fresh().documents.all()
    for words in (
        scene.case.board.name,
        scene.case.reference,
        "a decision not to hold a review",
        "3 March 2014",
        "Died on 8 February.",
        "No sign of abuse or neglect was found.",
    ):
        assert words in document.html
    assert document.sha256 in scene.fresh().proof


def test_sending_stops_its_clock_and_is_in_the_timeline(scene: Scene) -> None:
    deadlines.sync(scene.case)
    assert Deadline.objects.get(subject_key=scene.notice.subject).is_running
    send(scene)
    assert Deadline.objects.get(subject_key=scene.notice.subject).stopped_on == timezone.localdate()
    assert Event.objects.get(kind="notice.send").sentence.startswith(scene.officer.name)
    assert broken(scene.case) == []


def test_the_body_is_told_by_mail_that_names_nobody(scene: Scene) -> None:
    assert scene.notice.body
    scene.notice.body.email = "secretariat@example.org"
    scene.notice.body.save()
    send(scene)
    messages = Message.objects.order_by("address")
    assert {message.address for message in messages} == {"secretariat@example.org", scene.reader.email}
    for message in messages:
        assert "/queue/" in message.body
        assert scene.case.label not in message.subject + message.body


def test_opening_it_is_proof_of_receipt(scene: Scene) -> None:
    send(scene)
    (document,) = scene.fresh().documents.all()
    page = browser(scene.reader).get(f"/documents/{document.public_id}/")
    assert "No sign of abuse" in page.content.decode()
    assert 'href="/queue/"' in page.content.decode()
    notice = scene.fresh()
    assert notice.status == Notice.Status.RECEIVED
    assert notice.receipt == "Opened in the portal by Victor Panel on 8 March 2014."
    browser(scene.reader).get(f"/documents/{document.public_id}/file/")
    assert Event.objects.filter(kind="notice.open").count() == 1


def test_opening_it_counts_though_its_pdf_is_kept_at_that_very_moment(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(scene)
    (document,) = scene.fresh().documents.all()
    to_keep = [b"%PDF-1.7 invented"]

    run = Transition.run

    def meanwhile(step: Transition, notice: Notice, by: User, **said: object) -> object:  # type: ignore[type-arg]
        while to_keep:
            run(receive_paper, scene.fresh(), by, pdf=to_keep.pop())
        return run(step, notice, by, **said)

    monkeypatch.setattr(Transition, "run", meanwhile)
    browser(scene.reader).get(f"/documents/{document.public_id}/")
    assert scene.fresh().status == Notice.Status.RECEIVED


def test_who_asks_only_whether_it_is_there_has_not_opened_it(scene: Scene) -> None:
    send(scene)
    (document,) = scene.fresh().documents.all()
    for address in ("", "file/"):
        answer = browser(scene.reader).head(f"/documents/{document.public_id}/{address}")
        assert (answer.status_code, b"".join(answer)) == (200, b"")
    assert scene.fresh().status == Notice.Status.SENT
    assert not Access.objects.filter(user=scene.reader, about=document.subject).exists()


def test_the_office_opening_it_proves_nothing(scene: Scene) -> None:
    send(scene)
    (document,) = scene.fresh().documents.all()
    assert browser(scene.officer).get(f"/documents/{document.public_id}/").status_code == 200
    assert scene.fresh().status == Notice.Status.SENT


def test_another_body_cannot_open_it(scene: Scene) -> None:
    send(scene)
    (document,) = scene.fresh().documents.all()
    ofsted = next(n for n in Notice.objects.filter(casefile=scene.case) if n.body and n.body.slug == "ofsted")
    assert ofsted.body
    inspector = build.member(Role.OFSTED, ofsted.body)
    assert browser(inspector).get(f"/documents/{document.public_id}/").status_code == 404


def test_documents_sent_with_it_can_be_read_by_the_body_and_no_others(scene: Scene) -> None:
    with_it, not_with_it = (
        keep(
            scene.fresh(), b"{}", kind="report", title=title, content_type="text/csv", extension="csv", by=scene.officer
        )
        for title in ("Report", "Minutes")
    )
    transitions.send.run(scene.fresh(), scene.officer, documents=[with_it])
    written = scene.fresh().documents.get(kind="notice")
    assert f"Report (CSV, SHA-256 {with_it.sha256})" in written.html
    panel = browser(scene.reader)
    assert panel.get(f"/documents/{with_it.public_id}/").status_code == 200
    assert panel.get(f"/documents/{not_with_it.public_id}/").status_code == 404


def test_what_was_attached_before_goes_with_it(scene: Scene) -> None:
    report = keep(
        scene.fresh(), b"{}", kind="report", title="Report", content_type="text/csv", extension="csv", by=scene.officer
    )
    scene.fresh().documents.add(report)
    assert browser(scene.reader).get(f"/documents/{report.public_id}/").status_code == 404
    page = browser(scene.officer).get(f"/notices/{scene.notice.public_id}/send/").content.decode()
    assert "Report" in page
    assert f"is told of {scene.notice.act_words}, {day_words(scene.notice.acted_on)}." in page
    send(scene)
    assert browser(scene.reader).get(f"/documents/{report.public_id}/").status_code == 200
    assert report.sha256 in scene.fresh().proof


def test_what_was_sent_stays_as_it_was(scene: Scene) -> None:
    send(scene)
    before = Document.objects.get(kind="notice")
    scene.notice.casefile.board.name = "Renamed LSCB"
    scene.notice.casefile.board.save()
    after = Document.objects.get(kind="notice")
    assert (before.html, before.sha256) == (after.html, after.sha256)


def test_without_a_reader_it_must_go_by_another_route(scene: Scene) -> None:
    Membership.objects.filter(user=scene.reader).update(until=date(2014, 1, 1))
    with pytest.raises(Refused, match="Nobody at the national panel of independent experts has an account"):
        send(scene)
    assert not Document.objects.exists()
    assert scene.fresh().status == Notice.Status.OWED


def test_a_late_one_says_why(scene: Scene) -> None:
    assert scene.notice.due_on == date(2014, 3, 17)
    with time_machine.travel(date(2014, 3, 18)):
        with pytest.raises(ValidationError, match="it was due on 17 March 2014"):
            send(scene)
        transitions.send.run(scene.fresh(), scene.officer, why_late="The office was flooded.")
    assert scene.fresh().why_late == "The office was flooded."


def test_the_page_asks_for_the_reason_only_when_it_is_late(scene: Scene) -> None:
    office, address = browser(scene.officer), f"/notices/{scene.notice.public_id}/send/"
    assert "Why it is late" not in office.get(address).content.decode()
    with time_machine.travel(date(2014, 3, 18)):
        assert "Why it is late" in browser(scene.officer).get(address).content.decode()
        page = browser(scene.officer).post(address, {"version": 1})
        assert "Enter why it is late: it was due on 17 March 2014" in page.content.decode()
        assert browser(scene.officer).post(address, {"version": 1, "why_late": "The flood."}).status_code == 302


def test_it_goes_once(scene: Scene) -> None:
    send(scene)
    with pytest.raises(Refused, match="this is “Sent” now"):
        send(scene)
    assert Document.objects.count() == 1


def test_only_the_officer_sends(scene: Scene) -> None:
    for somebody in (scene.chair, scene.reader, build.user(), build.member(Role.OFFICER, build.board())):
        with pytest.raises(PermissionRefused):
            transitions.send.run(scene.fresh(), somebody)


def test_the_page_sends_it(scene: Scene) -> None:
    office, address = browser(scene.officer), f"/notices/{scene.notice.public_id}/send/"
    assert "Send the notice" in office.get(address).content.decode()
    done = office.post(address, {"version": 1})
    assert done["Location"] == f"/cases/{scene.case.public_id}/notices/"
    assert office.post(address, {"version": 1}).status_code == 409
    assert browser(scene.reader).get(address).status_code == 403
    assert browser(build.user()).get(address).status_code == 404


def test_its_words_are_read_before_it_is_sent(scene: Scene) -> None:
    officer, notice = browser(scene.officer), scene.fresh()
    page = officer.get(reverse("scr_portal:notice_send", args=[notice.public_id])).content.decode()
    assert not Document.objects.filter(kind="notice").exists()
    send(scene)
    (document,) = scene.fresh().documents.all()
    assert "No sign of abuse or neglect was found." in document.html
    assert document.html in page


def test_the_words_name_nobody_of_the_family_before_it_is_sent_either(scene: Scene) -> None:
    with told(scene.case):
        Person.objects.create(casefile=scene.case, kind=Person.Kind.CHILD, name="Wenna Trevose")
        Decision.objects.filter(casefile=scene.case).update(rationale="Wenna was seen by nobody.")
    address = reverse("scr_portal:notice_send", args=[scene.fresh().public_id])
    page = browser(scene.officer).get(address).content.decode()
    assert "[name] was seen by nobody." in page
    assert "Wenna" not in page


def test_the_notification_of_the_incident_goes_with_it_unless_it_is_unticked(scene: Scene) -> None:
    """A copy for the national panel, whose guidance asks for it; to Ofsted it went from the local authority itself."""
    to_ofsted = Notice.objects.get(casefile=scene.case, body__slug="ofsted")
    with told(scene.case):
        referral = Referral.objects.create(
            casefile=scene.case, referrer_name="Robin Carter", trigger="death", what_happened="A child died.",
            attention_on=DECIDED, attention_route="telephone", received_on=DECIDED, others_at_risk="no",
            status="received",
        )  # fmt: skip
    office, lacks = browser(scene.officer), "is to go with this notice, and the case has none"
    address, other = (f"/notices/{one.public_id}/send/" for one in (scene.notice, to_ofsted))
    assert lacks in office.get(address).content.decode()
    assert lacks not in office.get(other).content.decode()
    attach.run(referral, scene.officer, paper="notification", file=a_file("Bruises were seen."))
    document = Document.objects.get(kind="notification")
    page = office.get(address).content.decode()
    assert lacks not in page
    box = re.search(rf'<input[^>]*value="{document.pk}"[^>]*>', page)
    assert box
    assert "checked" in box.group()
    assert office.post(address, {"version": 1, "documents": [document.pk]}).status_code == 302
    assert document in scene.fresh().documents.all()
    box = re.search(rf'<input[^>]*value="{document.pk}"[^>]*>', office.get(other).content.decode())
    assert box
    assert "checked" not in box.group()


def test_what_is_for_the_office_or_for_others_is_not_offered_and_what_may_name_people_is_marked(scene: Scene) -> None:
    kinds = ("decision-annex", "papers", "pack", "proof", "decision-record", "report")
    for kind in kinds:
        keep(
            scene.fresh(), b"{}", kind=kind, title=f"Title of {kind}", content_type="text/csv", extension="csv",
            by=scene.officer,
        )  # fmt: skip
    page = browser(scene.officer).get(reverse("scr_portal:notice_send", args=[scene.notice.public_id]))
    shown = [label for _, label in page.context["form"].fields["documents"].choices]
    assert len(shown) == 2
    report, record = shown
    assert (report.startswith("Title of report"), report.endswith("It may name people")) == (True, False)
    assert (record.startswith("Title of decision-record"), record.endswith("It may name people")) == (True, True)
    assert "names are not left out of it" in page.content.decode()
