"""What a change of the bank holidays moves is worked out when it is looked at, and only what was seen is confirmed."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from referrals.referrals import corrections
from referrals.referrals.models import Referral
from scr_portal.audit import broken
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import astray
from scr_portal.holidays import Holiday, calendar
from scr_portal.letters import transitions as letters
from scr_portal.letters.models import Letter
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.partners.models import PartnerPaper
from scr_portal.recounts.finding import look_up
from scr_portal.recounts.models import Recount, calendar_of
from tests.build import told
from tests.letters.conftest import composed, fresh, laid_out
from tests.partners.conftest import named, sent
from tests.recounts.test_recount import EXTRA, TODAY, confirmed, days, decided, new_holiday, referred, shown
from tests.referrals.case import Place
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db
SECOND = date(2019, 3, 8)
"""The Friday after it."""


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def case(place: Place) -> CaseFile:
    """Something is due on 12 March, on 13 March if the 7th becomes a bank holiday; that waits for the officer."""
    made = referred(place).casefile
    new_holiday()
    look_up()
    return made


def change(day: date) -> None:
    """The administrator enters it, or takes it out."""
    if not Holiday.objects.filter(day=day, until=None).update(leaves=True):
        new_holiday(day)
    look_up()


def page_of(place: Place) -> tuple[Client, str, str]:
    """The officer's browser, the address of what waits, and the page."""
    officer, address = browser(place.officer), f"/recounts/{Recount.objects.latest('pk').public_id}/confirm/"
    return officer, address, officer.get(address).content.decode()


def test_a_table_that_is_put_right_again_leaves_nothing_to_confirm(case: CaseFile, place: Place) -> None:
    change(EXTRA)
    assert Recount.objects.get().status == Recount.Status.GONE
    assert days(case) == {date(2019, 3, 12)}
    assert calendar_of(case) == calendar()
    officer, address, _ = page_of(place)
    assert address not in officer.get("/home/").content.decode()
    assert officer.get(address).status_code == 409
    assert broken(case) == []


def test_what_is_not_to_be_confirmed_any_more_is_summed_up_by_the_days_that_stand(place: Place) -> None:
    Holiday.objects.create(day=EXTRA, name="A royal wedding")
    case = decided(place)
    change(SECOND)
    assert Recount.objects.get().status == Recount.Status.FOUND
    change(EXTRA)
    assert Recount.objects.get().status == Recount.Status.GONE
    told_of = Notice.objects.filter(casefile=case, due_on=date(2019, 3, 14))
    assert told_of.count() > 1
    for one in told_of:
        assert one.due_steps[0] == "8 March 2019 is not counted (A royal wedding)"
    assert not any(astray(case))


def test_a_clock_that_was_started_meanwhile_is_shown_and_must_have_been_seen(case: CaseFile, place: Place) -> None:
    officer, address, page = page_of(place)
    earlier = shown(page)
    assert "11 March 2019" not in page
    referral = Referral.objects.get(casefile=case)
    referral.casefile = case
    corrections.correct.run(referral, place.officer, field="aware_on", day=date(2019, 3, 4), reason="By telephone.")
    assert days(case) == {date(2019, 3, 11)}, "it counts by the bank holidays of before"
    answer = officer.post(address, earlier)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Other dates move than those that you were shown" in page
    assert page.index("11 March 2019") < page.index("12 March 2019")
    assert Recount.objects.get().status == Recount.Status.FOUND
    assert officer.post(address, shown(page)).status_code == 302
    assert days(case) == {date(2019, 3, 12)}
    assert Recount.objects.get().moves[0][1:] == ["11 March 2019", "12 March 2019"]


def test_two_changes_that_wait_are_one_question_that_says_what_both_move(case: CaseFile, place: Place) -> None:
    officer, address, page = page_of(place)
    earlier = shown(page)
    change(SECOND)
    assert Recount.objects.count() == 1
    assert officer.post(address, earlier).status_code == 409, "the page was of the first change alone"
    page = officer.get(address).content.decode()
    for words in ("7 March 2019", "8 March 2019", "12 March 2019", "14 March 2019"):
        assert words in page
    assert "13 March 2019" not in page
    assert officer.post(address, shown(page)).status_code == 302
    assert days(case) == {date(2019, 3, 14)}
    assert astray(case) == ([], [])


def test_of_two_that_wait_from_before_the_first_answer_settles_both(case: CaseFile, place: Place) -> None:
    with told(case):
        Recount.objects.create(casefile=case, audience="shared", counts_by=1)
    confirmed(Recount.objects.latest("pk"), place.officer)
    assert not Recount.objects.filter(status=Recount.Status.FOUND).exists()
    assert days(case) == {date(2019, 3, 13)}
    assert calendar_of(case) == calendar()


def test_the_officer_is_told_once_however_often_the_table_changes(case: CaseFile, place: Place) -> None:
    change(SECOND)
    assert Message.objects.filter(address=place.officer.email, body__contains="bank holidays").count() == 1


def test_who_was_written_a_day_that_moved_is_written_to_again(case: CaseFile, place: Place) -> None:
    drafted = composed(case, place.officer, "referrer")
    text = drafted.text.replace("Yours sincerely", "It is due on 12 March 2019.\n\nYours sincerely")
    letter = laid_out(letters.revise.run(drafted, fresh(place.officer), to=drafted.to, text=text), place.officer)
    said = {"route": "post", "recipient": "R. Carter", "proof": "GB1", "sent_on": TODAY.date()}
    letters.record_sent.run(letter, fresh(place.officer), **said)  # type: ignore[arg-type]
    confirmed(Recount.objects.get(), place.officer)
    again = Letter.objects.get(corrects=letter)
    assert "it said 12 March 2019. It is 13 March 2019." in again.text


def test_a_partner_board_that_was_sent_a_day_that_moved_is_sent_the_new_one(case: CaseFile, place: Place) -> None:
    there = Place()
    partner = named(case, place, there)
    first = sent(partner, place, message="It is due on 12 March 2019.")
    sent(partner, place)
    confirmed(Recount.objects.get(), place.officer)
    again = PartnerPaper.objects.latest("pk")
    assert again.partner == first.partner
    read = reverse("scr_portal:partnerpaper", args=[again.public_id])
    assert "it said 12 March 2019. It is 13 March 2019." in browser(there.officer).get(read).content.decode()
    assert PartnerPaper.objects.count() == 3
