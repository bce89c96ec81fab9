"""The page on which the LSCB chair decides: everything a record must rest on, and nothing that nobody has read."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from referrals.considerations import transitions
from referrals.considerations.consequences import consequences
from referrals.considerations.known import known
from referrals.considerations.models import Consideration, Dissent
from referrals.dissents import transitions as dissents
from scr_portal import clocks
from scr_portal.casefiles import CaseFile
from scr_portal.guidance import editions
from scr_portal.guidance.base import Limb, Outcome
from tests.referrals.case import SAID, Place, advice, days_ago
from tests.referrals.considerations.test_decide import NO_REVIEW, NOT_ABUSE, decide, sent
from tests.referrals.dissents.test_record import new
from tests.referrals.meetings.sitting import meeting

pytestmark = pytest.mark.django_db


def page(client: Client, place: Place, consideration: Consideration) -> str:
    """What the chair sees."""
    client.force_login(place.chair)
    return client.get(f"/considerations/{consideration.public_id}/decide/").content.decode()


def test_every_dated_fact_stands_on_it_once(client: Client) -> None:
    place = Place()
    facts: dict[str, Any] = {"aware_on": days_ago(11), "attention_route": "The child death process"}
    shown = page(client, place, place.recommended(**facts))
    for words in (
        "Death of Child K", "The incident", "Known to the local authority", "Notified to the LSCB",
        "Brought to the attention of the LSCB: The child death process", "Recommended to the LSCB chair",
    ):  # fmt: skip
        assert shown.count(f"{words}</td>") == 1, words
    assert "Tamsin" not in shown


def test_what_happened_on_one_day_stands_in_its_order_and_an_incident_without_a_day_is_called_so(
    client: Client,
) -> None:
    place = Place()
    today = timezone.localdate()
    consideration = place.consideration(incident_on=None, attention_on=today, notified_on=today, received_on=today)
    given = advice(consideration) | {"recommended_on": today}
    shown = page(client, place, transitions.recommend.run(consideration, place.member, **given))
    came = ("Death of", "Brought to the attention", "Referral received", "Recommended to the LSCB chair</td>")
    assert [*came] == sorted(came, key=shown.index)
    assert "A child died. The day of the incident is not stated." in shown


def test_where_nobody_has_answered_the_page_speaks_of_no_answers(client: Client) -> None:
    place = Place()
    consideration = place.consideration()
    shown = page(client, place, consideration)
    assert "Nobody has answered them yet." in shown
    assert "What is known so far does not rule out that the board must hold a review." in shown
    assert "What is known so far does not settle it." in shown
    assert "answers given" not in shown
    again = reopened(place, yes_in_round_1=consideration)
    shown = page(client, place, again)
    assert "What is known so far meets the criteria under which the board must hold a review." in shown
    assert "What is known so far says that they are." in shown
    assert "answers given" not in shown


def reopened(place: Place, yes_in_round_1: Consideration) -> Consideration:
    """The second round of a case in which every part was answered yes, and no review was held."""
    transitions.recommend.run(yes_in_round_1, place.member, **advice(yes_in_round_1))
    first = Consideration.objects.get(pk=yes_in_round_1.pk)
    decide(place, first, **NO_REVIEW, **NOT_ABUSE, why_otherwise="An illness was found.")
    again = Consideration(casefile=CaseFile.objects.get(pk=first.casefile_id))
    return transitions.reopen.run(again, place.chair, attention_on=days_ago(0), reopened_because="New findings.")


def test_the_page_of_a_round_leads_whose_move_it_is_to_the_next_step(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    for reader, leads in ((place.chair, True), (place.officer, False)):
        client.force_login(reader)
        shown = client.get(f"/considerations/{consideration.public_id}/").content.decode()
        assert (f"/considerations/{consideration.public_id}/decide/" in shown) is leads
    opened = place.consideration(label="Child L")
    client.force_login(place.member)
    shown = client.get(f"/considerations/{opened.public_id}/").content.decode()
    assert f"/considerations/{opened.public_id}/recommend/" in shown


def test_a_limb_stands_beside_its_answer_its_source_and_what_its_words_mean(client: Client) -> None:
    place = Place()
    shown = page(client, place, place.recommended())
    assert "As the minutes say." in shown
    assert "regulation 5(2)" in shown
    assert "What “seriously harmed” means" in shown
    assert "A child who recovers may have been seriously harmed all the same." in shown
    assert "definitive evidence that there is no" in shown


def test_limbs_that_nobody_has_answered_are_shown_all_the_same(client: Client) -> None:
    place = Place()
    shown = page(client, place, place.consideration())
    assert "Has the child died?" in shown
    assert "Not answered" in shown
    assert "Nobody has answered them yet." in shown


def test_what_is_known_of_a_limb_is_said_beside_it_and_answers_nothing(client: Client) -> None:
    place = Place()
    died = f"Known so far: Child K died on {clocks.day_words(days_ago(12))}. Referred as: A child died."
    for consideration, who in (
        (place.consideration(), place.chair),
        (place.consideration(label="Child L"), place.member),
    ):
        client.force_login(who)
        verb = "decide" if who == place.chair else "recommend"
        shown = client.get(f"/considerations/{consideration.public_id}/{verb}/").content.decode()
        assert died.replace("Child K", consideration.casefile.label) in shown
        assert "checked" not in shown.partition("Has the child died?")[2].partition("Known so far")[0]
        assert "Tamsin" not in shown
    harmed = place.consideration(label="Child M", trigger="injury", children=[{"name": "Wren"}])
    shown = page(client, place, harmed)
    assert "Known so far: Referred as: A child has, or had, an injury that threatens life." in shown
    assert "died on" not in shown


def test_what_a_referral_is_about_is_said_at_the_limb_of_that_name() -> None:
    referral = Place().receive(trigger="sexual_abuse", also_about=["parent_murdered"])
    said = known([referral], [], "Child K", {})
    assert said[Limb.SEXUAL_ABUSE] == "Referred as: A child was seriously sexually abused."
    assert "parent was murdered" in said[Limb.PARENT_MURDERED]


def test_all_that_was_said_of_what_happened_lies_before_who_decides(client: Client) -> None:
    place = Place()
    shown = page(client, place, place.recommended(**SAID))
    for words in (*SAID.values(), "its concerns were not taken seriously"):
        assert words == ["not_heard"] or words in shown, words


def test_a_dissent_can_be_answered_on_the_way_to_the_decision(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    dissents.record.run(new(consideration), place.second_member, position="none", reason="Nothing to learn.")
    assert "Not answered yet: 1" in page(client, place, consideration)
    address = f"/dissents/{Dissent.objects.get().public_id}/answer/"
    assert address in page(client, place, consideration)
    assert address in client.get("/home/").content.decode()
    done = client.post(address, {"answer": "There is.", "version": "1"})
    assert done["Location"] == f"/considerations/{consideration.public_id}/decide/"
    shown = page(client, place, consideration)
    assert "There is." in shown
    assert address not in shown
    assert address not in client.get("/home/").content.decode()


def test_after_the_decision_an_answer_leads_back_to_the_case(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    dissents.record.run(new(consideration), place.second_member, position="none", reason="Nothing to learn.")
    transitions.decide.run(
        consideration, place.chair, outcome="review", criteria_met=True, rationale="It died.", interest="nothing",
        decided_on=timezone.localdate(),
    )  # fmt: skip
    client.force_login(place.chair)
    done = client.post(f"/dissents/{Dissent.objects.get().public_id}/answer/", {"answer": "So.", "version": "1"})
    assert done["Location"] == f"/cases/{consideration.casefile.public_id}/"


@pytest.mark.parametrize("slug", list(editions()))
def test_what_nobody_has_read_is_nowhere_quoted(client: Client, slug: str) -> None:
    place = Place()
    start = editions()[slug].in_force_from
    days = dict.fromkeys(("incident_on", "attention_on", "notified_on", "received_on"), start)
    consideration = place.consideration(**days, children=[{"name": "Tamsin Applegarth"}])
    given = advice(consideration, "review") | {"recommended_on": start}
    transitions.recommend.run(consideration, place.member, **given)
    assert all(question.source.seen for question in editions()[slug].questions)
    assert "Questions to weigh" in page(client, place, consideration)


def test_where_no_text_says_what_a_word_means_that_is_said(client: Client) -> None:
    place = Place()
    day = date(2010, 7, 1)
    days = dict.fromkeys(("incident_on", "attention_on", "notified_on", "received_on"), day)
    consideration = place.consideration(**days, children=[{"name": "Tamsin Applegarth"}])
    client.force_login(place.member)
    shown = client.get(f"/considerations/{consideration.public_id}/recommend/").content.decode()
    assert "What “serious sexual abuse” means" in shown
    assert "No text that we have seen says what it means." in shown
    assert "DCSF-01119-2009, 3.3 and 3.6" in shown


def test_each_outcome_says_what_it_starts_and_by_when_whom_it_tells() -> None:
    place = Place()
    case = CaseFile.objects.get(pk=place.consideration().casefile_id)
    found = consequences(case, date(2014, 3, 3), date(2014, 3, 3))
    review, none = found[Outcome.REVIEW], found[Outcome.NONE]
    assert "by 3 September 2014" in review.in_short
    assert review.starts[0].steps
    assert "National panel of independent experts by 17 March 2014" in none.in_short
    assert "Ofsted (no day is laid down), National panel" in none.in_short
    assert "The case is closed." in none.in_short
    assert "by the day that the LSCB chair sets" in found[Outcome.ALTERNATIVE].in_short
    assert all(point.source for point in (*review.tells, *none.tells))


def test_the_page_has_the_sums_of_each_outcome(client: Client) -> None:
    place = Place()
    shown = page(client, place, place.recommended())
    assert "What each outcome starts and whom it tells" in shown
    assert "14 days =" in shown
    assert "Ask the chair of another LSCB first" in shown


def test_it_says_when_the_time_for_a_review_would_end_badly_for_the_board(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    ends = clocks.Period(months=6).after(timezone.localdate(), {}).due
    meeting(place, ends + timedelta(days=9), kind="board")
    assert "9 days before your board meets on" in page(client, place, consideration)


def test_a_word_too_many_is_kept_and_said_where_to_put(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    client.force_login(place.chair)
    address = f"/considerations/{consideration.public_id}/decide/"
    answer = client.post(address, sent(why_otherwise="The police agree."))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "You decide as recommended, so no reason is asked for here. Move what you wrote to the rationale" in shown
    assert ">\nThe police agree.</textarea>" in shown
    assert client.post(address, sent(rationale="Neglect is suspected. The police agree.")).status_code == 302
