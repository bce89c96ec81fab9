"""The LSCB chair decides alone: reasons are asked for, the edition is fixed, the clocks and notices follow."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from referrals.considerations import transitions
from referrals.considerations.models import Consideration, Decision
from scr_portal.accounts import Board
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.guidance import editions
from scr_portal.notices import Notice
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.referrals.case import ALTERNATIVE, Place, advice, days_ago

pytestmark = pytest.mark.django_db

NOT_ABUSE = {"limb_that_fails": "abuse", "why_it_fails": "The inquest found a natural cause."}
LIVING = [{"name": "Tamsin Applegarth"}]
NO_REVIEW = {"outcome": "none", "criteria_met": False}
OTHERWISE = {"outcome": "alternative", "criteria_met": False, **NOT_ABUSE, "why_otherwise": "So.", **ALTERNATIVE}


def decision(**different: Any) -> dict[str, Any]:
    """A decision to hold a review, made today."""
    given = {
        "outcome": "review",
        "decided_on": timezone.localdate(),
        "rationale": "The child died, neglect is suspected.",
        "criteria_met": True,
        "interest": "nothing",
        "why_recorded_later": "It was made by telephone.",
    }
    return given | different


def decide(place: Place, consideration: Consideration, **different: Any) -> Decision:
    """The chair's decision."""
    transitions.decide.run(consideration, place.chair, **decision(**different))
    return Decision.objects.get(consideration=consideration)


def refused(place: Place, consideration: Consideration, **different: Any) -> set[str]:
    """The questions that a decision leaves open; nothing has changed."""
    events = Event.objects.count()
    with pytest.raises(ValidationError) as wrong:
        decide(place, consideration, **different)
    assert not Decision.objects.exists()
    assert CaseFile.objects.get(pk=consideration.casefile_id).edition_pinned_on is None
    assert Event.objects.count() == events
    return set(wrong.value.error_dict)


def test_a_review_is_decided_and_the_month_stops() -> None:
    place = Place()
    consideration = place.recommended()
    made = decide(place, consideration)
    assert (made.decided_by, made.as_role) == (place.chair, "chair")
    case = CaseFile.objects.get()
    assert (case.state, case.edition_pinned_on) == ("Decided: serious case review", timezone.localdate())
    assert Deadline.objects.get(kind="decision").stopped_on == timezone.localdate()
    assert Notice.objects.filter(about=made.subject, act="decision_to_hold").exists()


def test_the_edition_in_force_on_the_day_of_the_decision_is_fixed() -> None:
    place = Place()
    days = {"incident_on": date(2010, 5, 20), "attention_on": date(2010, 5, 28), "notified_on": None}
    consideration = place.consideration(**days, received_on=date(2010, 6, 1), children=[{"name": "Tamsin"}])
    before = CaseFile.objects.get().edition
    decide(place, consideration, decided_on=date(2010, 6, 14), why_otherwise="Clear from the facts.")
    case = CaseFile.objects.get()
    assert case.edition.in_force_from == date(2010, 6, 10)
    assert before.in_force_from < case.edition.in_force_from


@pytest.mark.parametrize("slug", list(editions()))
@pytest.mark.parametrize("outcome", ["none", "alternative"])
def test_a_death_with_suspected_abuse_is_anything_else_only_with_the_limb_that_fails(slug: str, outcome: str) -> None:
    place = Place()
    start = editions()[slug].in_force_from + timedelta(days=100)
    days = dict.fromkeys(("incident_on", "attention_on", "notified_on", "received_on"), start)
    consideration = place.consideration(**days, children=[{"name": "Tamsin Applegarth"}])
    given = advice(consideration, outcome) | {"recommended_on": start}
    consideration = transitions.recommend.run(consideration, place.member, **given)
    said = {"outcome": outcome, "criteria_met": False, "decided_on": start, **ALTERNATIVE}
    lacking = refused(place, consideration, **said)
    assert lacking >= {"limb_that_fails", "why_it_fails"}
    assert refused(place, consideration, **said | {"criteria_met": True}) == {"criteria_met"} | lacking
    assert refused(place, consideration, **said, **NOT_ABUSE | {"why_it_fails": ""}) == {"why_it_fails"}
    assert not decide(place, consideration, **said, **NOT_ABUSE).criteria_met


