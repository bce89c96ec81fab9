"""A letter goes by a route, with proof; it is received, opened here, or comes back and goes anew."""

from datetime import time, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from scr_portal.audit import Event, broken
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.letters import corrections, transitions, voids
from scr_portal.letters.models import Letter
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import Refused
from tests import build
from tests.letters.conftest import NAME, browser, composed, finished, fresh, stands
from tests.referrals.case import Place, days_ago


def by_hand(letter: Letter, place: Place, **different: object) -> Letter:
    """The officer gives it to somebody today."""
    said = {
        "route": "hand", "recipient": "The duty inspector", "sent_on": timezone.localdate(), "proof": "Given to her",
        "sent_time": time(14, 30),
    }  # fmt: skip
    return transitions.record_sent.run(letter, fresh(place.officer), **(said | different))  # type: ignore[arg-type]


def test_each_page_on_which_something_is_done_about_a_letter_says_which_it_is(case: CaseFile, place: Place) -> None:
    letter = finished(case, place.officer, "secure", place.police.name)
    assert letter.to
    known = f"This is about: <strong>Request to secure records: {place.police.name}, to {letter.to}</strong>"
    for step in ("record-sent", "send-by-code", "revise", "void"):
        assert known in browser(place.officer).get(f"/letters/{letter.public_id}/{step}/").content.decode(), step
    by_hand(letter, place)
    for step in ("record-received", "record-returned", "correct"):
        assert known in browser(place.officer).get(f"/letters/{letter.public_id}/{step}/").content.decode(), step


def test_an_agency_reads_it_behind_sign_in_and_that_is_the_receipt(case: CaseFile, place: Place) -> None:
    letter = finished(case, place.officer, "secure", place.police.name)
    theirs = browser(place.constable)
    page = reverse("scr_portal:letter", args=[letter.public_id])
    assert theirs.get(page).status_code == 404
    assert letter not in Letter.objects.visible_to(fresh(place.constable))
    transitions.send.run(letter, fresh(place.officer))
    (mail,) = Message.objects.filter(user=place.constable, body__contains="sent your agency a letter")
    assert "Applegarth" not in mail.subject + mail.body
    assert str(letter) in theirs.get(reverse("case", args=[case.public_id])).content.decode()
    shown = theirs.get(page)
    assert NAME in shown.content.decode()
    opened = stands(letter)
    assert opened.status == Letter.Status.RECEIVED
    assert place.constable.name in opened.receipt
    theirs.get(page)
    assert Event.objects.filter(kind="letter.open").count() == 1
    assert broken(case) == []


def test_opening_the_file_is_a_receipt_too(case: CaseFile, place: Place) -> None:
    letter = finished(case, place.officer, "secure", place.police.name)
    assert letter.document
    file = reverse("document", args=[letter.document.public_id])
    assert browser(place.constable).get(file).status_code == 404
    transitions.send.run(letter, fresh(place.officer))
    browser(place.officer).get(file)
    assert stands(letter).status == Letter.Status.SENT
    for path in (file, reverse("document_file", args=[letter.document.public_id]), f"/letters/{letter.public_id}/"):
        assert browser(place.constable).head(path).status_code == 200
    assert stands(letter).status == Letter.Status.SENT
    assert browser(place.constable).get(file).status_code == 200
    assert stands(letter).status == Letter.Status.RECEIVED


def test_no_other_agency_and_no_panel_sees_it(case: CaseFile, place: Place) -> None:
    nurse = build.member(Role.REPRESENTATIVE, place.health)
    letter = finished(case, place.officer, "secure", place.police.name)
    transitions.send.run(letter, fresh(place.officer))
    for person in (nurse, place.member):
        assert letter not in Letter.objects.visible_to(fresh(person))
        assert not Document.objects.visible_to(fresh(person)).filter(about=letter.subject).exists()
        assert browser(person).get(reverse("scr_portal:letter", args=[letter.public_id])).status_code == 404


def test_where_nobody_has_an_account_the_officer_is_told_so(case: CaseFile, place: Place) -> None:
    letter = finished(case, place.officer, "secure", place.health.name)
    with pytest.raises(Refused, match="has an account here"):
        transitions.send.run(letter, fresh(place.officer))
    page = reverse("scr_portal:letter_send", args=[letter.public_id])
    again = browser(place.officer).post(page, {"version": letter.version})
    assert again.status_code == 409
    assert "Nobody at" in again.content.decode()


