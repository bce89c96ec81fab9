"""Where two duties are met at once, each needs a part that fails, unless one takes them all away (guidance.md 7.1)."""

from itertools import product
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from referrals.considerations.criteria import Findings
from referrals.considerations.models import Consideration, Decision
from referrals.considerations.transitions import DECIDED
from referrals.notices import of_decision
from scr_portal.guidance import editions
from scr_portal.guidance.base import Answer, Edition, Limb, Outcome, Route
from scr_portal.signatures import Facts
from tests import build
from tests.referrals.case import ALTERNATIVE, Place
from tests.referrals.considerations.test_decide import LIVING, NO_REVIEW, NOT_ABUSE, decide, refused, sent
from tests.referrals.records.test_record import drawn_up, words

pytestmark = pytest.mark.django_db

NOT_HELD = {"other_limb_that_fails": "custody", "why_other_fails": "He had been let go the day before."}
CUSTODY = "When the child died and the death was in custody or another secure place, the board must hold a review"


def in_custody(place: Place, outcome: str = "none", **facts: Any) -> Consideration:
    """A death in custody with abuse suspected, on a day that is known unless `facts` say otherwise."""
    return place.recommended(outcome, no=("serious_harm",), **facts)


@pytest.mark.parametrize("outcome", ["none", "alternative"])
def test_each_duty_needs_the_part_of_it_that_fails(outcome: str) -> None:
    place = Place()
    round_ = in_custody(place, outcome)
    otherwise = NO_REVIEW | NOT_ABUSE | ALTERNATIVE | {"outcome": outcome}
    assert refused(place, round_, **otherwise) == {"other_limb_that_fails", "why_other_fails"}
    assert refused(place, round_, **otherwise | NOT_HELD | {"why_other_fails": ""}) == {"why_other_fails"}
    assert refused(place, round_, **otherwise | NOT_HELD | {"why_it_fails": ""}) == {"why_it_fails"}
    for limb in ("", "died", "abuse", "joint_working"):
        assert refused(place, round_, **otherwise | NOT_HELD | {"other_limb_that_fails": limb})
    made = decide(place, round_, **otherwise, **NOT_HELD)
    assert [why for _, why in made.parts_that_fail] == [NOT_ABUSE["why_it_fails"], NOT_HELD["why_other_fails"]]


def test_a_review_outside_the_criteria_needs_both_too() -> None:
    place = Place()
    round_ = in_custody(place, "review")
    assert refused(place, round_, criteria_met=False, **NOT_ABUSE) == {"other_limb_that_fails", "why_other_fails"}
    assert decide(place, round_, criteria_met=False, **NOT_ABUSE, **NOT_HELD).outcome == "review"


def test_one_part_that_takes_both_away_is_enough() -> None:
    place = Place()
    round_ = in_custody(place, children=LIVING)
    lives = {"limb_that_fails": "died", "why_it_fails": "The child lives."}
    assert refused(place, round_, **NO_REVIEW, **lives, why_other_fails="So.") == {"why_other_fails"}
    assert refused(place, round_, **NO_REVIEW, **lives, other_limb_that_fails="died", why_other_fails="So.")
    made = decide(place, round_, **NO_REVIEW, **lives)
    assert len(made.parts_that_fail) == 1


def test_where_one_duty_is_met_no_other_part_can_fail() -> None:
    place = Place()
    one = place.recommended("none")
    assert refused(place, one, **NO_REVIEW, **NOT_ABUSE, **NOT_HELD) == {"other_limb_that_fails"}


def test_where_no_duty_is_met_nothing_is_said_of_another() -> None:
    place = Place()
    none = place.recommended("none", no=("abuse", "custody"))
    assert refused(place, none, **NO_REVIEW, **NOT_HELD) == {"other_limb_that_fails"}
    assert refused(place, none, **NO_REVIEW, why_other_fails="So.") == {"why_other_fails"}
    assert decide(place, none, **NO_REVIEW).parts_that_fail == []


def test_nothing_fails_where_the_criteria_are_met() -> None:
    place = Place()
    assert refused(place, in_custody(place, "review"), **NOT_HELD) == {"other_limb_that_fails"}


