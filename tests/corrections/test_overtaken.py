"""A day that is put right may come after the notices that told of it: whoever corrects it is told so, and goes on."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from referrals.considerations import transitions
from referrals.considerations.models import Decision
from scr_portal.clocks import day_words
from scr_portal.letters import transitions as letters
from scr_portal.notices import Notice
from scr_portal.notices import transitions as notices
from tests.letters.conftest import composed, fresh, laid_out
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import decision
from tests.referrals.referrals.test_correct import typed

pytestmark = pytest.mark.django_db
WARNING = "Some days would not fit together"


def went(place: Place, act: str, on: date) -> Notice:
    """The office told one body of the act by post."""
    owed = Notice.objects.filter(act=act, body__isnull=False).earliest("pk")
    return notices.record_sent.run(owed, place.officer, route="post", recipient="Desk", sent_on=on, proof="RX 1")


def said(notice: Notice, called: str, day: date) -> str:
    """The words of the page."""
    went = f"The notice to {notice.recipient_spoken} of {notice.act_words} was sent on {day_words(days_ago(1))}"
    return f"{went}. That would be before the new date of “{called}”, {day_words(day)}."


def test_the_chair_is_told_which_notices_would_be_dated_before_the_decision(client: Client) -> None:
    place = Place()
    transitions.decide.run(place.recommended(), place.chair, **decision(outcome="review", decided_on=days_ago(2)))
    sent = went(place, "decision_to_hold", days_ago(1))
    path = f"/decisions/{Decision.objects.get().public_id}/correct/"
    client.force_login(place.chair)
    looked = client.post(path, typed("decided_on", days_ago(0)))
    page = looked.content.decode()
    assert WARNING in page
    assert page.count("The notice to") == 1  # the others have not gone
    assert said(sent, "When the LSCB chair decided", days_ago(0)) in page
    for fits in (days_ago(1), days_ago(3)):
        assert WARNING not in client.post(path, typed("decided_on", fits)).content.decode()
    assert Decision.objects.get().decided_on == days_ago(2)
    assert client.post(path, typed("decided_on", days_ago(0), seen=looked.context["seen"])).status_code == 302
    assert Decision.objects.get().decided_on == days_ago(0)
    again = typed("decided_on", days_ago(1), version="2")
    assert WARNING not in client.post(path, again).content.decode()


def test_the_office_is_told_it_of_any_day_that_a_notice_stated(client: Client) -> None:
    place = Place()
    referral = place.receive(attention_on=days_ago(10), received_on=days_ago(5))
    sent = went(place, "possible_review", days_ago(1))
    path = f"/referrals/{referral.public_id}/correct/"
    client.force_login(place.officer)
    page = client.post(path, typed("received_on", days_ago(0))).content.decode()
    assert said(sent, "When the referral was received", days_ago(0)) in page
    assert WARNING not in client.post(path, typed("attention_on", days_ago(11))).content.decode()


def test_and_of_a_letter_that_told_the_day_for_those_who_may_read_it(client: Client) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=1), tick=False):
        place = Place()
        referral = place.receive(attention_on=days_ago(9), received_on=days_ago(4), agencies=[place.police])
        told = laid_out(composed(referral.casefile, place.officer, "referrer"), place.officer)
        chief = laid_out(composed(referral.casefile, place.officer, "chief", place.police.name), place.officer)
        assert [day_words(days_ago(4)) in one.text for one in (told, chief)] == [True, False]
    path = f"/referrals/{referral.public_id}/correct/"
    client.force_login(place.officer)
    assert WARNING not in client.post(path, typed("received_on", days_ago(0))).content.decode()
    how = {"route": "post", "recipient": "R. Carter", "proof": "GB1", "sent_on": days_ago(1)}
    for letter in (told, chief):
        letters.record_sent.run(letter, fresh(place.officer), **how)  # type: ignore[arg-type]
    page = client.post(path, typed("received_on", days_ago(0))).content.decode()
    went = f"“Letter to the referrer” was sent on {day_words(days_ago(1))}"
    assert f"{went}. That would be before the new date of “When the referral was received”" in page
    assert page.count("That would be before") == 1
    for fits in (days_ago(1), days_ago(8)):
        assert WARNING not in client.post(path, typed("received_on", fits)).content.decode()
