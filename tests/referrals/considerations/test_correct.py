"""The day of a decision was wrong, and with it perhaps the edition."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from referrals.considerations import corrections, transitions
from referrals.considerations.models import Consideration, Decision
from referrals.records.transitions import draw_up
from reviews.models import Review
from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.corrections.models import EditionChange
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.notices import Notice
from scr_portal.transitions import PermissionRefused, Refused
from tests.documents.conftest import store
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import NO_REVIEW, NOT_ABUSE, decision
from tests.referrals.records.test_record import drawn_up

__all__ = ["store"]
pytestmark = pytest.mark.django_db
WHY = "The minutes give another day."


def decided() -> tuple[Place, Decision]:
    """A review was decided on two days ago, under the edition in force."""
    place = Place()
    round_ = place.recommended()
    transitions.decide.run(round_, place.chair, **decision(outcome="review", decided_on=days_ago(2)))
    return place, Decision.objects.get()


def test_the_review_and_its_clock_follow_the_day_of_the_decision() -> None:
    place, made = decided()
    corrections.correct_decision.run(made, place.chair, field="decided_on", day=days_ago(1), reason=WHY)
    review = Review.objects.get()
    assert (review.decided_on, review.initiated_on) == (days_ago(1), days_ago(1))
    completion, month = Deadline.objects.get(kind="completion"), Deadline.objects.get(kind="decision")
    assert completion.starts_on == days_ago(1)
    assert month.stopped_on == days_ago(1)
    for clock in (completion, month):
        assert any(WHY in step or "Corrected on" in step for step in clock.steps)
    assert made.casefile.edition_slug == Consideration.objects.get().casefile.edition_slug
    assert set(
        Notice.objects.filter(act="decision_to_hold", body__isnull=False).values_list("acted_on", flat=True)
    ) == {days_ago(1)}


def test_the_timeline_says_which_day_of_the_decision_was_put_right_in_words(client: Client) -> None:
    place, made = decided()
    corrections.correct_decision.run(made, place.chair, field="decided_on", day=days_ago(1), reason=WHY)
    client.force_login(place.chair)
    shown = client.get(f"/cases/{made.casefile.public_id}/timeline/").content.decode()
    said = f"corrected the date “When the LSCB chair decided”: {made.get_outcome_display()}, {day_words(days_ago(1))}"
    assert said in shown


def test_the_office_is_told_that_its_dates_move_also_where_a_step_within_has_moved_them_already() -> None:
    place, made = decided()
    running = Deadline.objects.filter(is_running=True, sort="due")
    stood, before = set(running.values_list("pk", "due_on")), set(Message.objects.values_list("pk", flat=True))
    corrections.correct_decision.run(made, place.chair, field="decided_on", day=days_ago(1), reason=WHY)
    mail = Message.objects.exclude(pk__in=before).filter(user=place.officer)
    moves = stood != set(running.values_list("pk", "due_on"))  # the ends of two months may be one day
    assert mail.filter(body__contains="a date that waits for you has moved").exists() is moves
    assert mail.count() == 1


def test_it_cannot_be_before_the_recommendation_and_is_the_chair_s_to_correct() -> None:
    place, made = decided()
    with pytest.raises(ValidationError, match="recommendation"):
        corrections.correct_decision.run(made, place.chair, field="decided_on", day=days_ago(4), reason=WHY)
    with pytest.raises(PermissionRefused):
        corrections.correct_decision.run(made, place.officer, field="decided_on", day=days_ago(1), reason=WHY)
    assert Decision.objects.get().decided_on == days_ago(2)


def old_case() -> tuple[Place, Consideration]:
    """A case of spring 2013, decided two days before another edition came into force."""
    place = Place()
    round_ = place.consideration(
        incident_on=date(2013, 4, 1), attention_on=date(2013, 4, 2), notified_on=date(2013, 4, 2),
        received_on=date(2013, 4, 3),
    )  # fmt: skip
    said = decision(outcome="review", decided_on=date(2013, 4, 13), why_otherwise="Clear.")
    return place, transitions.decide.run(round_, place.chair, **said)


def test_a_corrected_day_never_moves_the_edition_by_itself(client: Client) -> None:
    place, round_ = old_case()
    assert round_.casefile.edition_slug == "wt2010j"
    corrections.correct_decision.run(
        Decision.objects.get(), place.chair, field="decided_on", day=date(2013, 4, 16), reason=WHY
    )
    round_ = Consideration.objects.get()
    assert round_.casefile.edition_slug == "wt2010j"
    client.force_login(place.chair)
    page = client.get(f"/considerations/{round_.public_id}/").content.decode()
    assert "was in force on 16 April 2013" in page
    assert "Change the edition that governs" in page


def test_the_chair_changes_the_edition_and_the_clocks_before_and_after_are_kept(client: Client) -> None:
    place, round_ = old_case()
    before = set(Notice.objects.filter(act="decision_to_hold", status="owed").values_list("body__slug", flat=True))
    corrections.change_edition.run(round_, place.chair, edition="wt2013", reason=WHY)
    kept = EditionChange.objects.get()
    assert (kept.old, kept.new) == ("wt2010j", "wt2013")
    assert kept.before
    assert kept.after
    after = set(Notice.objects.filter(act="decision_to_hold", status="owed").values_list("body__slug", flat=True))
    assert before != after
    client.force_login(place.member)
    page = client.get(f"/cases/{round_.casefile.public_id}/").content.decode()
    assert "Clocks before" in page
    assert WHY in page


def test_only_another_edition_and_only_the_chair() -> None:
    place, round_ = old_case()
    with pytest.raises(Refused, match="already"):
        corrections.change_edition.run(round_, place.chair, edition="wt2010j", reason=WHY)
    with pytest.raises(ValidationError):
        corrections.change_edition.run(round_, place.chair, edition="wt1999", reason=WHY)
    with pytest.raises(PermissionRefused):
        corrections.change_edition.run(round_, place.officer, edition="wt2013", reason=WHY)
    assert not EditionChange.objects.exists()


def test_a_later_round_has_a_day_of_its_own() -> None:
    place = Place()
    round_ = place.consideration(trigger="harm")
    with pytest.raises(Refused, match="correct them on the referral"):
        corrections.correct_round.run(round_, place.chair, field="attention_on", day=days_ago(9), reason=WHY)
    said = decision(**NO_REVIEW, **NOT_ABUSE, decided_on=days_ago(6), why_otherwise="Clear.")
    transitions.decide.run(round_, place.chair, **said)
    again = Consideration(casefile=round_.casefile)
    again = transitions.reopen.run(again, place.chair, attention_on=days_ago(2), reopened_because="The inquest.")
    with pytest.raises(ValidationError, match="Enter a day from"):
        corrections.correct_round.run(again, place.chair, field="attention_on", day=days_ago(7), reason=WHY)
    corrections.correct_round.run(again, place.chair, field="attention_on", day=days_ago(3), reason=WHY)
    clocks = Deadline.objects.filter(kind="decision").order_by("pk")
    assert [clock.starts_on for clock in clocks] == [days_ago(9), days_ago(3)]
    assert [any("Corrected on" in step for step in clock.steps) for clock in clocks] == [False, True]


def at_home(client: Client, who: User) -> str:
    """The home page of somebody."""
    client.force_login(who)
    return client.get(reverse("home")).content.decode()


@pytest.mark.usefixtures("store")
def test_who_decides_is_told_that_the_decision_is_to_be_signed_anew_and_what_can_be_done(client: Client) -> None:
    place, made = decided()
    page, asked = f"/considerations/{made.consideration.public_id}/", "Have a decision signed anew by hand"
    assert asked not in at_home(client, place.chair)
    assert "No signature stands" not in client.get(page).content.decode()
    drawn_up(made.consideration)
    corrections.correct_decision.run(made, place.chair, field="decided_on", day=days_ago(1), reason=WHY)
    drawn_up(made.consideration)
    shown = at_home(client, place.chair)
    assert f'<a class="govuk-link" href="{page}">{asked}: its day was corrected' in shown
    assert asked not in at_home(client, place.officer)
    client.force_login(place.chair)
    shown = client.get(page).content.decode()
    assert "No signature stands under this decision" in shown
    assert f"signed by hand by {place.chair.name}, who decided" in shown
    assert "Draw up the record of the decision</a>" in shown
    made.consideration.refresh_from_db()
    draw_up.run(made.consideration, place.chair)
    assert asked not in at_home(client, place.chair)
    assert "No signature stands under this decision" in client.get(page).content.decode()
