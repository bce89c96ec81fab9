"""A date of a referral was wrong: the old one is kept with the reason, and the clocks are worked out again."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration
from referrals.referrals.corrections import correct
from referrals.referrals.models import Referral
from scr_portal.corrections.models import Correction
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.notices import transitions as notices
from scr_portal.transitions import Conflict, PermissionRefused
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import decision

pytestmark = pytest.mark.django_db
WHY = "The call was logged late."


def corrected(place: Place, referral: Referral, field: str, day: date | None) -> Referral:
    """The officer corrects one day."""
    return correct.run(referral, place.officer, field=field, day=day, reason=WHY)


def typed(field: str, day: date, **more: Any) -> dict[str, str]:
    """The form as a browser sends it."""
    parts = {f"day-{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
    beside = {"words": "Telephone call"} if field == "attention_on" else {}
    return {"field": field, "reason": WHY, "version": "1"} | beside | parts | more


def test_the_clock_is_counted_again_and_its_sum_says_who_corrected_what_and_why(client: Client) -> None:
    place = Place()
    referral = place.receive(notified_on=None)
    before = Deadline.objects.get(kind="decision").due_on
    corrected(place, referral, "attention_on", days_ago(11))
    clock = Deadline.objects.get(kind="decision")
    assert (before - clock.due_on).days in (0, 1, 2, 3)
    assert Consideration.objects.get().attention_on == days_ago(11)
    assert Correction.objects.get().old == days_ago(10)
    assert clock.steps[-1].startswith("Corrected on")
    assert place.officer.name in clock.steps[-1]
    assert clock.steps[-1].endswith(f"because: {WHY}")
    client.force_login(place.member)
    for path in (f"/referrals/{referral.public_id}/", f"/cases/{referral.casefile.public_id}/"):
        page = client.get(path).content.decode()
        assert WHY in page
        assert "When the board first knew" in page


def test_a_day_corrected_twice_shows_both_lines_and_another_referral_s_day_none() -> None:
    place = Place()
    referral = place.receive(notified_on=None)
    referral = corrected(place, referral, "attention_on", days_ago(11))
    corrected(place, referral, "attention_on", days_ago(12))
    lines = [step for step in Deadline.objects.get(kind="decision").steps if step.startswith("Corrected on")]
    assert len(lines) == 2
    referral.refresh_from_db()
    corrected(place, referral, "received_on", days_ago(4))
    after = Deadline.objects.get(kind="decision").steps
    assert [step for step in after if step.startswith("Corrected on")] == lines


def test_the_page_shows_what_moves_before_anything_is_recorded(client: Client) -> None:
    place = Place()
    referral = place.receive(notified_on=None)
    client.force_login(place.officer)
    path = f"/referrals/{referral.public_id}/correct/"
    assert f"This is about: <strong>{referral}</strong>" in client.get(path).content.decode()
    looked = client.post(path, typed("attention_on", days_ago(11)))
    page = looked.content.decode()
    assert looked.status_code == 200
    assert "What would change" in page
    assert "counted from" in page
    assert not Correction.objects.exists()
    assert Deadline.objects.get(kind="decision").starts_on == days_ago(10)
    seen = looked.context["seen"]
    other = client.post(path, typed("attention_on", days_ago(12), seen=seen))  # another day than was looked at
    assert other.status_code == 200
    assert not Correction.objects.exists()
    done = client.post(path, typed("attention_on", days_ago(11), seen=seen))
    assert done.status_code == 302
    assert Deadline.objects.get(kind="decision").starts_on == days_ago(11)


def test_those_who_were_told_the_old_day_are_told_the_new_one() -> None:
    place = Place()
    referral = place.receive(notified_on=None)
    told = Notice.objects.filter(act="possible_review", body__isnull=False)
    sent = told.earliest("pk")
    notices.record_sent.run(
        sent, place.officer, route="post", recipient="Duty desk", sent_on=days_ago(5), proof="Receipt 12"
    )
    before = set(Message.objects.values_list("pk", flat=True))
    corrected(place, referral, "attention_on", days_ago(11))
    owed = Notice.objects.filter(act="correction")
    assert [one.body for one in owed] == [sent.body]  # the others have not been sent the old day
    mail = Message.objects.exclude(pk__in=before).exclude(user=place.chair)  # whose date moves: below
    assert {message.address for message in mail} == {place.member.email, place.second_member.email}
    body = mail[0].body
    assert "was corrected" in body
    assert "Tamsin" not in body


def test_the_timeline_and_each_notice_say_which_day_was_put_right(client: Client) -> None:
    place = Place()
    referral = place.receive(notified_on=None)
    for told in Notice.objects.filter(act="possible_review", body__slug="ofsted"):
        notices.record_sent.run(
            told, place.officer, route="post", recipient="Duty desk", sent_on=days_ago(5), proof="1"
        )
    referral = corrected(place, referral, "attention_on", days_ago(11))
    corrected(place, referral, "received_on", days_ago(4))
    client.force_login(place.officer)
    case = f"/cases/{referral.casefile.public_id}/"
    timeline, owed = (client.get(f"{case}{page}/").content.decode() for page in ("timeline", "notices"))
    for day in ("hen the board first knew", "hen the referral was received"):
        assert f"corrected the date “W{day}”" in timeline
        assert f"orrected date (w{day})" in owed


def test_whose_date_moves_is_told_of_it_once_and_of_what_does_not_move_nobody_more() -> None:
    place = Place()
    referral = place.receive(notified_on=None, attention_on=days_ago(6))
    sent = Notice.objects.filter(act="possible_review", body__isnull=False).earliest("pk")
    notices.record_sent.run(
        sent, place.officer, route="post", recipient="Desk", sent_on=days_ago(4), proof="Receipt 12"
    )
    due = Deadline.objects.get(kind="decision").due_on
    before = set(Message.objects.values_list("pk", flat=True))
    corrected(place, referral, "attention_on", days_ago(12))
    assert Deadline.objects.get(kind="decision").due_on < due
    [mail] = Message.objects.exclude(pk__in=before).filter(user=place.chair)
    assert "a date that waits for you has moved" in mail.body
    assert "Tamsin" not in mail.body
    referral.refresh_from_db()
    corrected(place, referral, "incident_on", days_ago(13))
    assert Message.objects.exclude(pk__in=before).filter(user=place.chair).count() == 1


def test_a_notice_goes_by_the_corrected_day() -> None:
    place = Place()
    referral = place.receive(notified_on=None)
    corrected(place, referral, "received_on", days_ago(4))
    assert set(Notice.objects.filter(act="possible_review").values_list("acted_on", flat=True)) == {days_ago(4)}


def test_nothing_changed_is_no_correction_and_nothing_is_wished_away() -> None:
    place = Place()
    referral = place.receive()
    with pytest.raises(ValidationError, match="as it was"):
        corrected(place, referral, "attention_on", referral.attention_on)
    with pytest.raises(ValidationError, match="always known"):
        corrected(place, referral, "received_on", None)
    with pytest.raises(ValidationError, match="date that is wrong"):
        corrected(place, referral, "status", days_ago(3))
    referral = corrected(place, referral, "notified_on", None)
    assert referral.notified_on is None


def test_it_stays_possible_and_in_order() -> None:
    place = Place()
    referral = place.receive()
    for wrong in (days_ago(-1), days_ago(13), days_ago(4), date(2005, 12, 31)):
        with pytest.raises(ValidationError):
            corrected(place, referral, "attention_on", wrong)
    considerations.decide.run(
        Consideration.objects.get(), place.chair, **decision(decided_on=days_ago(8), why_otherwise="Clear.")
    )
    referral.refresh_from_db()
    referral = corrected(place, referral, "notified_on", None)
    with pytest.raises(ValidationError, match="after its chair had decided"):
        corrected(place, referral, "attention_on", days_ago(6))
    assert Consideration.objects.get().attention_on == days_ago(10)


def test_others_may_not_and_the_second_of_two_sees_both_versions(client: Client) -> None:
    place = Place()
    referral = place.receive()
    with pytest.raises(PermissionRefused):
        correct.run(referral, place.chair, field="attention_on", day=days_ago(11), reason=WHY)
    corrected(place, referral, "attention_on", days_ago(11))
    with pytest.raises(Conflict):
        corrected(place, referral, "attention_on", days_ago(12))
    client.force_login(place.officer)
    again = client.post(f"/referrals/{referral.public_id}/correct/", typed("attention_on", days_ago(9), reason="Mine"))
    assert again.status_code == 409
    assert "Mine" in again.content.decode()
