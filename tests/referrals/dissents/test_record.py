"""A member of the sub-committee sees it otherwise: the chair reads it with the recommendation."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration, Dissent
from referrals.dissents import transitions
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from tests.referrals.case import Place
from tests.referrals.considerations.test_decide import decision

pytestmark = pytest.mark.django_db


def new(consideration: Consideration) -> Dissent:
    """A dissent not recorded yet."""
    return Dissent(casefile=consideration.casefile, consideration=consideration)


def test_the_dissent_stands_under_the_members_name_and_the_chair_is_told(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    made = transitions.record.run(new(consideration), place.second_member, position="none", reason="No concern.")
    assert (made.member, made.get_position_display()) == (place.second_member, "Hold no review")
    assert Message.objects.filter(address=place.chair.email, body__contains="dissents").exists()
    client.force_login(place.chair)
    assert "No concern." in client.get(f"/considerations/{consideration.public_id}/decide/").content.decode()


def test_not_twice_not_in_agreement_and_by_members_alone() -> None:
    place = Place()
    consideration = place.recommended()
    with pytest.raises(ValidationError, match="what is recommended"):
        transitions.record.run(new(consideration), place.second_member, position="review", reason="So.")
    transitions.record.run(new(consideration), place.second_member, position="none", reason="So.")
    with pytest.raises(Refused, match="recorded already"):
        transitions.record.run(new(consideration), place.second_member, position="alternative", reason="So.")
    for somebody in (place.officer, place.chair, place.constable, Place().member):
        with pytest.raises(PermissionRefused):
            transitions.record.run(new(consideration), somebody, position="none", reason="So.")


def test_not_before_there_is_a_recommendation_nor_after_the_decision() -> None:
    place = Place()
    with pytest.raises(Refused, match="no recommendation yet"):
        transitions.record.run(new(place.consideration()), place.member, position="none", reason="So.")
    consideration = place.recommended(label="Child L")
    seen_before = new(consideration)
    considerations.decide.run(consideration, place.chair, **decision())
    with pytest.raises(Refused, match="has decided"):
        transitions.record.run(seen_before, place.second_member, position="none", reason="So.")


def test_the_page(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    address = f"/cases/{consideration.casefile.public_id}/dissents/record/"
    client.force_login(place.second_member)
    assert client.post(address, {"position": "none", "reason": ""}).status_code == 422
    assert client.post(address, {"position": "review", "reason": "So."}).status_code == 422
    assert client.post(address, {"position": "none", "reason": "So."}).status_code == 302
    assert client.post(address, {"position": "none", "reason": "So."}).status_code == 409
    client.force_login(place.officer)
    assert client.get(address).status_code == 403
    client.force_login(Place().member)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("recommended", ["review", "none"])
def test_what_is_recommended_is_nothing_to_do_instead(client: Client, recommended: str) -> None:
    place = Place()
    case = place.recommended(recommended).casefile
    for somebody, way in ((place.second_member, "record"), (place.officer, "note")):
        client.force_login(somebody)
        page = client.get(f"/cases/{case.public_id}/dissents/{way}/").content.decode()
        offered = set(re.findall(r'name="position"[^>]*value="(\w+)"', page))
        assert offered == {"review", "alternative", "none"} - {recommended}
