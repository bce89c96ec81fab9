"""After a merge a warning that went along is lifted once, where the matter goes on."""

import pytest
from django.test import Client

from referrals.moves.transitions import facts_of
from referrals.referrals.models import Referral
from referrals.referrals.transitions import link
from scr_portal.accounts import User
from scr_portal.alerts.models import Alert
from scr_portal.audit import Event
from scr_portal.bars.transitions import step_back
from scr_portal.casefiles import CaseFile
from scr_portal.people import Bar
from scr_portal.transfers.models import Transfer
from scr_portal.transfers.transitions import accept, propose
from tests.referrals.case import Place
from tests.referrals.moves.test_along import WHY, merged, place, warned

__all__ = ["place"]

pytestmark = pytest.mark.django_db
WORDS = "Do not ring the aunt."
TOO = "lifted there, they are lifted here too"
ONCE = "It is lifted there with it: once is enough."


def lifted(client: Client, person: User, alert: Alert) -> str:
    """What the page said beforehand on which somebody lifts a warning."""
    client.force_login(person)
    address = f"/alerts/{alert.public_id}/lift/"
    page = client.get(address).content.decode()
    assert client.post(address, {"why_lifted": "They have spoken.", "version": "1"}).status_code == 302
    return page


def head(client: Client, case: CaseFile) -> str:
    """What stands above everything else on a case page."""
    page: str = client.get(f"/cases/{case.public_id}/").content.decode()
    return page.partition("What is done and what is next")[0]


def test_a_warning_that_went_along_is_lifted_once_where_the_matter_goes_on(place: Place, client: Client) -> None:
    there, between, twin = place.receive(), place.receive(label="Child M"), place.receive(label="Child N")
    warned(twin.casefile, place)
    merged(twin, between, place)
    for one in Referral.objects.filter(casefile=between.casefile).order_by("pk"):
        merged(one, there, place)
    assert Alert.objects.filter(status="standing").count() == 3
    assert ONCE in lifted(client, place.officer, Alert.objects.get(casefile=there.casefile))
    for case in (there.casefile, between.casefile, twin.casefile):
        assert WORDS not in head(client, case)
        page = client.get(f"/cases/{case.public_id}/").content.decode()
        assert "They have spoken." in page
        assert f"{place.officer.name}, " in page


def test_on_a_case_that_goes_on_itself_it_stands(place: Place, client: Client) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    link.run(Referral(casefile=twin.casefile), place.officer, **facts_of(twin))
    warned(twin.casefile, place)
    merged(twin, there, place)
    assert ONCE not in lifted(client, place.officer, Alert.objects.get(casefile=there.casefile))
    assert WORDS in head(client, twin.casefile)
    assert TOO not in client.get(f"/cases/{twin.casefile.public_id}/").content.decode()


def test_lifted_on_the_case_that_was_left_it_stands_where_the_matter_goes_on(place: Place, client: Client) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    warning = warned(twin.casefile, place)
    merged(twin, there, place)
    client.force_login(place.officer)
    assert TOO in client.get(f"/cases/{twin.casefile.public_id}/").content.decode()
    assert ONCE not in lifted(client, place.officer, warning)
    assert WORDS in head(client, there.casefile)


def test_who_may_not_open_the_case_that_was_left_lifts_it_there_by_the_portal(place: Place, client: Client) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    warning = warned(twin.casefile, place)
    merged(twin, there, place)
    step_back.run(Bar(casefile=twin.casefile), place.chair, reason=WHY)
    assert ONCE in lifted(client, place.chair, Alert.objects.get(casefile=there.casefile))
    client.force_login(place.officer)
    assert WORDS not in head(client, twin.casefile)
    assert Event.objects.get(about=warning.subject, kind="alert.lift").by == User.objects.system()


def test_of_a_case_that_another_board_leads_since_nothing_is_said_on_the_case_that_was_left(
    place: Place, client: Client
) -> None:
    there, twin, other = place.receive(), place.receive(label="Child M"), Place()
    warned(twin.casefile, place)
    merged(twin, there, place)
    asked = propose.run(Transfer(casefile=there.casefile), place.chair, to_board=other.board, reason="They moved.")
    accept.run(asked, other.chair)
    assert ONCE not in lifted(client, other.officer, Alert.objects.get(casefile=there.casefile))
    client.force_login(place.officer)
    assert WORDS in head(client, twin.casefile)
    page = client.get(f"/cases/{twin.casefile.public_id}/").content.decode()
    assert "They have spoken." not in page
