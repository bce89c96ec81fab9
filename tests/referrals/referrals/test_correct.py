"""A date was wrong: the old one is kept with the reason, and the clocks are worked out again."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration
from referrals.referrals import transitions
from referrals.referrals.models import Referral
from scr_portal.deadlines import Deadline
from scr_portal.transitions import Conflict, PermissionRefused, Refused
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import decision

pytestmark = pytest.mark.django_db


def days(referral: Referral, **different: date | None) -> dict[str, Any]:
    """Every dated fact as it stands, but for those that differ."""
    names = ("incident_on", "attention_on", "notified_on", "aware_on", "received_on")
    return {name: getattr(referral, name) for name in names} | {"reason": "The call was logged late."} | different


def test_the_clock_is_counted_again_and_the_old_day_stays_on_the_record(client: Client) -> None:
    place = Place()
    referral = place.receive(notified_on=None)
    before = Deadline.objects.get(kind="decision").due_on
    corrected = transitions.correct.run(referral, place.officer, **days(referral, attention_on=days_ago(11)))
    assert (before - Deadline.objects.get(kind="decision").due_on).days in (0, 1, 2, 3)
    assert Consideration.objects.get().attention_on == days_ago(11)
    kept = corrected.corrections[0]
    assert (kept["field"], kept["old"], kept["by"]) == ("attention_on", str(days_ago(10)), place.officer.name)
    client.force_login(place.member)
    page = client.get(f"/referrals/{referral.public_id}/").content.decode()
    assert "The call was logged late." in page
    assert "When the board first knew" in page


def test_nothing_changed_is_no_correction() -> None:
    place = Place()
    referral = place.receive()
    with pytest.raises(Refused, match="as it was"):
        transitions.correct.run(referral, place.officer, **days(referral))


def test_it_stays_possible_and_in_order() -> None:
    place = Place()
    referral = place.receive()
    for wrong in (days_ago(-1), days_ago(13), days_ago(4)):
        with pytest.raises(ValidationError):
            transitions.correct.run(referral, place.officer, **days(referral, attention_on=wrong))
    considerations.decide.run(
        Consideration.objects.get(), place.chair, **decision(decided_on=days_ago(8), why_otherwise="Clear.")
    )
    referral.refresh_from_db()
    with pytest.raises(ValidationError, match="after its chair had decided"):
        transitions.correct.run(referral, place.officer, **days(referral, attention_on=days_ago(6), notified_on=None))
    assert Consideration.objects.get().attention_on == days_ago(10)


def test_others_may_not_and_the_second_of_two_sees_both_versions(client: Client) -> None:
    place = Place()
    referral = place.receive()
    with pytest.raises(PermissionRefused):
        transitions.correct.run(referral, place.chair, **days(referral, attention_on=days_ago(11)))
    transitions.correct.run(referral, place.officer, **days(referral, attention_on=days_ago(11)))
    with pytest.raises(Conflict):
        transitions.correct.run(referral, place.officer, **days(referral, attention_on=days_ago(12)))
    client.force_login(place.officer)
    typed = {f"{name}-{part}": str(getattr(days_ago(9), part)) for name in ("attention_on", "received_on")
             for part in ("day", "month", "year")}  # fmt: skip
    again = client.post(f"/referrals/{referral.public_id}/correct/", typed | {"reason": "Mine", "version": "1"})
    assert again.status_code == 409
    assert "Mine" in again.content.decode()
