"""One case that is two matters: a second case is opened from the referral."""

import pytest
from django.test import Client

from referrals.considerations.models import Consideration
from referrals.moves import transitions
from referrals.moves.transitions import facts_of
from referrals.referrals.family import Named
from referrals.referrals.models import Referral
from scr_portal.people import Person
from scr_portal.transitions import PermissionRefused
from tests.referrals.case import Place, days_ago, said

pytestmark = pytest.mark.django_db


def test_a_second_case_is_opened_and_the_first_stays() -> None:
    place = Place()
    here = place.receive(agencies=[place.police])
    others: list[Named] = [{"name": "Rory Applegarth"}]
    facts = facts_of(here) | {"what_happened": "Another incident.", "attention_on": days_ago(8), "notified_on": None}
    transitions.split.run(
        here, place.officer, split_because="Another child.", label="Child L", agencies=[place.health],
        children=others, **facts,
    )  # fmt: skip
    second = Referral.objects.get(came_from=here)
    assert second.casefile != here.casefile
    assert (second.casefile.label, second.casefile.board) == ("Child L", place.board)
    assert Person.objects.get(casefile=second.casefile, kind="child").name == "Rory Applegarth"
    rounds = Consideration.objects.order_by("pk").values_list("casefile", "attention_on", "status")
    assert list(rounds) == [
        (here.casefile_id, days_ago(10), "open"), (second.casefile_id, days_ago(8), "open"),
    ]  # fmt: skip
    here.refresh_from_db()
    assert here.status == "received"


def test_not_by_others_nor_under_a_label_that_is_taken(client: Client) -> None:
    place = Place()
    here = place.receive()
    facts = said(split_because="Another child.")
    with pytest.raises(PermissionRefused):
        transitions.split.run(here, place.member, **facts)
    address = f"/referrals/{here.public_id}/split/events/"
    client.force_login(place.officer)
    page = client.get(address).content.decode()
    assert "The child died at home." in page  # what was written down is there to be changed
    client.force_login(place.member)
    for page in ("", "why/", "events/", "check/"):
        assert client.get(f"/referrals/{here.public_id}/split/{page}").status_code == 403
