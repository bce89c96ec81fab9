"""The sub-committee answers each limb with a reason, and recommends to the chair."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations import transitions
from referrals.considerations.models import Consideration
from referrals.considerations.words import LIMB_WORDS
from scr_portal.accounts import Board
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.referrals.case import Place, advice, days_ago

pytestmark = pytest.mark.django_db


def test_the_chair_is_told_and_the_case_is_with_the_chair() -> None:
    place = Place()
    consideration = place.recommended()
    assert consideration.status == Consideration.Status.RECOMMENDED
    assert consideration.casefile.state == "With the LSCB chair"
    assert consideration.recommended_by == place.member
    told = set(Message.objects.filter(body__contains="waits for your decision").values_list("address", flat=True))
    assert told == {place.chair.email}


def test_while_the_chair_is_away_the_acting_chair_is_told_too() -> None:
    place = Place()
    build.away(place.chair)
    place.recommended()
    told = set(Message.objects.filter(body__contains="waits for your decision").values_list("address", flat=True))
    assert told == {place.chair.email, place.acting_chair.email}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"answers": {}}, "answers"),
        ({"draft_terms": ""}, "draft_terms"),
        ({"reasons": ""}, "reasons"),
        ({"recommendation": "perhaps"}, "recommendation"),
        ({"recommended_on": days_ago(-1)}, "recommended_on"),
        ({"recommended_on": days_ago(11)}, "recommended_on"),
    ],
)
def test_what_is_incomplete_or_impossible_is_refused(wrong: dict[str, Any], field: str) -> None:
    place = Place()
    consideration = place.consideration()
    with pytest.raises(ValidationError) as found:
        transitions.recommend.run(consideration, place.member, **advice(consideration) | wrong)
    assert field in found.value.error_dict
    assert Consideration.objects.get().status == Consideration.Status.OPEN


def test_an_answer_without_a_reason_is_no_answer() -> None:
    place = Place()
    consideration = place.consideration()
    given = advice(consideration)
    given["answers"]["abuse"] = {"answer": "yes", "reason": ""}
    with pytest.raises(ValidationError, match="abuse or neglect"):
        transitions.recommend.run(consideration, place.member, **given)


def test_who_decides_does_not_recommend_and_others_may_not() -> None:
    place = Place()
    consideration = place.consideration()
    build.holds(user=place.chair, role="subcommittee", board=place.board)
    with pytest.raises(Refused, match="You decide"):
        transitions.recommend.run(consideration, place.chair, **advice(consideration))
    for somebody in (place.officer, place.acting_chair, place.constable, Place().member):
        with pytest.raises(PermissionRefused):
            transitions.recommend.run(consideration, somebody, **advice(consideration))


def test_not_twice_and_not_where_nobody_recommends() -> None:
    place = Place()
    consideration = place.recommended()
    with pytest.raises(Refused, match="With chair"):
        transitions.recommend.run(consideration, place.member, **advice(consideration))
    other = Place()
    Board.objects.filter(pk=other.board.pk).update(recommender=Board.Recommender.NOBODY)
    with pytest.raises(Refused, match="nobody recommends"):
        transitions.recommend.run(other.consideration(), other.member, **advice(consideration))


def sent(consideration: Consideration, **different: str) -> dict[str, str]:
    """What the browser sends."""
    limbs = [criterion.limb for criterion in consideration.casefile.edition.criteria]
    answers = {f"{limb}_answer": "yes" for limb in limbs} | {f"{limb}_reason": "As minuted." for limb in limbs}
    day = days_ago(1)
    return answers | {
        "recommendation": "review", "draft_terms": "From birth.", "reasons": "Clear.", "version": "1",
        "without_meeting": "The next meeting is too late.",
        "recommended_on-day": str(day.day), "recommended_on-month": str(day.month),
        "recommended_on-year": str(day.year),
    } | different  # fmt: skip


def test_the_page(client: Client) -> None:
    place = Place()
    consideration = place.consideration()
    address = f"/considerations/{consideration.public_id}/recommend/"
    client.force_login(place.member)
    form = client.get(address).content.decode()
    assert all(criterion.question in form for criterion in consideration.casefile.edition.criteria)
    for wrong in ({"abuse_reason": ""}, {"abuse_answer": "maybe"}, {"draft_terms": ""}, {"reasons": "x" * 10_001}):
        answer = client.post(address, sent(consideration, **wrong))
        assert answer.status_code == 422
        assert "As minuted." in answer.content.decode()
    assert client.post(address, sent(consideration)).status_code == 302
    assert client.get(address).status_code == 409
    client.force_login(place.officer)
    assert client.get(address).status_code == 403


def test_the_error_summary_has_one_line_for_each_part_of_the_criteria(client: Client) -> None:
    place = Place()
    consideration = place.consideration()
    limbs = [criterion.limb for criterion in consideration.casefile.edition.criteria]
    client.force_login(place.member)
    address = f"/considerations/{consideration.public_id}/recommend/"
    nothing = dict.fromkeys(sent(consideration), "") | {"version": "1"}
    half = {f"{limbs[0]}_answer": "no", f"{limbs[1]}_reason": "As minuted.", f"{limbs[2]}_reason": "x" * 10_001}
    assert summary(client, address, nothing)[: len(limbs) + 1] == [
        *((f"#id_{limb}_answer", f"Select whether {LIMB_WORDS[limb]}, and enter the reason") for limb in limbs),
        ("#id_recommendation", "Select what is recommended"),
    ]
    reason = "he reason for your answer on whether"
    assert summary(client, address, nothing | half)[:4] == [
        (f"#id_{limbs[0]}_reason", f"Enter t{reason} {LIMB_WORDS[limbs[0]]}"),
        (f"#id_{limbs[1]}_answer", f"Select whether {LIMB_WORDS[limbs[1]]}"),
        (f"#id_{limbs[2]}_answer", f"Select whether {LIMB_WORDS[limbs[2]]}"),
        (f"#id_{limbs[2]}_reason", f"T{reason} {LIMB_WORDS[limbs[2]]} must be 10,000 characters or fewer"),
    ]


def summary(client: Client, address: str, form: dict[str, str]) -> list[tuple[str, str]]:
    """Where each line of the error summary leads, and what it says; each leads to something that is on the page."""
    page = client.post(address, form).content.decode()
    links = re.findall(r'<li><a href="(.*?)">(.*?)</a></li>', page.split("govuk-error-summary__list")[1])
    assert all(f'id="{href[1:]}"' in page for href, _ in links)
    return links


def test_the_questions_to_weigh_are_answered_beside_the_criteria_and_kept(client: Client) -> None:
    place = Place()
    consideration = place.consideration()
    questions = [one for one in consideration.casefile.edition.questions if one.source.seen]
    client.force_login(place.member)
    address = f"/considerations/{consideration.public_id}/recommend/"
    page = client.get(address).content.decode()
    assert page.count("Source: ") >= len(questions) > 0
    assert f"The case says to this: {place.board.name} leads." in page
    said = sent(consideration, weigh_whose="Ours: they lived here.", learning="Ask who is at home.")
    assert client.post(address, said).status_code == 302
    kept = Consideration.objects.get()
    assert (kept.weighed, kept.learning) == ({"whose": "Ours: they lived here."}, "Ask who is at home.")
    client.force_login(place.chair)
    for page in (f"/considerations/{kept.public_id}/decide/", f"/considerations/{kept.public_id}/"):
        shown = client.get(page).content.decode()
        for words in ("Ours: they lived here.", "Ask who is at home.", "At no meeting"):
            assert words in shown


def test_only_questions_of_the_edition_are_kept() -> None:
    place = Place()
    consideration = place.consideration()
    said = {"whose": "Ours.", "secret": "?", "learning": ""}
    made = transitions.recommend.run(consideration, place.member, **advice(consideration), weighed=said)
    assert made.weighed == {"whose": "Ours."}
