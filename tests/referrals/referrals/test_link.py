"""A second referral of the same incident: the earliest date of attention rules."""

from typing import Any

import pytest
from django.test import Client

from referrals.considerations.models import Consideration
from referrals.referrals import transitions
from referrals.referrals.models import Referral
from scr_portal.deadlines import Deadline
from scr_portal.notices import Notice
from scr_portal.people import Person
from scr_portal.transitions import PermissionRefused, Refused
from tests.referrals.case import Place, days_ago, said

pytestmark = pytest.mark.django_db


def another(**different: Any) -> dict[str, Any]:
    """What is written down of a further referral."""
    facts = {name: value for name, value in said().items() if name not in {"label", "agencies", "children"}}
    return facts | different


def test_the_board_knew_earlier_than_was_thought() -> None:
    place = Place()
    case = place.receive().casefile
    due = Deadline.objects.get(casefile=case, kind="decision").due_on
    earlier = another(incident_on=days_ago(40), attention_on=days_ago(30), notified_on=days_ago(29))
    linked = transitions.link.run(Referral(casefile=case), place.officer, **earlier)
    assert linked.get_status_display() == "Received later, of the same incident"
    assert Consideration.objects.get(casefile=case).attention_on == days_ago(30)
    assert Deadline.objects.get(casefile=case, kind="decision").due_on < due


def test_a_later_one_changes_no_clock() -> None:
    place = Place()
    case = place.receive().casefile
    transitions.link.run(Referral(casefile=case), place.officer, **another(attention_on=days_ago(6), notified_on=None))
    assert Consideration.objects.get(casefile=case).attention_on == days_ago(10)


def test_whom_only_it_names_is_of_the_case_from_then_on() -> None:
    place = Place()
    case = place.receive().casefile
    said_of = [{"name": "TAMSIN applegarth"}, {"name": "Wren Applegarth"}]
    further = another(children=said_of, people=[{"name": "Corin Hale", "kind": "parent"}], notified_on=None)
    transitions.link.run(Referral(casefile=case), place.officer, **further)
    children = Person.objects.filter(casefile=case, kind="child").values_list("name", "pseudonym")
    assert list(children.order_by("pk")) == [
        ("Tamsin Applegarth", case.label),
        ("Wren Applegarth", f"{case.label} (2)"),
    ]
    assert Person.objects.filter(casefile=case, name="Corin Hale").exists()


@pytest.mark.parametrize("name", ["TAMSIN  Applegarth", "Tamsyn Aplegarth"])
def test_the_same_child_in_another_spelling_is_no_second_child(name: str) -> None:
    place = Place()
    case = place.receive(children=[{"name": "Tamsin Applegarth", "born_on": days_ago(900)}]).casefile
    further = another(children=[{"name": name, "born_on": days_ago(900)}], notified_on=None)
    transitions.link.run(Referral(casefile=case), place.officer, **further)
    child = Person.objects.get(casefile=case, kind="child")
    assert (child.name, child.pseudonym) == ("Tamsin Applegarth", case.label)
    assert child.other_names == ([] if "  " in name else [name])


def test_a_body_that_is_told_of_the_case_is_not_told_again() -> None:
    place = Place()
    case = place.receive().casefile
    owed = Notice.objects.filter(casefile=case).count()
    assert owed
    transitions.link.run(Referral(casefile=case), place.officer, **another(notified_on=None))
    assert Notice.objects.filter(casefile=case).count() == owed


def test_others_may_not_and_a_new_case_needs_its_first_referral() -> None:
    place = Place()
    case = place.receive().casefile
    for somebody in (place.chair, place.member, Place().officer):
        with pytest.raises(PermissionRefused):
            transitions.link.run(Referral(casefile=case), somebody, **another())
    with pytest.raises(Refused, match="further referral"):
        transitions.receive.run(Referral(casefile=case), place.officer, **said(label="Child Z"))
    assert Referral.objects.count() == 1


def test_the_page_is_there_for_the_officer_alone(client: Client) -> None:
    place = Place()
    case = place.receive().casefile
    address = f"/cases/{case.public_id}/referrals/link/"
    for somebody, answer in ((place.officer, 200), (place.chair, 403), (Place().officer, 404)):
        client.force_login(somebody)
        assert client.get(address).status_code == answer