def test_a_private_letter_never_goes_by_the_portal(case: CaseFile, place: Place) -> None:
    letter = finished(case, place.officer, "referrer")
    with pytest.raises(Refused, match="does not sign in here"):
        transitions.send.run(letter, fresh(place.officer))


def test_it_goes_only_when_it_is_laid_out(case: CaseFile, place: Place) -> None:
    letter = composed(case, place.officer, "secure", place.police.name)
    with pytest.raises(Refused):
        by_hand(letter, place)
    letter = transitions.finish.run(letter, fresh(place.officer))
    for step in (by_hand, lambda one, place: transitions.send.run(one, fresh(place.officer))):
        with pytest.raises(Refused, match="the PDF is being made"):
            step(letter, place)


def test_by_another_route_with_recipient_time_and_receipt(case: CaseFile, place: Place) -> None:
    letter = by_hand(finished(case, place.officer, "secure", place.health.name), place)
    assert (letter.recipient, letter.sent_time) == ("The duty inspector", time(14, 30))
    page = reverse("scr_portal:letter", args=[letter.public_id])
    shown = browser(place.officer).get(page).content.decode()
    assert "at 14:30. By hand, to The duty inspector." in shown
    received = transitions.record_received.run(
        letter, fresh(place.officer), received_on=timezone.localdate(), receipt="She signed for it"
    )
    assert received.status == Letter.Status.RECEIVED
    assert browser(place.constable).get(page).status_code == 404
    with pytest.raises(Refused):
        transitions.revise.run(received, fresh(place.officer), to="X", text="Other words")


def test_the_days_must_be_possible(case: CaseFile, place: Place) -> None:
    letter = finished(case, place.officer, "secure", place.health.name)
    for wrong in (days_ago(1), timezone.localdate() + timedelta(days=1)):
        with pytest.raises(ValidationError):
            by_hand(letter, place, sent_on=wrong)
    with pytest.raises(ValidationError, match="Select another way"):
        by_hand(letter, place, route="portal")


def test_what_came_back_goes_anew_and_how_it_went_before_stays(case: CaseFile, place: Place) -> None:
    letter = by_hand(finished(case, place.officer, "secure", place.police.name), place)
    letter = transitions.record_returned.run(
        letter, fresh(place.officer), returned_on=timezone.localdate(), why="Not known at this desk"
    )
    home = browser(place.officer).get("/home/").content.decode()
    assert "1 came back" in home
    letter = transitions.send.run(letter, fresh(place.officer))
    shown = browser(place.officer).get(reverse("scr_portal:letter", args=[letter.public_id])).content.decode()
    assert "Not known at this desk" in shown
    assert "The duty inspector (By hand)" in shown
    with pytest.raises(Refused, match="nothing comes back"):
        transitions.record_returned.run(letter, fresh(place.officer), returned_on=timezone.localdate(), why="X")


def test_a_mistake_is_void_unless_it_can_be_read_already(case: CaseFile, place: Place) -> None:
    letter = by_hand(finished(case, place.officer, "secure", place.police.name), place)
    assert voids.void.run(letter, fresh(place.officer), because="Another case").is_void
    other = finished(case, place.officer, "chief", place.police.name)
    transitions.send.run(other, fresh(place.officer))
    with pytest.raises(Refused, match="cannot be undone"):
        voids.void.run(stands(other), fresh(place.officer), because="Another case")


def test_a_day_of_sending_is_put_right(case: CaseFile, place: Place) -> None:
    letter = finished(case, place.officer, "secure", place.police.name)
    letter = by_hand(letter, place)
    with pytest.raises(ValidationError, match="one of the two days cannot be right"):
        corrections.correct.run(letter, fresh(place.officer), field="sent_on", day=days_ago(3), reason="Read wrongly")


def test_a_file_that_was_locked_away_is_sent_to_nobody(case: CaseFile, place: Place) -> None:
    letter = finished(case, place.officer, "secure", place.police.name)
    lock = reverse("scr_portal:quarantine_lock", args=[case.public_id, letter.document.public_id])  # type: ignore[union-attr]
    assert browser(place.officer).post(lock, {"reason": "Another family", "once": "x"}).status_code == 302
    with pytest.raises(Refused, match="no file here that can be opened"):
        transitions.send.run(stands(letter), fresh(place.officer))
