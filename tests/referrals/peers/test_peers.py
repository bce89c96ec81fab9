"""The chair of another LSCB is asked, and the advice stands with what the chair did with it."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.models import Consideration, PeerChallenge
from referrals.peers import transitions
from scr_portal.casefiles import CaseFile
from scr_portal.deadlines import Deadline
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_reopen import declined

pytestmark = pytest.mark.django_db
ADVICE: dict[str, Any] = {
    "advised_on": days_ago(0),
    "advice": "Hold it.",
    "followed": "yes",
    "why": "The limbs are met.",
}


def asked(**different: Any) -> dict[str, Any]:
    """What a chair writes when asking; `different` says what is otherwise."""
    said = {
        "peer": "Lee Marsh", "peer_board": "Fenland LSCB", "independent": True, "question": "Are the criteria met?",
        "told": "The dates and the limbs, without names.", "asked_on": days_ago(2),
    }  # fmt: skip
    return said | different


def new(consideration: Consideration) -> PeerChallenge:
    """A challenge that is not asked for yet."""
    return PeerChallenge(casefile=consideration.casefile)


def test_the_clock_runs_on_and_the_chair_reads_the_advice_when_deciding(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    before = Deadline.objects.get(kind="decision").due_on
    row = transitions.ask.run(new(consideration), place.chair, **asked())
    assert Deadline.objects.get(kind="decision", is_running=True).due_on == before
    transitions.advise.run(row, place.chair, **ADVICE)
    client.force_login(place.chair)
    page = client.get(f"/considerations/{consideration.public_id}/decide/").content.decode()
    assert "Are the criteria met?" in page
    assert "Followed: yes." in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"independent": False}, "independent"),
        ({"asked_on": days_ago(-1)}, "asked_on"),
        ({"peer_board": ""}, "peer_board"),
        ({"told": ""}, "told"),
    ],
)
def test_what_cannot_be_asked(wrong: dict[str, Any], field: str) -> None:
    place = Place()
    with pytest.raises(ValidationError) as refused:
        transitions.ask.run(new(place.consideration()), place.chair, **asked(**wrong))
    assert list(refused.value.message_dict) == [field]


def test_never_the_chair_of_the_lscb_of_the_case() -> None:
    place = Place()
    for name in (place.board.name.upper(), f" {place.board.short_name} "):
        with pytest.raises(ValidationError, match="another LSCB"):
            transitions.ask.run(new(place.consideration(label=name)), place.chair, **asked(peer_board=name))


def test_advice_once_and_not_before_the_question() -> None:
    place = Place()
    build.away(place.chair)
    row = transitions.ask.run(new(place.consideration()), place.acting_chair, **asked())
    with pytest.raises(ValidationError, match="or a later day"):
        transitions.advise.run(row, place.acting_chair, **ADVICE | {"advised_on": days_ago(3)})
    advised = transitions.advise.run(row, place.acting_chair, **ADVICE)
    with pytest.raises(Refused):
        transitions.advise.run(advised, place.acting_chair, **ADVICE)


def test_by_the_chair_alone_and_read_by_the_office_alone() -> None:
    place = Place()
    consideration = place.recommended()
    for somebody in (place.officer, place.member, place.constable, Place().chair):
        with pytest.raises(PermissionRefused):
            transitions.ask.run(new(consideration), somebody, **asked())
    transitions.ask.run(new(consideration), place.chair, **asked())
    sees = [place.officer, place.chair]
    for somebody in (*sees, place.member, place.constable):
        assert PeerChallenge.objects.visible_to(somebody).exists() is (somebody in sees)


def test_not_when_the_case_is_closed() -> None:
    place = Place()
    closed = declined(place)
    with pytest.raises(Refused, match="closed"):
        transitions.ask.run(PeerChallenge(casefile=CaseFile.objects.get(pk=closed.casefile_id)), place.chair, **asked())


def test_the_pages(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    address = f"/cases/{consideration.casefile.public_id}/peers/ask/"
    client.force_login(place.chair)
    assert address in client.get(f"/cases/{consideration.casefile.public_id}/").content.decode()
    day = {"asked_on-day": "1", "asked_on-month": "1", "asked_on-year": "2014"}
    typed = asked(independent="yes") | day
    assert client.post(address, typed | {"peer_board": place.board.name}).status_code == 422
    assert client.post(address, typed).status_code == 302
    row = PeerChallenge.objects.get()
    page = client.get(f"/peers/{row.public_id}/advise/").content.decode()
    assert "Are the criteria met?" in page
