"""The record of the decision: whole, tagged, kept behind the walls of its round, and never overwritten."""

import io
import re
from typing import Any

import pikepdf
import pypdfium2
import pytest
from celery import current_app
from django.test import Client
from django.utils import timezone

from referrals.considerations import corrections, transitions
from referrals.considerations.models import Consideration, Decision, Dissent
from referrals.dissents import transitions as dissents
from referrals.records import making, queueing
from referrals.records.transitions import draw_up, receive_record
from referrals.referrals import transitions as referrals
from referrals.referrals.models import Referral
from referrals.tasks import draw_up as draw_up_task
from scr_portal import documents
from scr_portal.audit import Event, broken
from scr_portal.clocks import day_words
from scr_portal.documents import Document
from scr_portal.jobs import Job
from scr_portal.notices import Notice
from scr_portal.notices.content import Line, lines
from scr_portal.signatures import Signature
from scr_portal.transitions import PermissionRefused, Refused
from tests.documents.tags import spoken
from tests.referrals.case import ALTERNATIVE, SAID, Place, days_ago
from tests.referrals.dissents.test_record import new
from tests.referrals.meetings.sitting import in_days, meeting, put
from tests.referrals.referrals.test_link import another

pytestmark = pytest.mark.django_db


def decided(place: Place, consideration: Consideration, **different: Any) -> Consideration:
    """The chair decides, and the worker has not come yet."""
    given: dict[str, Any] = {
        "outcome": "review", "decided_on": timezone.localdate(), "rationale": "Neglect is suspected in a death.",
        "criteria_met": True, "interest": "nothing",
    }  # fmt: skip
    return transitions.decide.run(consideration, place.chair, **given | different)


def drawn_up(consideration: Consideration) -> Document:
    """What the worker keeps."""
    making.make(consideration.pk)
    return Document.objects.filter(about=consideration.subject, kind=queueing.KIND).latest("pk")


def data(document: Document) -> bytes:
    """The bytes."""
    with documents.read(document, by=document.kept_by) as file:
        return file.read()


def words(document: Document) -> str:
    """The text in one line."""
    with pypdfium2.PdfDocument(data(document)) as pages:
        return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in pages))


def test_it_holds_the_whole_decision_and_names_no_child() -> None:
    place = Place()
    consideration = place.recommended("none", no=("abuse",))
    put(consideration, place, meeting(place, in_days(0)))
    dissents.record.run(new(consideration), place.second_member, position="review", reason="The doctor was not heard.")
    dissents.answer.run(Dissent.objects.get(), place.chair, answer="The doctor is right.")
    said = words(drawn_up(decided(place, consideration, why_otherwise="The police know more by now.")))
    for what in (
        place.board.name, consideration.casefile.reference, "Child K", "Working Together (2015): in force when",
        "The child died at home.", "Death of Child K", "Is abuse or neglect of the child known or suspected?",
        "No. As the minutes say.", "The sub-committee was of one mind.", "Hold no review", "From birth to death.",
        f"Dissent of {place.second_member.name}: hold a serious case review", "The doctor was not heard.",
        "The doctor is right.", "Hold a serious case review", "The criteria are met Yes",
        "Neglect is suspected in a death.", "Why against the recommendation The police know more by now.",
        f"{place.chair.name}, LSCB chair", "To be completed within 6 months", "+ 6 months =",
        "To be told: Ofsted",
        "No agency was asked.", "Considered at the meeting on",
        "I make this decision myself", Signature.objects.get(step="consideration.decide").sha256[:20],
    ):  # fmt: skip
        assert what in said, what
    assert "Tamsin" not in said


def test_it_holds_all_that_was_said_of_what_happened() -> None:
    place = Place()
    said = words(drawn_up(decided(place, place.recommended(**SAID))))
    for what in (*SAID.values(), "its concerns were not taken seriously"):
        assert what == ["not_heard"] or what in said, what


