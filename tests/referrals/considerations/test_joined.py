"""A referral that came after the recommendation is pointed out to the chair, and in the record of the decision."""

import pytest
from django.test import Client
from django.utils import timezone

from referrals.considerations import transitions
from referrals.considerations.models import Consideration, Decision
from referrals.moves.transitions import merge
from referrals.records.making import html
from referrals.referrals.models import Referral
from referrals.referrals.transitions import link
from scr_portal.clocks import day_words
from tests.referrals.case import Place, advice
from tests.referrals.considerations.test_decide import decision
from tests.referrals.referrals.test_link import another

pytestmark = pytest.mark.django_db
SAID = (
    f"A referral came to this case on {day_words(timezone.localdate())}, after the recommendation was made: the "
    "recommendation does not speak of it."
)


def joins(how: str, place: Place, consideration: Consideration) -> None:
    """A further referral, or that of another case of the same incident."""
    if how == "received":
        link.run(Referral(casefile=consideration.casefile), place.officer, **another())
        return
    twin = place.receive(label="Child L", children=[{"name": "Tamsin Applegarth"}])
    merge.run(twin, place.officer, reference=consideration.casefile.reference, merged_because="The same.")


@pytest.mark.parametrize("how", ["received", "merged"])
def test_also_on_the_same_day(client: Client, how: str) -> None:
    place = Place()
    consideration = place.consideration()
    given = advice(consideration) | {"recommended_on": timezone.localdate()}
    consideration = transitions.recommend.run(consideration, place.member, **given)
    client.force_login(place.chair)
    address = f"/considerations/{consideration.public_id}/decide/"
    assert SAID not in client.get(address).content.decode()
    joins(how, place, consideration)
    assert client.get(address).content.decode().count(SAID) == 1
    transitions.decide.run(Consideration.objects.get(pk=consideration.pk), place.chair, **decision())
    joins("received", place, consideration)
    assert html(Decision.objects.get()).decode().count(SAID) == 1


def test_not_what_the_recommendation_knew(client: Client) -> None:
    place = Place()
    consideration = place.consideration()
    joins("received", place, consideration)
    consideration = Consideration.objects.get(pk=consideration.pk)
    transitions.recommend.run(consideration, place.member, **advice(consideration))
    client.force_login(place.chair)
    shown = client.get(f"/considerations/{consideration.public_id}/decide/").content.decode()
    assert "does not speak of it" not in shown
