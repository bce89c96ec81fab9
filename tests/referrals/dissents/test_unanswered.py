"""A dissent that the decision went past stands as to be answered, is reminded of, and is answered in the record."""

from datetime import datetime, time, timedelta

import pytest
import time_machine
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone

from referrals.considerations import corrections
from referrals.considerations import transitions as considerations
from referrals.considerations.models import Decision, Dissent
from referrals.dissents import transitions
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.reminders.digests import digest
from scr_portal.roles import Role
from tests import build
from tests.build import told
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import decision
from tests.referrals.dissents.test_record import new
from tests.referrals.records.test_record import drawn_up, words

pytestmark = pytest.mark.django_db
WORDS = "Answer a dissent from the recommendation"


def dissented(place: Place) -> Dissent:
    """A member sees it otherwise."""
    consideration = place.recommended()
    return transitions.record.run(new(consideration), place.second_member, position="none", reason="Nothing to learn.")


def decided(place: Place, dissent: Dissent) -> None:
    """The chair decides all the same."""
    dissent.consideration.refresh_from_db()
    considerations.decide.run(dissent.consideration, place.chair, **decision())


def clocks() -> list[Deadline]:
    """What runs or ran because of a dissent."""
    return [one for one in Deadline.objects.filter(kind="dissent") if one.counts]


def test_it_waits_since_the_decision_and_is_never_late(client: Client) -> None:
    place = Place()
    dissent = dissented(place)
    assert clocks() == []
    decided(place, dissent)
    (clock,) = clocks()
    assert (clock.sort, clock.due_on, clock.waits_on, clock.is_running) == (
        "since",
        timezone.localdate(),
        "chair",
        True,
    )
    client.force_login(place.officer)
    assert WORDS in client.get("/home/").content.decode()  # what the office waits for
    client.force_login(place.chair)
    assert f"/dissents/{dissent.public_id}/answer/" in client.get("/home/").content.decode()


def test_the_chair_is_reminded_until_it_is_answered() -> None:
    place = Place()
    dissent = dissented(place)
    decided(place, dissent)
    morning = datetime.combine(timezone.localdate(), time(9))
    digest(morning + timedelta(days=1))
    assert not Message.objects.filter(body__contains=WORDS).exists()
    digest(morning + timedelta(days=2))
    (mail,) = Message.objects.filter(body__contains=WORDS)
    assert mail.user == place.chair
    assert str(place.second_member.name) not in mail.body
    dissent.refresh_from_db()
    transitions.answer.run(dissent, place.chair, answer="There is much to learn.")
    digest(morning + timedelta(days=7))
    assert Message.objects.filter(body__contains=WORDS).count() == 1


def test_one_that_was_answered_before_the_decision_waits_for_nobody() -> None:
    place = Place()
    dissent = transitions.answer.run(dissented(place), place.chair, answer="There is.")
    decided(place, dissent)
    assert clocks() == []


def test_the_record_says_that_it_was_answered_later_and_when() -> None:
    place = Place()
    dissent = dissented(place)
    decided(place, dissent)
    dissent.consideration.refresh_from_db()
    first = drawn_up(dissent.consideration)
    assert "Not answered when this record was drawn up." in words(first)
    with time_machine.travel(timezone.now() + timedelta(days=3), tick=False):
        dissent.refresh_from_db()
        transitions.answer.run(dissent, place.chair, answer="There is much to learn.")
        second = words(drawn_up(dissent.consideration))
        today = timezone.localdate()
    said = f"Answered by {place.chair.name} on {today:%-d %B %Y}, after the decision: There is much to learn."
    assert said in second
    (clock,) = clocks()
    assert (clock.stopped_on, clock.is_running) == (today, False)


def test_when_the_day_of_the_decision_is_put_right_it_waits_since_then() -> None:
    place = Place()
    decided(place, dissented(place))
    corrections.correct_decision.run(
        Decision.objects.get(), place.chair, field="decided_on", day=days_ago(1), reason="It was the day before."
    )
    (clock,) = clocks()
    assert clock.due_on == days_ago(1)


def test_the_database_takes_no_day_of_an_answer_without_its_words() -> None:
    dissent = dissented(Place())
    with pytest.raises(IntegrityError, match="dissent_answered_in_words"), told(dissent.casefile):
        Dissent.objects.filter(pk=dissent.pk).update(answered_on=days_ago(0))


def test_the_page_of_the_decision_warns_of_what_stands_unanswered_and_blocks_nothing(client: Client) -> None:
    place = Place()
    dissent = dissented(place)
    client.force_login(place.chair)
    address = f"/considerations/{dissent.consideration.public_id}/decide/"
    page = client.get(address).content.decode()
    assert "1 dissent stands unanswered." in page
    assert f'href="/dissents/{dissent.public_id}/answer/">Answer {place.second_member.name}</a>' in page
    transitions.answer.run(dissent, place.chair, answer="There is much to learn.")
    assert "unanswered" not in client.get(address).content.decode()


def test_several_that_stand_unanswered_are_counted(client: Client) -> None:
    place = Place()
    dissent = dissented(place)
    transitions.note.run(
        new(dissent.consideration), place.officer, member=build.member(Role.SUBCOMMITTEE, place.board),
        position="alternative", reason="Less will do.",
    )  # fmt: skip
    client.force_login(place.chair)
    page = client.get(f"/considerations/{dissent.consideration.public_id}/decide/").content.decode()
    assert "2 dissents stand unanswered." in page
    decided(place, dissent)
