"""The day on which the board first knew, and the route by which it knew, are put right together."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration
from referrals.notices import of_referral
from referrals.referrals.corrections import correct
from referrals.referrals.models import Referral
from scr_portal.corrections.models import Correction
from scr_portal.jobs import Job
from scr_portal.letters.models import Letter
from scr_portal.notices import Notice
from scr_portal.notices import transitions as notices
from scr_portal.notices.content import lines
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import decision
from tests.referrals.records.test_record import drawn_up as drawn_up_by_the_worker
from tests.referrals.records.test_record import words
from tests.referrals.referrals.test_correct import WHY, typed

pytestmark = pytest.mark.django_db
THROUGH_THE_PORTAL, BY_TELEPHONE = "Referral sent through the portal", "A nurse telephoned the office"


def received(place: Place) -> Referral:
    """A referral that came by the portal."""
    return place.receive(attention_route=THROUGH_THE_PORTAL, notified_on=None)


def test_the_page_asks_for_both_and_both_stand_wherever_the_route_is_read(client: Client) -> None:
    place = Place()
    referral = received(place)
    client.force_login(place.officer)
    path = f"/referrals/{referral.public_id}/correct/"
    asked = client.get(path).content.decode()
    assert "How did the board come to know?" in asked
    assert f'value="{THROUGH_THE_PORTAL}"' in asked
    said = typed("attention_on", days_ago(11), words=BY_TELEPHONE)
    nothing_said = client.post(path, said | {"words": ""})
    assert nothing_said.status_code == 422
    assert "Enter how the board came to know" in nothing_said.content.decode()
    seen = client.post(path, said).context["seen"]
    assert client.post(path, said | {"seen": seen}).status_code == 302
    referral.refresh_from_db()
    assert (referral.attention_on, referral.attention_route) == (days_ago(11), BY_TELEPHONE)
    client.force_login(place.chair)
    decide = client.get(f"/considerations/{Consideration.objects.get().public_id}/decide/").content.decode()
    assert f"Brought to the attention of the LSCB: {BY_TELEPHONE}" in decide
    assert THROUGH_THE_PORTAL not in decide
    assert BY_TELEPHONE in [line.words for line in of_referral(referral)]
    history = client.get(f"/referrals/{referral.public_id}/").content.decode()
    assert f"({THROUGH_THE_PORTAL}), corrected to" in history
    assert BY_TELEPHONE in client.get(f"/cases/{referral.casefile.public_id}/").content.decode()


def test_the_record_of_a_decision_is_drawn_up_anew_with_the_route() -> None:
    place = Place()
    referral = received(place)
    considerations.decide.run(
        Consideration.objects.get(), place.chair, **decision(why_otherwise="Clear from the facts.")
    )
    drawn_up = Job.objects.filter(kind="referrals.tasks.draw_up")
    drawn_up.update(status=Job.Status.DONE)
    referral.refresh_from_db()
    correct.run(referral, place.officer, field="attention_on", day=days_ago(11), reason=WHY, words=BY_TELEPHONE)
    assert drawn_up.filter(status=Job.Status.WAITING).count() == 1
    record = words(drawn_up_by_the_worker(Consideration.objects.get()))
    assert BY_TELEPHONE in record
    assert THROUGH_THE_PORTAL not in record


def test_ofsted_was_told_the_old_route_and_is_told_the_right_one() -> None:
    place = Place()
    referral = received(place)
    sent = Notice.objects.filter(act="possible_review", body__isnull=False).earliest("pk")
    notices.record_sent.run(
        sent, place.officer, route="post", recipient="Duty desk", sent_on=days_ago(5), proof="Receipt 12"
    )
    correct.run(
        referral, place.officer, field="attention_on", day=referral.attention_on, reason=WHY, words=BY_TELEPHONE
    )
    told = {line.term: line.words for line in lines(Notice.objects.get(act="correction"))}
    assert told["You were told with it"] == THROUGH_THE_PORTAL
    assert told["It should say"] == BY_TELEPHONE
    assert not Letter.objects.exists()


def test_the_route_alone_is_a_correction_and_neither_alone_is_none() -> None:
    place = Place()
    referral = received(place)
    same = {"field": "attention_on", "day": referral.attention_on, "reason": WHY}
    with pytest.raises(ValidationError, match="as it was"):
        correct.run(referral, place.officer, **same, words=THROUGH_THE_PORTAL)
    referral = correct.run(referral, place.officer, **same, words=BY_TELEPHONE)
    made = Correction.objects.get()
    assert (made.words_before, made.words_now) == (THROUGH_THE_PORTAL, BY_TELEPHONE)
    other = {"field": "incident_on", "day": days_ago(13), "reason": WHY}
    assert correct.run(referral, place.officer, **other, words="Nothing").attention_route == BY_TELEPHONE