def harm_in(year: int, place: Place) -> Consideration:
    """Serious harm with concern about joint working, considered in that year."""
    day = date(year, 6, 1)
    days = dict.fromkeys(("incident_on", "attention_on", "notified_on", "received_on"), day)
    consideration = place.consideration(**days, trigger="harm", children=LIVING)
    given = advice(consideration, "none", no=("died", "custody")) | {"recommended_on": day}
    return transitions.recommend.run(consideration, place.member, **given)


def test_from_2013_serious_harm_is_guarded_too() -> None:
    place = Place()
    said = NO_REVIEW | {"decided_on": date(2014, 6, 1)}
    assert refused(place, harm_in(2014, place), **said) == {"limb_that_fails", "why_it_fails"}


def test_before_2013_serious_harm_was_for_the_board_to_weigh() -> None:
    place = Place()
    assert decide(place, harm_in(2011, place), **NO_REVIEW, decided_on=date(2011, 6, 1)).limb_that_fails == ""


def test_a_limb_that_leaves_the_duty_standing_is_no_reason() -> None:
    place = Place()
    consideration = place.recommended("none", no=("serious_harm",))
    said = NO_REVIEW | {"limb_that_fails": "custody", "why_it_fails": "Not in custody."}
    assert refused(place, consideration, **said) == {"limb_that_fails"}


def test_in_2015_serious_harm_needs_definitive_evidence() -> None:
    place = Place()
    consideration = place.recommended("none", no=("died", "custody"), trigger="harm", children=LIVING)
    said = NO_REVIEW | {"limb_that_fails": "joint_working", "why_it_fails": "They worked together well."}
    assert refused(place, consideration, **said) == {"definitive_evidence"}
    made = decide(place, consideration, **said, definitive_evidence="The audit of 12 files.")
    assert made.definitive_evidence


def test_reasons_against_advice_without_advice_and_late() -> None:
    place = Place()
    against = place.recommended("none", no=("abuse", "custody"))
    assert refused(place, against) == {"why_otherwise"}
    without = place.consideration(label="Child L")
    assert refused(place, without) == {"why_otherwise"}
    long_ago: dict[str, Any] = {"incident_on": days_ago(90), "attention_on": days_ago(80), "notified_on": days_ago(80)}
    late = place.recommended(label="Child M", **long_ago)
    assert refused(place, late) == {"why_late"}
    assert decide(place, late, why_late="The inquest opened late.").why_late


def test_where_nobody_recommends_no_reason_is_asked_for_that() -> None:
    place = Place()
    Board.objects.filter(pk=place.board.pk).update(recommender=Board.Recommender.NOBODY)
    place.board.refresh_from_db()
    assert decide(place, place.consideration()).outcome == "review"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"decided_on": days_ago(-1)}, "decided_on"),
        ({"decided_on": days_ago(11)}, "decided_on"),
        ({"decided_on": days_ago(4)}, "decided_on"),
        ({"outcome": "perhaps"}, "outcome"),
        ({"rationale": ""}, "rationale"),
        (OTHERWISE | {"alternative_method": ""}, "alternative_method"),
        (OTHERWISE | {"alternative_scope": ""}, "alternative_scope"),
        (OTHERWISE | {"alternative_due_on": None}, "alternative_due_on"),
        (OTHERWISE | {"alternative_due_on": timezone.localdate()}, "alternative_due_on"),
        ({"interest": ""}, "interest"),
        ({"interest": "perhaps"}, "interest"),
        ({"interest": "conflicted"}, "interest"),
        ({"interest": "declared"}, "interest_declared"),
        ({"limb_that_fails": "abuse"}, "limb_that_fails"),
        ({"limb_that_fails": "weather"}, "limb_that_fails"),
    ],
)
def test_impossible_days_and_empty_answers(wrong: dict[str, Any], field: str) -> None:
    place = Place()
    assert field in refused(place, place.recommended(), **wrong)


def test_the_acting_chair_decides_while_the_chair_is_away_and_nobody_else() -> None:
    place = Place()
    consideration = place.recommended()
    for somebody in (place.officer, place.member, place.constable, Place().chair):
        with pytest.raises(PermissionRefused):
            transitions.decide.run(consideration, somebody, **decision())
    with pytest.raises(PermissionRefused):
        transitions.decide.run(consideration, place.acting_chair, **decision())
    build.away(place.chair)
    transitions.decide.run(consideration, place.acting_chair, **decision())
    made = Decision.objects.get()
    assert made.as_role == "acting_chair"
    days = f"from {day_words(days_ago(0))}, back on {day_words(days_ago(-7))}"
    assert made.why_acting == f"{place.chair.name}, LSCB chair, is away {days}."


