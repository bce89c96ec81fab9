"""A referral is taken back: without another there is nothing to consider."""

from typing import Any

import pytest
from django.test import Client

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration
from referrals.referrals import transitions
from referrals.referrals.models import Referral
from referrals.referrals.voids import void
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from tests.hostile import VERSIONS
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import decision
from tests.referrals.referrals.test_link import another

pytestmark = pytest.mark.django_db


def test_the_only_referral_takes_its_consideration_and_clock_with_it() -> None:
    place = Place()
    referral = place.receive()
    transitions.withdraw.run(referral, place.officer, withdrawn_because="Sent to the wrong board.")
    referral.casefile.refresh_from_db()
    assert (referral.casefile.state, referral.casefile.is_open) == ("Referral withdrawn", False)
    assert Consideration.objects.get().status == Consideration.Status.WITHDRAWN
    assert not Deadline.objects.filter(is_running=True, kind="decision").exists()


def test_its_agencies_owe_nothing_any_more() -> None:
    place = Place()
    referral = place.receive(agencies=[place.police])
    transitions.withdraw.run(referral, place.officer, withdrawn_because="Sent to the wrong board.")
    assert not Deadline.objects.filter(is_running=True, agency=place.police).exists()


@pytest.mark.parametrize("step", [transitions.withdraw, void])
def test_agencies_and_those_who_recommend_are_told_that_it_is_over(step: Any) -> None:
    place = Place()
    referral = place.receive(agencies=[place.police])
    before = set(Message.objects.values_list("pk", flat=True))
    why = "withdrawn_because" if step is transitions.withdraw else "because"
    step.run(referral, place.officer, **{why: "Sent to the wrong board."})
    mail = Message.objects.exclude(pk__in=before)
    told = mail.filter(body__contains="Nothing more is asked of your agency")
    assert {one.address for one in told} == {place.constable.email}
    assert {place.member.email, place.second_member.email} == {one.address for one in mail} - {place.constable.email}


def test_what_was_recorded_by_mistake_was_not_withdrawn() -> None:
    place = Place()
    referral = void.run(place.receive(), place.officer, because="Typed twice.")
    referral.casefile.refresh_from_db()
    assert (referral.casefile.state, referral.casefile.is_open) == ("Referral recorded by mistake", False)


def test_with_another_the_remaining_one_rules() -> None:
    place = Place()
    referral = place.receive()
    later = another(attention_on=days_ago(6), notified_on=None)
    transitions.link.run(Referral(casefile=referral.casefile), place.officer, **later)
    transitions.withdraw.run(referral, place.officer, withdrawn_because="Another child.")
    consideration = Consideration.objects.get()
    assert (consideration.status, consideration.attention_on) == (Consideration.Status.OPEN, days_ago(6))


def test_not_the_one_a_decision_rests_on_nor_twice_nor_by_others() -> None:
    place = Place()
    referral = place.receive()
    with pytest.raises(PermissionRefused):
        transitions.withdraw.run(referral, place.member, withdrawn_because="No.")
    considerations.decide.run(Consideration.objects.get(), place.chair, **decision(why_otherwise="Clear."))
    with pytest.raises(Refused, match="decided"):
        transitions.withdraw.run(referral, place.officer, withdrawn_because="Too late.")
    other = Place()
    second = other.receive()
    gone = transitions.withdraw.run(second, other.officer, withdrawn_because="A duplicate.")
    with pytest.raises(Refused, match="Withdrawn"):
        transitions.withdraw.run(gone, other.officer, withdrawn_because="Again.")


def test_the_page(client: Client) -> None:
    place = Place()
    referral = place.receive()
    address = f"/referrals/{referral.public_id}/withdraw/"
    client.force_login(place.officer)
    assert client.post(address, {"withdrawn_because": "", "version": "1"}).status_code == 422
    assert client.post(address, {"withdrawn_because": "A duplicate.", "version": "1"}).status_code == 302
    assert client.post(address, {"withdrawn_because": "A duplicate.", "version": "2"}).status_code == 409
    client.force_login(place.member)
    assert client.get(address).status_code == 403
    assert "A duplicate." in client.get(f"/referrals/{referral.public_id}/").content.decode()


def test_it_is_not_offered_where_a_decision_rests_on_it(client: Client) -> None:
    place = Place()
    referral = place.receive()
    page, step = f"/referrals/{referral.public_id}/", f"/referrals/{referral.public_id}/withdraw/"
    client.force_login(place.officer)
    assert step in client.get(page).content.decode()
    considerations.decide.run(Consideration.objects.get(), place.chair, **decision(why_otherwise="Clear."))
    assert step not in client.get(page).content.decode()
    sent = client.post(step, {"withdrawn_because": "Too late.", "version": str(referral.version)})
    assert sent.status_code == 409
    assert "has decided on this case: the only referral of it stays" in sent.content.decode()
    further = another(attention_on=days_ago(6), notified_on=None)
    transitions.link.run(Referral(casefile=referral.casefile), place.officer, **further)
    assert step in client.get(page).content.decode()


@pytest.mark.parametrize("version", VERSIONS)
def test_a_version_that_is_no_number_is_none_that_anybody_saw(client: Client, version: str) -> None:
    place = Place()
    referral = place.receive()
    client.force_login(place.officer)
    said = {"withdrawn_because": "A duplicate.", "version": version}
    assert client.post(f"/referrals/{referral.public_id}/withdraw/", said).status_code == 409
    assert Referral.objects.get().stands
