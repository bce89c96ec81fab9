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


def typed_before(client: Client, place: Place) -> str:
    """The chair types, the acting chair decides: the address of what the chair has saved."""
    consideration = place.recommended()
    build.away(place.chair)
    client.force_login(place.chair)
    address = f"/considerations/{consideration.public_id}/decide/"
    version = str(client.get(address).context["version"])
    said = {"rationale": "My own words on it.", "interest_declared": "A cousin works there.", "version": version}
    client.post(address, sent(**said) | {"save-draft": "1"})
    transitions.decide.run(consideration, place.acting_chair, **decision())
    return address


def test_what_was_saved_leads_to_who_decided_and_to_what_was_typed_and_can_be_discarded(client: Client) -> None:
    place = Place()
    address = typed_before(client, place)
    assert address in client.get("/home/").content.decode()
    page = client.get(address)
    shown = page.content.decode()
    assert page.status_code == 409
    assert f"{place.acting_chair.name}, Acting LSCB chair, has decided on this case meanwhile" in shown
    assert "My own words on it." in shown
    for answer in ("Hold a serious case review", clocks.day_words(days_ago(0)), "A cousin works there."):
        assert f">{answer}</dd>" in shown
    assert shown.index("What do you decide?") < shown.index("Rationale") < shown.index("When do you decide?")
    discarded = client.post(address, {"discard-draft": "1", "drafted": page.context["drafted"]}, follow=True)
    assert "What you typed is discarded." in discarded.content.decode()
    assert address not in discarded.content.decode()
    assert "My own words on it." not in client.get(address).content.decode()
    assert Decision.objects.get().decided_by == place.acting_chair


def test_what_another_window_saved_since_is_not_discarded_unread(client: Client) -> None:
    address = typed_before(client, Place())
    assert client.post(address, {"discard-draft": "1", "drafted": "x"}, follow=True).status_code == 409
    assert "My own words on it." in client.get(address).content.decode()