def test_nobody_decides_on_their_own_recommendation() -> None:
    place = Place()
    consideration = place.recommended()
    build.holds(user=place.member, role="acting_chair", board=place.board, until=build.FAR_AWAY)
    build.away(place.chair)
    with pytest.raises(Refused, match="recorded the recommendation"):
        transitions.decide.run(consideration, place.member, **decision())


def test_a_decision_is_made_once() -> None:
    place = Place()
    consideration = place.recommended()
    decide(place, consideration)
    consideration.refresh_from_db()
    with pytest.raises(Refused, match="Decided"):
        transitions.decide.run(consideration, place.chair, **decision(outcome="none"))
    assert Decision.objects.count() == 1


def sent(**different: str) -> dict[str, str]:
    """What the browser sends."""
    today = timezone.localdate()
    return {
        "outcome": "review", "criteria_met": "yes", "interest": "nothing",
        "rationale": "Neglect is suspected.", "version": "2", "password": build.PASSWORD,
        "decided_on-day": str(today.day), "decided_on-month": str(today.month), "decided_on-year": str(today.year),
    } | different  # fmt: skip


def test_why_it_is_late_is_asked_for_at_once_where_nothing_is_filled_in(client: Client) -> None:
    days: dict[str, Any] = dict.fromkeys(("incident_on", "attention_on", "notified_on", "received_on"), days_ago(60))
    late = (place := Place()).recommended(**days)
    client.force_login(place.chair)
    empty = dict.fromkeys(("outcome", "criteria_met", "interest", "rationale", "password"), "")
    wrong = client.post(f"/considerations/{late.public_id}/decide/", sent(**empty)).content.decode()
    for words in ("Enter why the decision is late", "Select what you decide", "Enter your rationale"):
        assert words in wrong
    assert "Enter why the decision of" not in wrong
    assert not Decision.objects.exists()


def test_without_a_recommendation_the_reason_is_asked_for_at_once_whatever_else_is_open(client: Client) -> None:
    consideration = (place := Place()).consideration()
    client.force_login(place.chair)
    empty = dict.fromkeys(("outcome", "criteria_met", "interest", "rationale", "why_otherwise"), "")
    wrong = client.post(f"/considerations/{consideration.public_id}/decide/", sent(version="1", **empty))
    assert "Enter why you decide without a recommendation" in wrong.content.decode()


def test_the_page_shows_facts_advice_dates_and_bodies(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    address = f"/considerations/{consideration.public_id}/decide/"
    client.force_login(place.chair)
    page = client.get(address).content.decode()
    for words in ("The child died at home.", "As the minutes say.", "The sub-committee was of one mind."):
        assert words in page
    for words in ("To be completed within 6 months", "Ofsted", "must hold a review", "If you decide otherwise"):
        assert words in page
    wrong = client.post(address, sent(outcome="none", criteria_met="no"))
    assert wrong.status_code == 422
    assert "Select the part of the criteria that fails" in wrong.content.decode()
    assert "Neglect is suspected." in wrong.content.decode()
    assert client.post(address, sent(version="1")).status_code == 409
    done = client.post(address, sent())
    assert (done.status_code, done["Location"]) == (302, f"/cases/{consideration.casefile.public_id}/")
    assert client.post(address, sent(version="3")).status_code == 409
    client.force_login(place.member)
    assert client.get(address).status_code == 403


def test_all_that_is_missing_is_said_at_once(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    address = f"/considerations/{consideration.public_id}/decide/"
    client.force_login(place.chair)
    wrong = client.post(address, sent(outcome="none", rationale="", interest="", password=""))
    assert wrong.status_code == 422
    summary = wrong.content.decode().split("govuk-error-summary__body")[1].split("</ul>")[0]
    for words in (
        "Select whether you have an interest in this case",
        "The criteria are met: hold a review, or say which part of the criteria fails",
        "Select the part of the criteria that fails",
        "Enter why that part of the criteria fails",
        "Enter your rationale",
        "Enter why you decide against the recommendation",
        "Enter your password",
    ):
        assert words in summary, words
    put_right = sent(outcome="none", criteria_met="no", why_otherwise="It was natural.", **NOT_ABUSE)
    assert client.post(address, put_right).status_code == 302
