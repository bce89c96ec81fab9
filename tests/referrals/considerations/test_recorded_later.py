"""A decision says when it was written down and why later; a corrected day stays to be seen (guidance.md T7)."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from referrals.considerations import corrections, transitions
from referrals.considerations.models import Consideration, Decision
from referrals.parallel.models import ParallelProcess
from referrals.records.making import html
from referrals.referrals import corrections as of_referral
from referrals.referrals.models import Referral
from scr_portal.clocks import day_words
from scr_portal.signatures import Signature
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import decision, sent

pytestmark = pytest.mark.django_db
OVERDUE: dict[str, Any] = {"incident_on": days_ago(52), "attention_on": days_ago(50), "notified_on": days_ago(50)}
WHY = "I told the office by telephone that day."


def on(days: int) -> dict[str, str]:
    """The day of the decision as the browser sends it."""
    return {f"decided_on-{part}": str(getattr(days_ago(days), part)) for part in ("day", "month", "year")}


def record_of(made: Decision) -> str:
    """The record as it would be drawn up now, in one line without tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html(made).decode()))


def shown(client: Client, made: Decision) -> str:
    """The page of the round, in one line."""
    return re.sub(r"\s+", " ", client.get(f"/considerations/{made.consideration.public_id}/").content.decode())


def test_a_decision_of_an_earlier_day_says_why_it_is_recorded_only_now(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    address = f"/considerations/{consideration.public_id}/decide/"
    client.force_login(place.chair)
    assert "why is the decision recorded only now?" in client.get(address).content.decode()
    asked = client.post(address, sent(**on(2)))
    assert asked.status_code == 422
    assert f"Enter why the decision of {day_words(days_ago(2))} is recorded only now" in asked.content.decode()
    assert client.post(address, sent(**on(2), why_recorded_later=WHY)).status_code == 302
    made = Decision.objects.get()
    words = f"Decided on {day_words(days_ago(2))}, recorded on {day_words(timezone.localdate())} because: {WHY}"
    assert words in shown(client, made)
    assert words in record_of(made)


def test_a_decision_of_today_is_asked_for_no_such_reason(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    client.force_login(place.chair)
    assert client.post(f"/considerations/{consideration.public_id}/decide/", sent()).status_code == 302
    made = Decision.objects.get()
    assert not made.recorded_later
    assert "Recorded later" not in record_of(made)


def test_who_corrects_the_day_leaves_it_to_be_seen_and_the_signature_is_void(client: Client) -> None:
    place = Place()
    consideration = place.recommended(**OVERDUE)
    transitions.decide.run(consideration, place.chair, **decision(why_late="We waited for the inquest."))
    made = Decision.objects.get()
    assert re.search(r"Decided \d+ days late\.", record_of(made))
    corrections.correct_decision.run(made, place.chair, field="decided_on", day=days_ago(2), reason="It was Friday.")
    made = Decision.objects.get()
    line = (
        f"Corrected on {day_words(timezone.localdate())} by {place.chair.name}: When the LSCB chair decided, "
        f"from {day_words(timezone.localdate())} to {day_words(days_ago(2))}, because: It was Friday."
    )
    client.force_login(place.chair)
    for said in (record_of(made), shown(client, made)):
        assert line in said
        assert "“When the LSCB chair decided” was corrected after it had been signed." in said
    assert f"recorded on {day_words(timezone.localdate())}" in record_of(made)
    signature = Signature.objects.get(step="consideration.decide")
    assert signature.voided_at is not None
    page = client.get(f"/decisions/{made.public_id}/correct/").content.decode()
    assert "that signature is void" in page


def test_the_record_says_what_the_chair_saw_beside_the_criteria() -> None:
    place = Place()
    consideration = place.consideration(**OVERDUE)
    ParallelProcess.objects.create(
        casefile=consideration.casefile, audience=consideration.audience, kind="coroner", lead="HM Coroner",
        next_on=days_ago(-9), blocks_publication=True,
    )  # fmt: skip
    referral = Referral.objects.get()
    of_referral.correct.run(
        referral, place.officer, field="attention_on", day=days_ago(51), reason="The letter came before."
    )
    late = decision(why_otherwise="Clear.", why_late="We waited.")
    transitions.decide.run(Consideration.objects.get(), place.chair, **late)
    said = record_of(Decision.objects.get())
    due = Decision.objects.get().consideration
    assert f"Coroner&#x27;s inquest, next on {day_words(days_ago(-9))}; nothing is published before it ends" in said
    assert "Nobody answered them in this round." in said
    assert f"Known so far: {due.casefile.label} died on {day_words(days_ago(12))}." in said
    assert re.search(r"Decided \d+ days late\.", said)
    assert f"from {day_words(days_ago(50))}" in said


def test_who_answered_the_criteria_stands_in_the_record() -> None:
    place = Place()
    transitions.decide.run(place.recommended(), place.chair, **decision())
    answered = f"Answered with the recommendation of {day_words(days_ago(3))}, recorded by {place.member.name}."
    assert answered in record_of(Decision.objects.get())


def test_the_step_itself_asks_why() -> None:
    place = Place()
    consideration = place.recommended()
    with pytest.raises(ValidationError) as wrong:
        transitions.decide.run(consideration, place.chair, **decision(decided_on=days_ago(1), why_recorded_later=""))
    assert set(wrong.value.error_dict) == {"why_recorded_later"}
