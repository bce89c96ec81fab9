"""Whoever a letter told a date that was wrong is written to again, once the office has read the letter."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.models import Referral
from referrals.referrals.corrections import correct
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words, states
from scr_portal.deadlines import Deadline
from scr_portal.letters import transitions
from scr_portal.letters.models import Letter
from tests.letters.conftest import browser, composed, finished, fresh, laid_out
from tests.referrals.case import Place, days_ago

OLD, NEW = 5, 4
"""Days ago: the referral was received, and was in fact."""


def put_right(case: CaseFile, place: Place) -> None:
    """The officer finds that the referral came a day later."""
    referral = Referral.objects.get(casefile=case)
    correct.run(referral, fresh(place.officer), field="received_on", day=days_ago(NEW), reason="Stamped wrongly")


def sent(case: CaseFile, place: Place) -> Letter:
    """The letter to the referrer has gone; it says when the referral was received."""
    drafted = composed(case, place.officer, "referrer")
    assert day_words(days_ago(OLD)) in drafted.text
    as_browsers_send_it = drafted.text.replace("\n", "\r\n")
    drafted = transitions.revise.run(drafted, fresh(place.officer), to=drafted.to, text=as_browsers_send_it)
    letter = laid_out(drafted, place.officer)
    said = {"route": "post", "recipient": "R. Carter", "proof": "GB1", "sent_on": timezone.localdate()}
    return transitions.record_sent.run(letter, fresh(place.officer), **said)  # type: ignore[arg-type]


def test_a_letter_that_says_what_is_right_is_drafted(case: CaseFile, place: Place) -> None:
    letter = sent(case, place)
    put_right(case, place)
    again = Letter.objects.get(corrects=letter)
    assert (again.status, again.kind, again.to) == (Letter.Status.DRAFT, letter.kind, letter.to)
    for what in ("Dear Robin Carter", day_words(days_ago(OLD)), f"It is {day_words(days_ago(NEW))}", "LSCB officer"):
        assert what in again.text
    assert "1 to finish and send" in browser(place.officer).get("/home/").content.decode()
    assert "a date put right" in str(laid_out(again, place.officer))


def test_a_due_date_that_moved_with_the_day_is_put_right_too(case: CaseFile, place: Place) -> None:
    due = Deadline.objects.get(casefile=case, kind="decision").due_on
    drafted = composed(case, place.officer, "referrer")
    text = drafted.text.replace("Yours sincerely", f"It is decided by {day_words(due)}.\n\nYours sincerely")
    drafted = transitions.revise.run(drafted, fresh(place.officer), to=drafted.to, text=text)
    waiting = composed(case, place.officer, "referrer")
    waiting = transitions.revise.run(waiting, fresh(place.officer), to=waiting.to, text=text)
    letter = laid_out(drafted, place.officer)
    said = {"route": "post", "recipient": "R. Carter", "proof": "GB1", "sent_on": timezone.localdate()}
    letter = transitions.record_sent.run(letter, fresh(place.officer), **said)  # type: ignore[arg-type]
    referral = Referral.objects.get(casefile=case)
    day = referral.notified_on or referral.attention_on
    correct.run(
        referral, fresh(place.officer), field="notified_on", day=day + timedelta(days=1), reason="Stamped wrongly"
    )
    moved = Deadline.objects.get(casefile=case, kind="decision").due_on
    assert moved != due
    again = Letter.objects.get(corrects=letter)
    assert f"it said {day_words(due)}. It is {day_words(moved)}." in again.text
    page = browser(place.officer).get(reverse("scr_portal:letter", args=[waiting.public_id])).content.decode()
    assert f"{day_words(due)}. It is {day_words(moved)}" in page


def test_nothing_is_drafted_where_no_letter_states_it_or_none_has_gone(case: CaseFile, place: Place) -> None:
    composed(case, place.officer, "referrer")
    finished(case, place.officer, "chief", place.police.name)
    put_right(case, place)
    assert not Letter.objects.exclude(corrects=None).exists()


def test_a_letter_that_has_not_gone_says_that_its_date_is_wrong(case: CaseFile, place: Place) -> None:
    letter = composed(case, place.officer, "referrer")
    page = reverse("scr_portal:letter", args=[letter.public_id])
    warning = "The letter states a date that was put right"
    assert warning not in browser(place.officer).get(page).content.decode()
    put_right(case, place)
    assert warning in browser(place.officer).get(page).content.decode()


def test_a_day_is_not_found_in_another() -> None:
    first = timezone.localdate().replace(day=1) + timedelta(days=2)
    assert not states(f"Until 1{day_words(first)} we wait.", first)
    assert states(f"On {day_words(first)}.", first)


@pytest.mark.parametrize(
    "written",
    ["Monday 3 March", "3rd March 2014", "3 Mar 2014", "3rd of March", "03/03/2014", "3/3/14", "3.3.2014", "2014-03-03",
     "03 March 2014", "MONDAY 3 MARCH,\n2014"],
)  # fmt: skip
def test_a_day_is_found_however_it_is_written(written: str) -> None:
    assert states(f"We met on {written}, as you know.", date(2014, 3, 3))


@pytest.mark.parametrize(
    "written",
    ["13 March 2014", "3 March 2013", "3 Marchmont Street", "03/03/2013", "3/3/2015", "13/3/14", "3/13/2014",
     "3 May 2014", "303/03/2014", "2014-03-031"],
)  # fmt: skip
def test_another_day_is_not_taken_for_it(written: str) -> None:
    assert not states(f"We met on {written} as you know.", date(2014, 3, 3))


def test_a_letter_that_states_the_day_in_figures_is_told_again(case: CaseFile, place: Place) -> None:
    drafted, day = composed(case, place.officer, "referrer"), days_ago(OLD)
    text = drafted.text.replace(day_words(day), f"{day:%d/%m/%Y}")
    letter = laid_out(transitions.revise.run(drafted, fresh(place.officer), to=drafted.to, text=text), place.officer)
    said = {"route": "post", "recipient": "R. Carter", "proof": "GB1", "sent_on": timezone.localdate()}
    letter = transitions.record_sent.run(letter, fresh(place.officer), **said)  # type: ignore[arg-type]
    put_right(case, place)
    assert Letter.objects.filter(corrects=letter).exists()
