"""When the office called whoever writes that other children may be at risk, and what follows from that."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import Referral
from referrals.referrals.corrections import correct
from referrals.unsent_risks.models import RiskCall, UnsentRisk
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from tests.referrals.case import days_ago
from tests.referrals.links.conftest import fill, send, way
from tests.referrals.unsent_risks.test_calling import AGAIN, AGREED, CALLED, changes, listed, records, was_said
from tests.referrals.unsent_risks.test_telling import Writer, writer
from tests.reviews.team import browser

__all__ = ["way", "writer"]
pytestmark = pytest.mark.django_db


def test_a_call_before_the_answer_was_changed_is_kept_and_is_not_enough(writer: Writer) -> None:
    writer.says()
    was_said(timedelta(minutes=10))
    changes(writer, others_at_risk="no")
    changes(writer)
    office = browser(writer.place.officer)
    assert records(office, timezone.now() - timedelta(minutes=5)).status_code == 302
    assert writer.is_seen() == (True, True)
    assert AGREED in listed(office)
    assert AGAIN in listed(office)


@pytest.mark.parametrize("then", [[], ["no"], ["no", "yes"]])
def test_nobody_has_called_about_it_before_it_was_said(writer: Writer, then: list[str]) -> None:
    writer.says()
    was_said(timedelta(hours=2))
    said_at = UnsentRisk.objects.get().said_at
    for one in then:
        changes(writer, others_at_risk=one)
    office = browser(writer.place.officer)
    refused = records(office, said_at - timedelta(minutes=1))
    assert refused.status_code == 422
    since = timezone.localtime(said_at)
    says = f"the call must be on {day_words(since.date())}, {since:%H:%M}, or later"
    assert says in refused.content.decode()
    assert not RiskCall.objects.exists()
    assert records(office, said_at).status_code == 302


def test_without_a_change_no_change_is_claimed(writer: Writer) -> None:
    writer.says()
    records(browser(writer.place.officer))
    before = timezone.now() - timedelta(minutes=5)
    RiskCall.objects.update(called_at=before)  # as it could be recorded once
    assert writer.is_seen() == (True, True)
    assert AGAIN not in listed(browser(writer.place.officer))


@pytest.mark.parametrize("typed", ["14:30", "14.30", "2.30pm", "2:30pm", "2:30 PM", "2.30 pm"])
def test_the_time_is_read_as_people_write_it(writer: Writer, typed: str) -> None:
    writer.says()
    was_said(timedelta(days=2))
    office, yesterday = browser(writer.place.officer), timezone.now() - timedelta(days=1)
    assert records(office, yesterday, called_time=typed).status_code == 302
    assert f"{CALLED}{day_words(days_ago(1))}, 14:30 by" in listed(office)


@pytest.mark.parametrize("ahead", [timedelta(minutes=3), timedelta(days=1)])
def test_nobody_has_called_at_a_moment_to_come(writer: Writer, ahead: timedelta) -> None:
    writer.says()
    page = records(browser(writer.place.officer), timezone.now() + ahead)
    assert page.status_code == 422
    assert "in the past" in page.content.decode()
    assert not RiskCall.objects.exists()


def test_the_day_of_the_first_call_is_the_day_on_which_the_board_first_knew(writer: Writer) -> None:
    fill(writer.client, others_at_risk="yes", others_at_risk_action="With an aunt")
    was_said(timedelta(days=3))
    office, called_on = browser(writer.place.officer), days_ago(2)
    for ago in (1, 2):
        assert records(office, timezone.now() - timedelta(days=ago)).status_code == 302
    assert send(writer.client).status_code == 302
    referral, first_knew = Referral.objects.get(), f"The board first knew on {day_words(called_on)} (Telephone,"
    assert (referral.attention_on, referral.received_on) == (called_on, days_ago(0))
    assert first_knew in office.get(f"/cases/{referral.casefile.public_id}/").content.decode()
    page = office.get(f"/referrals/{referral.public_id}/").content.decode()
    assert "Telephone, before the referral was sent through the portal" in page
    assert Deadline.objects.get(kind="decision").starts_on == called_on
    assert f"/referrals/{referral.public_id}/correct/" in page
    correct.run(
        referral, writer.place.officer, field="attention_on", day=days_ago(3), reason="By a nurse", words="Visit"
    )
    assert Deadline.objects.get(kind="decision").starts_on == days_ago(3)


def test_a_call_before_the_day_on_which_it_happened_keeps_nobody_from_sending(writer: Writer) -> None:
    today = days_ago(0)
    incident = {f"incident_on-{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
    fill(writer.client, others_at_risk="yes", others_at_risk_action="With an aunt", **incident)
    was_said(timedelta(days=3))
    records(browser(writer.place.officer), timezone.now() - timedelta(days=2))
    assert send(writer.client).status_code == 302
    referral = Referral.objects.get()
    assert (referral.attention_on, referral.attention_route) == (today, "Referral sent through the portal")
