"""The chair answers a dissent, once; it stays as it was written."""

import pytest
from django.test import Client

from referrals.considerations.models import Dissent
from referrals.dissents import transitions
from scr_portal.accounts import User
from scr_portal.bars.transitions import step_back
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.transitions import PermissionRefused, Refused
from tests.referrals.case import Place
from tests.referrals.dissents.test_record import new

pytestmark = pytest.mark.django_db


def dissent(place: Place) -> Dissent:
    """The second member's dissent."""
    return transitions.record.run(new(place.recommended()), place.second_member, position="none", reason="No concern.")


def test_the_answer_stands_beside_it() -> None:
    place = Place()
    answered = transitions.answer.run(dissent(place), place.chair, answer="The criteria are met.")
    assert (answered.reason, answered.answer) == ("No concern.", "The criteria are met.")


def test_by_the_chair_and_once() -> None:
    place = Place()
    row = dissent(place)
    for somebody in (place.member, place.officer, Place().chair):
        with pytest.raises(PermissionRefused):
            transitions.answer.run(row, somebody, answer="So.")
    answered = transitions.answer.run(row, place.chair, answer="So.")
    with pytest.raises(Refused, match="answered"):
        transitions.answer.run(answered, place.chair, answer="Otherwise.")


def test_the_page_shows_what_is_answered(client: Client) -> None:
    place = Place()
    row = dissent(place)
    address = f"/dissents/{row.public_id}/answer/"
    client.force_login(place.chair)
    assert "No concern." in client.get(address).content.decode()
    assert client.post(address, {"answer": "", "version": "1"}).status_code == 422
    assert client.post(address, {"answer": "They are met.", "version": "1"}).status_code == 302
    page = client.get(f"/considerations/{row.consideration.public_id}/").content.decode()
    assert "They are met." in page


def test_the_member_is_told_and_reads_it_on_the_case_page(client: Client) -> None:
    place = Place()
    row = dissent(place)
    client.force_login(place.chair)
    address = f"/dissents/{row.public_id}/answer/"
    assert "The member is told, and can read it." in client.get(address).content.decode()
    client.post(address, {"answer": "They are met.", "version": "1"})
    (mail,) = Message.objects.filter(body__contains="Your dissent from a recommendation is answered")
    assert mail.address == place.second_member.email
    assert "They are met" not in mail.subject + mail.body
    client.force_login(place.second_member)
    assert "They are met." in client.get(f"/cases/{row.casefile.public_id}/").content.decode()


def test_who_has_stepped_back_since_is_not_told() -> None:
    place = Place()
    row = dissent(place)
    step_back.run(Bar(casefile=row.casefile), place.second_member, reason="I know the family.")
    transitions.answer.run(Dissent.objects.get(), User.objects.get(pk=place.chair.pk), answer="They are met.")
    assert not Message.objects.filter(body__contains="Your dissent from a recommendation is answered").exists()