def test_it_is_tagged() -> None:
    place = Place()
    with pikepdf.open(io.BytesIO(data(drawn_up(decided(place, place.recommended()))))) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "en-GB"
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_officer_and_chair_open_it_and_agencies_do_not(client: Client) -> None:
    place = Place()
    consideration = decided(place, place.recommended(agencies=[place.police]))
    page, case = f"/considerations/{consideration.public_id}/", f"/cases/{consideration.casefile.public_id}/"
    client.force_login(place.officer)
    assert "The record is being drawn up." in client.get(page).content.decode()
    document = drawn_up(consideration)
    for person in (place.officer, place.chair, place.member):
        client.force_login(person)
        for address in (page, case):
            assert f"/documents/{document.public_id}/" in client.get(address).content.decode()
        assert f"{document.title}</a>; its digest" in client.get(page).content.decode()
        assert client.get(f"/documents/{document.public_id}/file/").status_code == 200
    client.force_login(place.constable)
    assert document.title not in client.get(case).content.decode()
    assert client.get(f"/documents/{document.public_id}/file/").status_code == 404
    assert document.download_name == f"{consideration.casefile.reference}-decision-record.pdf"


def test_what_is_put_right_makes_another_and_the_first_stays() -> None:
    place = Place()
    consideration = decided(place, place.recommended())
    first = drawn_up(consideration)
    before = data(first)
    decision = Decision.objects.get()
    corrections.correct_decision.run(
        decision, place.chair, field="decided_on", day=days_ago(1), reason="It was decided the day before."
    )
    second = drawn_up(consideration)
    assert second != first
    assert data(first) == before
    assert Document.objects.filter(about=consideration.subject, kind=queueing.KIND).count() == 2


def test_a_further_referral_after_the_decision_makes_another_that_says_so() -> None:
    place = Place()
    consideration = decided(place, place.recommended())
    first = drawn_up(consideration)
    assert "added after the decision" not in words(first)
    Job.objects.filter(kind=queueing.DRAW_UP).update(status=Job.Status.DONE)
    earlier = another(incident_on=days_ago(40), attention_on=days_ago(35), notified_on=days_ago(35))
    referrals.link.run(Referral(casefile=consideration.casefile), place.officer, **earlier)
    assert Job.objects.filter(kind=queueing.DRAW_UP, status=Job.Status.WAITING).count() == 1
    said = words(drawn_up(consideration))
    assert said.count("added after the decision") == 1
    assert f"{day_words(days_ago(35))} Brought to the attention of the LSCB" in said
    assert f"Notified to the LSCB {day_words(days_ago(35))}" in said.partition("Due")[2]


def test_each_round_has_its_own() -> None:
    place = Place()
    first = decided(place, place.recommended("none", no=("abuse", "custody")), outcome="none", criteria_met=False,
                    limb_that_fails="abuse", why_it_fails="The inquest found a natural cause.")  # fmt: skip
    old = drawn_up(first)
    again = transitions.reopen.run(
        Consideration(casefile=first.casefile), place.chair, attention_on=timezone.localdate(),
        reopened_because="The national panel advised it.",
    )  # fmt: skip
    again = decided(place, again, why_otherwise="Clear from the advice.")
    made = drawn_up(again)
    assert old.title.startswith("Record of the decision, round 1, drawn up")
    assert made.title.startswith("Record of the decision, round 2, drawn up")
    assert "opened because: The national panel advised it." in words(made)
    assert "Why without a recommendation Clear from the advice." in words(made)
    assert "The inquest found a natural cause." in words(old)


def test_a_decision_late_or_by_the_limb_that_fails_says_why() -> None:
    place = Place()
    long_ago: dict[str, Any] = {"incident_on": days_ago(90), "attention_on": days_ago(80), "notified_on": days_ago(80)}
    late = place.recommended("alternative", no=("abuse", "custody"), **long_ago)
    said = words(drawn_up(decided(
        place, late, outcome="alternative", criteria_met=False, limb_that_fails="abuse", why_late="It was long.",
        why_it_fails="A natural cause.", **ALTERNATIVE | {"alternative_method": "A workshop of two days."},
    )))  # fmt: skip
    for what in (
        "The part that fails, and why Abuse or neglect is known or suspected: A natural cause.",
        "Why late It was long.", "Method A workshop of two days.", "What it looks at The last week.",
        "An alternative review opens",
        "To report to the LSCB by", f"{place.chair.name} has nothing to declare on this case",
        "The criteria are met No",
    ):  # fmt: skip
        assert what in said, what