def test_the_page_says_which_duty_still_stands_and_loses_nothing(client: Client) -> None:
    place = Place()
    round_ = in_custody(place)
    client.force_login(place.chair)
    address = f"/considerations/{round_.public_id}/decide/"
    page = client.get(address).content.decode()
    assert "for each of these duties, unless one part takes them all away" in page
    assert f"Leaves this duty: {CUSTODY}." in page
    assert 'name="other_limb_that_fails" type="radio" value="custody"' in page
    assert "None: the part above takes away every duty" not in page
    said = sent(outcome="none", criteria_met="no", **NOT_ABUSE, why_other_fails="He was free.")
    for button, status in (({}, 422), ({"look": "1"}, 200)):
        answer = client.post(address, said | button)
        assert answer.status_code == status
        answered = answer.content.decode()
        is_asked = f"Select the part that fails of this duty too: {CUSTODY}." in answered
        assert is_asked is not bool(button)  # no date goes by the part that fails
        assert "He was free." in answered
        assert NOT_ABUSE["why_it_fails"] in answered
    looked = client.post(address, said | {"other_limb_that_fails": "custody", "look": "1"})
    assert looked.status_code == 200
    assert 'name="other_limb_that_fails" type="radio" value="custody" checked' in looked.content.decode()
    assert not Decision.objects.exists()
    assert client.post(address, said | {"other_limb_that_fails": "custody"}).status_code == 302
    shown = client.get(f"/considerations/{round_.public_id}/").content.decode()
    assert "Part of another duty that fails" in shown
    assert "The death was in custody or another secure place: He was free." in shown


def test_who_may_say_that_one_part_takes_both_away_is_told_which_do_not(client: Client) -> None:
    place = Place()
    round_ = in_custody(place, children=LIVING)
    client.force_login(place.chair)
    address = f"/considerations/{round_.public_id}/decide/"
    page = client.get(address).content.decode()
    assert page.count("Leaves this duty: ") == 1
    assert "None: the part above takes away every duty" in page
    said = sent(outcome="none", criteria_met="no", limb_that_fails="died", why_it_fails="The child lives.")
    assert client.post(address, said | {"other_limb_that_fails": ""}).status_code == 302


def test_record_notice_and_signature_have_both() -> None:
    place = Place()
    round_ = in_custody(place)
    made = decide(place, round_, **NO_REVIEW, **NOT_ABUSE, **NOT_HELD)
    record = words(drawn_up(round_))
    said = "The part of another duty that fails, and why The death was in custody or another secure place: He had been"
    assert said in record
    assert {line.words for line in of_decision(made)} >= {NOT_ABUSE["why_it_fails"], NOT_HELD["why_other_fails"]}
    [signed] = DECIDED.what(round_)
    assert isinstance(signed, Facts)
    assert {name: signed.values[name] for name in NOT_HELD} == NOT_HELD


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"other_limb_that_fails": "abuse"}, "decision_other_part_beside_a_first"),
        ({"limb_that_fails": ""}, "decision_other_part_beside_a_first"),
        ({"other_limb_that_fails": ""}, "decision_other_part_beside_a_first"),
        ({"why_other_fails": ""}, "decision_other_part_in_words"),
    ],
)
def test_the_database_takes_no_other_part_alone_or_without_a_reason(wrong: dict[str, Any], name: str) -> None:
    place = Place()
    made = decide(place, in_custody(place), **NO_REVIEW, **NOT_ABUSE, **NOT_HELD)
    with pytest.raises(IntegrityError, match=name), build.told(made.casefile):
        Decision.objects.filter(pk=made.pk).update(**wrong)


def answered(edition: Edition) -> list[dict[Limb, Answer]]:
    """Every way in which the criteria can be answered."""
    limbs = [criterion.limb for criterion in edition.criteria]
    return [dict(zip(limbs, said, strict=True)) for said in product(Answer, repeat=len(limbs))]


def rests_on(route: Route, known: frozenset[Limb]) -> set[Limb]:
    """The parts on which a duty rests, and of which one can be found to fail."""
    return {*route.limbs, *route.unless} - known


@pytest.mark.parametrize("slug", list(editions()))
@pytest.mark.parametrize("known", [frozenset[Limb](), frozenset({Limb.DIED})])
def test_in_every_edition_two_parts_answer_every_duty_whatever_was_answered(slug: str, known: frozenset[Limb]) -> None:
    edition = editions()[slug]
    for answers in answered(edition):
        answers |= dict.fromkeys(known, Answer.YES)
        yes = frozenset(limb for limb, said in answers.items() if said is Answer.YES)
        found = Findings(edition, answers, known, yes)
        duties = [rests_on(route, known) for route in edition.routes if route.mandatory and route.met(answers)]
        others = found.other_limbs_that_could_fail()
        for limb in found.limbs_that_could_fail() if duties else []:
            left = [duty for duty in duties if limb not in duty]
            assert [rests_on(route, known) for route in found.standing_still([limb])] == left
            assert not left or any(all(other in duty for duty in left) for other in others), (limb, answers)
        assert found.must_say_which_limb_fails(Outcome.NONE, criteria_met=False) or not duties
