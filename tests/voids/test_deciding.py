"""A dissent and a peer challenge that were recorded by mistake, and who can say so."""

import pytest
from django.test import Client

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration, Dissent
from referrals.dissents import transitions as dissents
from referrals.dissents import voids as dissent_voids
from referrals.models import PeerChallenge
from referrals.peers import transitions as peers
from referrals.peers import voids as peer_voids
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from tests.referrals.case import Place
from tests.referrals.considerations.test_decide import decision
from tests.referrals.dissents.test_record import new
from tests.referrals.peers.test_peers import asked

pytestmark = pytest.mark.django_db
WHY = "It was about another case."


def dissent(place: Place, on: Consideration) -> Dissent:
    """The second member's dissent."""
    return dissents.record.run(new(on), place.second_member, position="none", reason="The burn was old.")


def test_a_member_puts_the_own_dissent_away_and_can_write_another(client: Client) -> None:
    place = Place()
    row = dissent(place, place.recommended())
    path = f"/dissents/{row.public_id}/void/"
    client.force_login(place.second_member)
    case = f"/cases/{row.casefile.public_id}/"
    assert path in client.get(case).content.decode()
    looked = client.post(path, {"because": WHY, "version": "1"})
    assert client.post(path, {"because": WHY, "version": "1", "seen": looked.context["seen"]}).status_code == 302
    page = client.get(case).content.decode()
    assert "The burn was old." not in page
    assert "<s>Dissent in" in page
    client.force_login(place.chair)
    assert "The burn was old." not in client.get(f"/considerations/{row.consideration.public_id}/").content.decode()
    assert Message.objects.filter(address=place.chair.email, body__contains="dissent by mistake").exists()
    again = dissents.record.run(
        new(row.consideration), place.second_member, position="alternative", reason="A smaller one."
    )
    assert list(Dissent.objects.all()) == [again]


def test_nobody_puts_the_dissent_of_another_away() -> None:
    place = Place()
    row = dissent(place, place.recommended())
    for somebody in (place.officer, place.chair, place.member):
        with pytest.raises(PermissionRefused):
            dissent_voids.void.run(row, somebody, because=WHY)


def test_what_the_chair_has_decided_with_stays() -> None:
    place = Place()
    round_ = place.recommended()
    row = dissent(place, round_)
    considerations.decide.run(round_, place.chair, **decision())
    row.refresh_from_db()
    with pytest.raises(Refused, match="has decided"):
        dissent_voids.void.run(row, place.second_member, because=WHY)


def test_a_peer_who_was_never_asked_is_waited_for_no_longer(client: Client) -> None:
    place = Place()
    case = place.recommended().casefile
    row = peers.ask.run(PeerChallenge(casefile=case), place.chair, **asked())
    assert Deadline.objects.filter(kind="peer_advice", is_running=True).exists()
    with pytest.raises(PermissionRefused):
        peer_voids.void.run(row, place.officer, because=WHY)
    peer_voids.void.run(row, place.chair, because=WHY)
    assert not Deadline.objects.filter(kind="peer_advice", is_running=True).exists()
    client.force_login(place.chair)
    page = client.get(f"/cases/{case.public_id}/").content.decode()
    assert "Are the criteria met?" not in page
    assert "<s>Peer challenge by the chair of Fenland LSCB</s>" in page
