"""Two people may decide on a case, and one of them was quicker: the other is told so, and keeps what was typed."""

import pytest
from django.test import Client

from referrals.considerations import transitions
from referrals.considerations.models import Decision
from scr_portal import clocks
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import decision, sent

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("pressed", [{}, {"look": "1", "password": ""}, {"password": ""}])
def test_who_is_second_reads_who_decided_when_and_how_and_is_asked_for_nothing(
    client: Client, pressed: dict[str, str]
) -> None:
    place = Place()
    consideration = place.recommended()
    build.away(place.chair)
    client.force_login(place.chair)
    address = f"/considerations/{consideration.public_id}/decide/"
    assert client.get(address).status_code == 200
    transitions.decide.run(consideration, place.acting_chair, **decision())
    answer = client.post(address, sent(rationale="My own words on it.", **pressed))
    shown = answer.content.decode()
    assert answer.status_code == 409
    today = clocks.day_words(days_ago(0))
    assert f"{place.acting_chair.name}, Acting LSCB chair, has decided on this case meanwhile, on {today}" in shown
    assert "Hold a serious case review" in shown
    assert "My own words on it." in shown
    for words in ("send the form again", "Enter your password", ">Record the decision</button>", 'name="look"'):
        assert words not in shown
    assert Decision.objects.get().decided_by == place.acting_chair


def test_where_something_else_was_changed_it_is_read_and_sent_again(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    client.force_login(place.chair)
    answer = client.post(f"/considerations/{consideration.public_id}/decide/", sent(version="1"))
    assert answer.status_code == 409
    assert "then send the form again" in answer.content.decode()
    assert ">Record the decision</button>" in answer.content.decode()
