"""The letter book: who was told what, when, by which route, with proof; what did not arrive is seen the same day."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from referrals.referrals.corrections import correct
from referrals.referrals.models import Referral
from scr_portal.casefiles import CaseFile
from scr_portal.chases.models import Chase
from scr_portal.chases.transitions import note_call
from scr_portal.clocks import day_words
from scr_portal.letters import transitions
from scr_portal.letters.models import Letter
from scr_portal.mail import Message
from scr_portal.notices import transitions as notices
from scr_portal.notices.models import Notice
from tests.letters.conftest import browser, composed, finished, fresh
from tests.referrals.case import Place, days_ago


def shown(case: CaseFile, place: Place, show: str = "") -> str:
    """The book as the officer reads it."""
    page = reverse("scr_portal:case_letter_book", args=[case.public_id])
    return browser(place.officer).get(f"{page}?show={show}").content.decode()


def home(place: Place) -> str:
    """The home page of the officer."""
    return browser(place.officer).get("/home/").content.decode()


def failed(case: CaseFile, status: str) -> Message:
    """A mail of the case that the mail server did not take, or took without a word."""
    message = Message.objects.filter(casefile=case).earliest("pk")
    Message.objects.filter(pk=message.pk).update(status=status, answer="550 No such mailbox")
    return message


def test_it_holds_whatever_told_somebody_something(case: CaseFile, place: Place) -> None:
    note_call.run(
        Chase(casefile=case), fresh(place.officer), agency=place.police, whom="The duty desk", what="Back on Monday",
        called_on=timezone.localdate(),
    )  # fmt: skip
    transitions.send.run(finished(case, place.officer, "secure", place.police.name), fresh(place.officer))
    book = shown(case, place, "all")
    for what in (
        f"Request to secure records: {place.police}", "To be read in the portal, behind sign-in", "Not opened yet",
        "The duty desk", "Telephone", "Notice of", "To send", "Your referral was received", "E-mail that names nobody",
    ):  # fmt: skip
        assert what in book, what
    assert "Your referral was received" not in shown(case, place)
    assert "Applegarth" not in book


@pytest.mark.parametrize("days", [0, 2])
def test_what_went_before_a_day_was_put_right_stands_with_the_day_that_it_said(
    case: CaseFile, place: Place, days: int
) -> None:
    notice = Notice.objects.filter(casefile=case, act="possible_review", body__isnull=False).earliest("pk")
    notices.record_sent.run(
        notice, fresh(place.officer), route="post", recipient="Duty desk", sent_on=days_ago(days), proof="GB123"
    )
    of = f"Notice of {notice.act_words}, "
    assert f"{of}{day_words(days_ago(5))}<" in shown(case, place, "notice")
    correct.run(
        Referral.objects.get(casefile=case), fresh(place.officer), field="received_on", day=days_ago(4), reason="Late."
    )
    book = shown(case, place, "notice")
    assert f"{of}{day_words(days_ago(5))} (put right since: {day_words(days_ago(4))})<" in book


def test_nobody_to_tell_is_an_error_that_the_officer_sees(case: CaseFile, place: Place) -> None:
    said = "Nobody of it has an account here that is told of this: write a letter and send it by another route."
    assert said in shown(case, place, "nobody")
    assert place.health.name in shown(case, place, "trouble")
    letter = finished(case, place.officer, "secure", place.health.name)
    today = timezone.localdate()
    transitions.record_sent.run(
        letter, fresh(place.officer), route="post", recipient="Reception", sent_on=today, proof="GB123"
    )
    book = shown(case, place)
    assert said not in book
    assert "GB123" in book


def test_mail_that_failed_is_on_the_home_page_the_same_day(case: CaseFile, place: Place) -> None:
    words = "1 failed, or may not have arrived"
    assert words not in home(place)
    message = failed(case, "refused")
    assert words in home(place)
    assert "Bounced" in shown(case, place, "trouble")
    assert "550 No such mailbox" in shown(case, place, "trouble")
    failed(case, "may_have_arrived")
    assert words in home(place)
    assert "May have arrived" in shown(case, place, "trouble")
    later = Message.objects.create(casefile=case, address=message.address, message_id="<later>", status="sent")
    assert words not in home(place)
    assert later.pk > message.pk
    assert "May have arrived" in shown(case, place, "trouble")


def test_what_nobody_opened_is_on_the_home_page_from_the_next_day(case: CaseFile, place: Place) -> None:
    words = "1 not opened since yesterday or before"
    letter = finished(case, place.officer, "secure", place.police.name)
    transitions.send.run(letter, fresh(place.officer))
    assert words not in home(place)
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert words in home(place)
        browser(place.constable).get(reverse("scr_portal:letter", args=[letter.public_id]))
        assert words not in home(place)


def test_what_nobody_opened_stays_on_the_home_page_until_it_is_opened(case: CaseFile, place: Place) -> None:
    letter = finished(case, place.officer, "secure", place.police.name)
    transitions.send.run(letter, fresh(place.officer))
    notice = Notice.objects.filter(casefile=case, body__isnull=False).earliest("pk")
    Notice.objects.filter(pk=notice.pk).update(status="sent", route="portal", sent_on=timezone.localdate())
    with time_machine.travel(timezone.now() + timedelta(days=100)):
        assert "2 not opened since yesterday or before" in home(place)
        Notice.objects.filter(pk=notice.pk).update(status="received")
        assert "1 not opened since yesterday or before" in home(place)


def test_a_notice_with_nobody_to_tell_is_on_the_home_page(case: CaseFile, place: Place) -> None:
    words = "2 with nobody to tell"
    assert "1 with nobody to tell" in home(place)  # of the trust nobody has an account
    Notice.objects.create(
        casefile=case, act="possible_review", acted_on=timezone.localdate(), about="referrals.referral:0",
        status="not_needed", reason_not_needed="No body had that part.", due_on=timezone.localdate(),
    )  # fmt: skip
    assert words in home(place)


def test_what_an_officer_may_send_does_not_wait_for_the_chair(case: CaseFile, place: Place) -> None:
    composed(case, place.officer, "chief", place.police.name)
    assert "Letters and mail" in home(place)
    assert "Letters and mail" not in browser(place.chair).get("/home/").content.decode()


def test_what_is_begun_waits_on_the_home_page(case: CaseFile, place: Place) -> None:
    composed(case, place.officer, "chief", place.police.name)
    assert "Letters and mail to look after: 1 with nobody to tell, 1 to finish and send" in home(place)
    assert "Letters and mail" not in browser(place.member).get("/home/").content.decode()


def test_it_is_the_offices_alone(case: CaseFile, place: Place) -> None:
    for name in ("case_letter_book", "case_letter_book_file"):
        page = reverse(f"scr_portal:{name}", args=[case.public_id])
        assert browser(place.chair).get(page).status_code == 200
        assert browser(place.member).get(page).status_code == 403
        assert browser(place.constable).get(page).status_code == 403


def test_it_asks_as_often_however_long_it_is(case: CaseFile, place: Place) -> None:
    page, office = reverse("scr_portal:case_letter_book", args=[case.public_id]), browser(place.officer)
    office.get(page)
    with CaptureQueriesContext(connection) as before:
        office.get(page)
    for kind in ("secure", "chief", "referrer", "family"):
        composed(case, place.officer, kind)
    with CaptureQueriesContext(connection) as after:
        office.get(page)
    assert len(after) == len(before)
    assert Letter.objects.count() == 4


def test_what_happened_on_one_day_stands_the_newest_first(case: CaseFile, place: Place) -> None:
    called = ("Anne", "Zoe", "Bert")
    with time_machine.travel(timezone.now().replace(hour=10, minute=0, second=0), tick=False) as clock:
        for whom in called:
            clock.shift(timedelta(minutes=5))
            note_call.run(
                Chase(casefile=case), fresh(place.officer), agency=place.police, whom=whom, what="Back on Monday",
                called_on=timezone.localdate(),
            )  # fmt: skip
        clock.shift(timedelta(minutes=5))
        letter = finished(case, place.officer, "secure", place.health.name)
        transitions.record_sent.run(
            letter, fresh(place.officer), route="post", recipient="Front desk", sent_on=timezone.localdate(),
            proof="RX 1",
        )  # fmt: skip
        book = shown(case, place)
    places = [book.index(who) for who in (place.health.name, "Bert,", "Zoe,", "Anne,")]
    assert places == sorted(places)


def test_the_file_names_no_private_person(case: CaseFile, place: Place) -> None:
    composed(case, place.officer, "family")
    composed(case, place.officer, "referrer")
    file = browser(place.officer).get(reverse("scr_portal:case_letter_book_file", args=[case.public_id]))
    lines = b"".join(file.streaming_content).decode()  # type: ignore[attr-defined]
    assert file["Content-Disposition"] == f'attachment; filename="{case.reference}-letter-book.csv"'
    assert "Letter to the family" in lines
    for name in ("Applegarth", "Robin Carter", "robin.carter@"):
        assert name not in lines
