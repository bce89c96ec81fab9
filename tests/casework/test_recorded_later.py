"""What had happened before it was written down is marked so, as in a case that was running when its board joined."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from referrals.considerations.corrections import correct_decision
from scr_portal.audit import Event, broken
from scr_portal.deadlines import Deadline
from scr_portal.transitions import STEPS
from tests.audit.tampering import tamper
from tests.lifecycle.inputs import asked_for
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_correct import WHY, decided
from tests.referrals.considerations.test_decide import decide

pytestmark = pytest.mark.django_db
MARK = "Recorded later: it happened on"


def timeline(client: Client, place: Place, **facts: Any) -> str:
    """The timeline of a case that the officer has received today."""
    case = place.receive(**facts).casefile
    client.force_login(place.officer)
    return client.get(reverse("case_timeline", args=[case.public_id])).content.decode()


def test_a_day_in_the_past_is_marked_with_the_day(client: Client) -> None:
    day = days_ago(5)
    assert f'{MARK} <time datetime="{day.isoformat()}">{day.day} {day:%B %Y}</time>' in timeline(client, Place())


def test_what_is_written_down_on_its_day_is_not(client: Client) -> None:
    assert MARK not in timeline(client, Place(), received_on=timezone.localdate())


def test_a_case_that_was_decided_before_its_board_joined(client: Client) -> None:
    place = Place()
    row = place.consideration(
        attention_on=days_ago(200), incident_on=days_ago(201), notified_on=None, received_on=days_ago(190)
    )
    decide(place, row, decided_on=days_ago(175), why_otherwise="Clear.")
    later = {event.kind: event.happened_on for event in Event.objects.all() if event.is_recorded_later}
    assert later["referral.receive"] == days_ago(190)
    assert later["consideration.decide"] == days_ago(175)
    due = Deadline.objects.get(casefile=row.casefile, kind="decision")
    assert due.stopped_on == days_ago(175)
    client.force_login(place.officer)
    assert client.get(reverse("case", args=[row.casefile.public_id])).content.decode().count(MARK) >= 2


def test_what_the_portal_does_with_a_corrected_day_happens_when_it_does_it(client: Client) -> None:
    place, made = decided()
    correct_decision.run(made, place.chair, field="decided_on", day=days_ago(1), reason=WHY)
    client.force_login(place.officer)
    shown = client.get(reverse("case_timeline", args=[made.casefile.public_id])).content.decode()
    said, _, after = shown.partition("The review follows the corrected day of its decision")
    assert said != shown
    assert MARK not in after.partition("moj-timeline__item")[0]
    assert Event.objects.get(kind="review.follow").happened_on is None


def test_the_day_is_under_the_digest() -> None:
    case = Place().receive().casefile
    assert broken(case) == []
    event = Event.objects.get(casefile=case, kind="referral.receive")
    for day in (None, days_ago(4)):
        said = f"'{day}'" if day else "NULL"
        tamper(f"UPDATE scr_portal_event SET happened_on = {said} WHERE id = {event.pk}")
        assert broken(case) != [], day


def test_every_day_that_is_named_is_asked_for() -> None:
    named = {name: step.day for name, step in STEPS.items() if step.day}
    assert len(named) > 30
    assert [name for name, day in named.items() if day not in asked_for(STEPS[name])] == []
