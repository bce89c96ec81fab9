"""The decision goes by the edition of its day, and so does its whole page; answers stay in the words that asked."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from referrals.considerations import transitions
from referrals.considerations.models import Consideration, Decision
from referrals.notices import of_decision
from referrals.records.gathering import record
from scr_portal.guidance import Edition, edition
from tests.referrals.case import NO, Place, advice
from tests.referrals.considerations.test_decide import sent
from tests.referrals.meetings.sitting import meeting

pytestmark = pytest.mark.django_db
OLD, NOW = edition("wt2010"), edition("wt2015")
IN_2010 = {"decided_on-day": "20", "decided_on-month": "3", "decided_on-year": "2010"}


def of_2010(outcome: str = "review", no: tuple[str, ...] = ()) -> tuple[Place, Consideration]:
    """A death known in February 2010, and recommended in March: every limb answered yes but two, and `no`."""
    place, day = Place(), date(2010, 2, 15)
    days = dict.fromkeys(("incident_on", "attention_on", "notified_on", "received_on"), day)
    round_ = place.consideration(**days, children=[{"name": "Tamsin Applegarth", "died_on": day}])
    given = advice(round_, outcome, (*NO, "sexual_abuse", "assault", *no)) | {"recommended_on": date(2010, 3, 1)}
    return place, transitions.recommend.run(round_, place.member, **given)


def criteria(page: str) -> str:
    """The part of a page that has the criteria."""
    return page.partition('id="criteria"')[2].partition('id="recommendation"')[0]


def only(shown: str, wanted: Edition, other: Edition) -> bool:
    """Whether the duties that are shown are those of one edition."""
    box = shown.partition('class="govuk-inset-text"')[2].partition("</div>")[0]
    return wanted.title in box and other.title not in box


def test_the_whole_page_goes_by_the_day_that_is_typed(client: Client) -> None:
    place, round_ = of_2010()
    client.force_login(place.chair)
    address = f"/considerations/{round_.public_id}/decide/"
    shown = client.post(address, sent(**IN_2010, look="1", password="")).content.decode()
    assert f"{OLD.title}: in force on 20 March 2010, the day of the decision; your decision fixes it." in shown
    assert NOW.title not in shown
    assert only(shown, OLD, NOW)
    asked = [one.question for one in OLD.criteria]
    assert all(question in criteria(shown) for question in asked)
    assert not any(one.question in criteria(shown) for one in NOW.criteria if one.question not in asked)
    assert "5 yes, 2 no." in shown
    assert "by 20 September 2010" in shown


def test_before_a_day_is_typed_it_goes_by_today_and_says_so_and_answers_stay_in_their_words(client: Client) -> None:
    place, round_ = of_2010()
    client.force_login(place.chair)
    shown = client.get(f"/considerations/{round_.public_id}/decide/").content.decode()
    assert f"{NOW.title}: in force today; your decision fixes it." in shown
    assert f"Until then the case goes by {OLD.title}, provisionally." in shown
    assert only(shown, NOW, OLD)
    for one in NOW.criteria:
        answer = criteria(shown).partition(one.question)[2].partition("<strong>")[2]
        assert answer.startswith("Not answered"), one.question
    for one in OLD.criteria:
        beside = criteria(shown).partition(one.question)[2].partition("</dd>")[0]
        assert "As the minutes say." in beside, one.question
        assert f"Asked by {OLD.title}. Source: " in beside
    assert shown.count("As the minutes say.") == len(OLD.criteria)


def test_the_record_and_the_notice_have_the_answers_in_the_words_that_asked() -> None:
    place, round_ = of_2010()
    transitions.decide.run(
        round_, place.chair, outcome="review", criteria_met=True, rationale="It died.", interest="nothing",
        decided_on=timezone.localdate(), why_late="It was long.",
    )  # fmt: skip
    made = Decision.objects.get()
    assert made.casefile.edition_slug == NOW.slug
    answered = {one.question: one.asked_by for one in record(made).answers if one.reason}
    assert list(answered.items()) == [(one.question, OLD.title) for one in OLD.criteria]
    terms = [line.term for line in of_decision(made)]
    assert all(one.question in terms for one in OLD.criteria)
    assert not any(one.question in terms for one in NOW.criteria)


def test_nothing_is_said_of_meetings_around_an_end_that_has_passed(client: Client) -> None:
    place, round_ = of_2010()
    meeting(place, timezone.localdate() + timedelta(days=9), kind="board")
    client.force_login(place.chair)
    address = f"/considerations/{round_.public_id}/decide/"
    shown = client.post(address, sent(**IN_2010, look="1", password="")).content.decode()
    assert "by 20 September 2010" in shown
    assert "your board meets" not in shown
    assert "extra meeting" not in shown


OTHER_WORDS = "Some of these answers were given to questions of another edition"
RECORDED_NOW = {"why_late": "It was long.", "why_otherwise": ""}


def test_a_no_to_the_question_of_another_edition_rules_no_duty_out(client: Client) -> None:
    place, round_ = of_2010("none", no=("abuse", "serious_harm"))  # suspected, but no factor: so was it asked in 2010
    client.force_login(place.chair)
    address = f"/considerations/{round_.public_id}/decide/"
    shown = client.get(address).content.decode()
    assert "The answers given do not rule out that the board must hold a review." in shown
    assert only(shown, NOW, OLD)
    assert OTHER_WORDS not in shown
    none = sent(outcome="none", criteria_met="no", **RECORDED_NOW)
    refused = client.post(address, none)
    assert refused.status_code == 422
    assert "Select the part of the criteria that fails" in refused.content.decode()
    in_its_words = client.post(address, none | IN_2010 | {"look": "1"}).content.decode()
    assert "The answers given say that they are not." in in_its_words
    assert "do not rule out" not in in_its_words
    said = none | {"limb_that_fails": "abuse", "why_it_fails": "No abuse is known or suspected."}
    assert client.post(address, said).status_code == 302


def test_a_yes_to_the_question_of_another_edition_obliges_until_the_part_is_said_to_fail(client: Client) -> None:
    place, round_ = of_2010()
    client.force_login(place.chair)
    address = f"/considerations/{round_.public_id}/decide/"
    shown = client.get(address).content.decode()
    assert "The answers given meet the criteria under which the board must hold a review." in shown
    assert OTHER_WORDS in shown
    held = sent(outcome="review", criteria_met="no", **RECORDED_NOW)
    refused = client.post(address, held)
    assert refused.status_code == 422
    assert "Select the part of the criteria that fails" in refused.content.decode()
    in_its_words = client.post(address, sent(**IN_2010, look="1", password="")).content.decode()
    assert OTHER_WORDS not in in_its_words
    why = {"limb_that_fails": "abuse", "why_it_fails": "Looked at again, none is suspected."}
    assert client.post(address, held | why).status_code == 302
    assert Decision.objects.get().casefile.edition_slug == NOW.slug
