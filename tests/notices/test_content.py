"""What each kind of notice says: what the body must know of the act."""

from datetime import date

import pytest

from referrals.models import Consideration, Decision, Referral
from scr_portal import notices
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Act
from scr_portal.notices.content import lines
from scr_portal.people import Person
from tests.notices.conftest import Scene

RECEIVED = date(2014, 2, 10)


def words(notice: notices.Notice) -> dict[str, str]:
    """Its lines by term."""
    return {line.term: line.words for line in lines(notice)}


def test_a_decision_is_told_with_each_criterion_its_answer_and_the_reasons(scene: Scene) -> None:
    said = words(scene.fresh())
    assert said["Decision"] == "Hold no review"
    assert said["Reasons of the decision"] == "No sign of abuse or neglect was found."
    assert "Yes. Died on 8 February." in said.values()
    assert said["Decided by"] == f"{scene.chair}, LSCB chair"


def test_what_is_not_known_of_a_criterion_is_called_so_as_on_the_page(scene: Scene) -> None:
    answers = {"abuse": {"answer": "unknown", "reason": "The tests are awaited."}}
    Consideration.objects.filter(casefile=scene.case).update(answers=answers)
    assert "Not known. The tests are awaited." in words(scene.fresh()).values()


def test_nothing_empty_is_said(scene: Scene) -> None:
    assert "Why the decision is late" not in words(scene.fresh())
    assert all(words(scene.fresh()).values())


def test_a_possible_review_is_told_with_what_happened_and_without_the_referrer(scene: Scene) -> None:
    referral = Referral.objects.create(
        casefile=scene.case, referrer_name="Dr Secret", trigger="death", what_happened="A child died at home.",
        attention_on=RECEIVED, attention_route="telephone", received_on=RECEIVED, others_at_risk="no",
    )  # fmt: skip
    told = notices.owe(referral, Act.POSSIBLE_REVIEW, RECEIVED)
    said = words(next(notice for notice in told if notice.body))
    assert said["What happened"] == "A child died at home."
    assert "Dr Secret" not in " ".join(said.values())


@pytest.mark.parametrize("outcome", ["none", "alternative", "review"])
def test_of_every_decision_the_incident_is_told_as_it_was_notified(scene: Scene, outcome: str) -> None:
    Referral.objects.create(
        casefile=scene.case, referrer_name="Dr Secret", trigger="death", what_happened="A child died at home.",
        attention_on=RECEIVED, attention_route="telephone", received_on=RECEIVED, others_at_risk="no",
        notified_on=RECEIVED, notified_by="Jory Teague", aware_on=RECEIVED, status="received",
    )  # fmt: skip
    Decision.objects.filter(casefile=scene.case).update(outcome=outcome)
    said = words(scene.fresh())
    assert said["Incident notified to the LSCB"] == said["Known to the local authority"] == "10 February 2014"
    assert said["What happened"] == "A child died at home."
    assert not any(name in " ".join(said.values()) for name in ("Dr Secret", "Jory Teague"))


def test_nobody_of_the_family_is_named_to_a_body(scene: Scene) -> None:
    Person.objects.create(casefile=scene.case, kind=Person.Kind.CHILD, name="Tamsin Applegarth")
    Decision.objects.filter(casefile=scene.case).update(rationale="Tamsin died of an illness.")
    assert words(scene.fresh())["Reasons of the decision"] == "[name] died of an illness."


def test_a_child_of_a_name_that_is_a_month_or_the_chairs_leaves_days_and_chairs_alone(scene: Scene) -> None:
    chair = scene.chair.name.split()[0]
    before = words(scene.fresh())
    Person.objects.create(casefile=scene.case, kind=Person.Kind.CHILD, name=f"{chair} {day_words(RECEIVED).split()[1]}")
    after = words(scene.fresh())
    for term in ("Day of the act", "Decided by", "Case", "Guidance that governs the case"):
        assert after[term] == before[term]


def told_of(scene: Scene, day: date, **more: object) -> Referral:
    """A referral of the case that stands."""
    facts = {
        "casefile": scene.case, "referrer_name": "Dr Secret", "trigger": "death", "what_happened": "A child died.",
        "attention_on": day, "attention_route": "Referral sent through the portal", "received_on": RECEIVED,
        "others_at_risk": "no", "status": "received",
    }  # fmt: skip
    return Referral.objects.create(**facts | more)


def test_the_earliest_day_on_which_the_board_knew_rules_and_every_referral_is_told_of(scene: Scene) -> None:
    first = told_of(scene, RECEIVED)
    earlier = {"attention_route": "Telephone", "status": "linked", "what_happened": "A nurse called about a child."}
    told_of(scene, date(2014, 2, 3), **earlier)
    for notice in (next(one for one in notices.owe(first, Act.POSSIBLE_REVIEW, RECEIVED) if one.body), scene.fresh()):
        said = [(line.term, line.words) for line in lines(notice)]
        attention = said.index(("Brought to the attention of the LSCB", "3 February 2014"))
        assert said[attention + 1] == ("By which route", "Telephone")
        assert ("What happened", "A nurse called about a child.") in said
        assert ("What happened", "A child died.") in said
        assert ("Brought to its attention by another referral", "10 February 2014") in said
        assert [term for term, _ in said].count("Brought to the attention of the LSCB") == 1


def test_what_was_recorded_by_mistake_brings_no_other_referral_with_it(scene: Scene) -> None:
    mistaken = told_of(scene, RECEIVED)
    told = next(one for one in notices.owe(mistaken, Act.POSSIBLE_REVIEW, RECEIVED) if one.body)
    told_of(scene, date(2014, 2, 3), what_happened="A nurse called about a child.")
    Referral.objects.filter(pk=mistaken.pk).update(
        voided_at="2014-03-01T10:00Z", voided_by=scene.officer, void_because="Typed on the wrong case."
    )
    said = words(told)
    assert "Typed on the wrong case." in said["Void"]
    assert said["What happened"] == "A child died."


def test_the_definitive_evidence_that_the_chair_wrote_is_among_the_reasons(scene: Scene) -> None:
    Decision.objects.filter(casefile=scene.case).update(definitive_evidence="Every record was read by two people.")
    said = words(scene.fresh())
    assert said["Definitive evidence that there is no concern about joint working"] == (
        "Every record was read by two people."
    )