def test_it_is_drawn_up_again_by_the_office_alone_and_not_twice_at_once(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    with pytest.raises(Refused):
        draw_up.run(consideration, place.officer)
    consideration = decided(place, consideration)
    with pytest.raises(Refused, match="It is being drawn up"):
        draw_up.run(consideration, place.officer)
    drawn_up(consideration)
    consideration.refresh_from_db()
    for somebody in (place.member, place.constable, Place().chair):
        with pytest.raises(PermissionRefused):
            draw_up.run(consideration, somebody)
    client.force_login(place.officer)
    address = f"/considerations/{consideration.public_id}/draw-up/"
    assert address in client.get(f"/considerations/{consideration.public_id}/").content.decode()
    done = client.post(address, {"version": str(consideration.version)})
    assert done["Location"] == f"/considerations/{consideration.public_id}/"
    assert Job.objects.filter(kind=queueing.DRAW_UP, status="waiting").count() == 1


def test_only_the_portal_keeps_one() -> None:
    place = Place()
    consideration = decided(place, place.recommended())
    with pytest.raises(PermissionRefused):
        receive_record.run(consideration, place.chair, pdf=b"%PDF-1.7 mine", annex=b"%PDF-1.7 mine")
    assert not Document.objects.exists()


def test_a_failure_is_said_and_names_nobody(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place()
    consideration = decided(place, place.recommended())

    def fails(_: bytes) -> bytes:
        raise ValueError("Tamsin Applegarth")

    monkeypatch.setattr(making, "pdf", fails)
    making.make(consideration.pk)
    client.force_login(place.chair)
    page = client.get(f"/considerations/{consideration.public_id}/").content.decode()
    assert "The record could not be drawn up." in page
    assert "Applegarth" not in Job.objects.get(kind=queueing.DRAW_UP).failure


def test_it_is_an_event_of_the_case() -> None:
    place = Place()
    consideration = decided(place, place.recommended())
    drawn_up(consideration)
    assert Event.objects.filter(casefile=consideration.casefile, kind="consideration.receive_record").count() == 1
    assert not broken(consideration.casefile)


def test_the_worker_for_documents_draws_it_up() -> None:
    assert draw_up_task.name == queueing.DRAW_UP
    assert current_app.amqp.router.route({}, queueing.DRAW_UP)["queue"].name == "documents"


def test_it_calls_each_of_several_children_and_so_does_the_notice() -> None:
    place = Place()
    children = [{"name": "Tamsin Applegarth", "died_on": days_ago(12)}, {"name": "Rowan Applegarth"}]
    case = decided(place, place.recommended(children=children))
    document = drawn_up(case)
    record = words(document)
    annex = words(Document.objects.get(kind=queueing.ANNEX))
    for said in (record, annex):
        assert "Children Child K; Child K (2)" in said
    assert f"Who is which Child K: Tamsin Applegarth, died {day_words(days_ago(12))} Child K (2): Rowan" in record
    read_out = [text for page in spoken(data(document)) for kind, text in page if "TD L LI" in kind]
    assert read_out == [f"Child K: Tamsin Applegarth, died {day_words(days_ago(12))}", "Child K (2): Rowan Applegarth"]
    assert "Rowan" not in annex
    assert record.count("Which children: Child K; Child K (2)") == len(case.met_for) > 1
    notice = Notice.objects.filter(about=Decision.objects.get().subject).first()
    assert notice
    assert Line("Children", "Child K; Child K (2)") in lines(notice)


def test_a_case_of_one_child_is_called_by_its_label_alone() -> None:
    place = Place()
    case = decided(place, place.recommended())
    record = words(drawn_up(case))
    assert "Children Child K" not in record
    assert "Which children" not in record
    assert "Children" not in [line.term for line in lines(Notice.objects.filter(casefile=case.casefile)[0])]
