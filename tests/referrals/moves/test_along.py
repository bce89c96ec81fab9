"""What goes along when a matter goes on in another case: who has no part in it has none there."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from referrals.moves import transitions
from referrals.moves.transitions import facts_of
from referrals.referrals.models import Referral
from scr_portal import walls
from scr_portal.bars.transitions import REPLACED, confirm, propose, step_back
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import Refused
from tests import build
from tests.access.both import floors
from tests.build import told
from tests.referrals.case import Place, days_ago

pytestmark = pytest.mark.django_db
WHY = "I know the family."
NOBODY = (False, False)


@pytest.fixture
def place() -> Place:
    """With a second officer."""
    found = Place()
    build.member(Role.OFFICER, found.board)
    return found


def merged(twin: Referral, there: Referral, place: Place) -> CaseFile:
    """The case in which both go on."""
    twin.refresh_from_db()
    transitions.merge.run(twin, place.officer, reference=there.casefile.reference, merged_because="The same child.")
    return there.casefile


def split(here: Referral, place: Place, **facts: Any) -> CaseFile:
    """The case of its own."""
    said: dict[str, Any] = {**facts_of(here), "notified_on": None, **facts}
    transitions.split.run(
        here, place.officer, split_because="Another child.", label="Child L", agencies=[],
        children=[{"name": "Rory Applegarth"}], **said,
    )  # fmt: skip
    return Referral.objects.get(came_from=here).casefile


def mail_of(case: CaseFile, address: str) -> int:
    """How much mail of the case somebody has been sent."""
    return Message.objects.filter(casefile=case, address=address).count()


def test_who_stepped_back_has_no_part_in_the_case_where_it_goes_on(place: Place, client: Client) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    step_back.run(Bar(casefile=twin.casefile), place.member, reason=WHY)
    assert floors(place.member, there.casefile) == (True, True)
    before = mail_of(there.casefile, place.member.email)
    case = merged(twin, there, place)
    copy = Referral.objects.get(came_from=twin)
    bar = Bar.objects.get(casefile=case)
    assert (bar.user, bar.proposed_by, bar.status, bar.reason) == (place.member, place.member, "in_force", WHY)
    assert mail_of(case, place.member.email) == before
    assert Message.objects.filter(casefile=case, address=place.chair.email, body__contains="none here either").exists()
    client.force_login(place.member)
    assert client.get(f"/referrals/{copy.public_id}/").status_code == 404
    assert floors(place.member, case)[0] is False
    assert floors(place.second_member, case) == (True, True)


def test_who_waits_for_the_chairs_word_is_suspended_there_though_it_has_lapsed_here(place: Place) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    bar = propose.run(Bar(casefile=twin.casefile), place.officer, email=place.member.email, reason="Managed them.")
    with told(twin.casefile):
        bar.since, bar.until = days_ago(9), days_ago(7)
        bar.save()
    assert floors(place.member, twin.casefile)[0]
    case = merged(twin, there, place)
    new = Bar.objects.get(casefile=case)
    assert (new.status, new.since, new.proposed_by) == ("proposed", timezone.localdate(), place.officer)
    assert new.until is not None
    assert new.until > timezone.localdate()
    assert floors(place.member, case)[0] is False
    before = mail_of(case, place.member.email)
    assert confirm.run(new, place.chair).until is None
    assert mail_of(case, place.member.email) == before


def test_the_chairs_word_goes_along_and_stands_in_the_place_of_what_waited_there(place: Place) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    waits = propose.run(Bar(casefile=there.casefile), place.officer, email=place.member.email, reason="Heard of.")
    bar = propose.run(Bar(casefile=twin.casefile), place.officer, email=place.member.email, reason="Managed them.")
    confirm.run(bar, place.chair)
    case = merged(twin, there, place)
    waits.refresh_from_db()
    assert (waits.status, waits.why_lifted) == ("lifted", REPLACED)
    assert Bar.objects.get(casefile=case, status="in_force").confirmed_by == place.chair
    assert floors(place.member, case)[0] is False


def test_a_case_that_is_left_is_closed_to_who_has_no_part_in_the_other(place: Place) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    step_back.run(Bar(casefile=there.casefile), place.member, reason=WHY)
    merged(twin, there, place)
    assert floors(place.member, twin.casefile)[0] is False
    assert Bar.objects.get(casefile=twin.casefile).user == place.member


def test_nothing_goes_on_in_a_case_on_which_nobody_could_decide(place: Place) -> None:
    there, twin = place.receive(), place.receive(label="Child M")
    step_back.run(Bar(casefile=twin.casefile), place.chair, reason=WHY)
    propose.run(Bar(casefile=there.casefile), place.officer, email=place.acting_chair.email, reason="Managed them.")
    with pytest.raises(Refused, match=f"{there.casefile.reference}: Nobody who can decide"):
        merged(twin, there, place)
    assert not Referral.objects.filter(came_from=twin).exists()
    assert not Bar.objects.filter(casefile=there.casefile, user=place.chair).exists()


def test_who_stepped_back_has_no_part_in_a_case_that_is_split_off(place: Place) -> None:
    here = place.receive()
    other = build.member(Role.OFFICER, place.board)
    for person in (place.member, other):
        step_back.run(Bar(casefile=here.casefile), person, reason=WHY)
    case = split(here, place)
    for person in (place.member, other):
        assert floors(person, case)[0] is False
        assert mail_of(case, person.email) == 0
    assert mail_of(case, place.second_member.email) == 1
    assert floors(place.second_member, case) == (True, True)


def test_the_database_itself_gives_nothing_of_it_to_who_is_barred(place: Place) -> None:
    here, there = place.receive(), place.receive(label="Child M")
    step_back.run(Bar(casefile=here.casefile), place.member, reason=WHY)
    for case in (split(here, place), merged(here, there, place)):
        with walls.entered(place.member.pk, timezone.localdate()):
            assert not Referral.objects.filter(casefile=case).exists()
        with walls.entered(place.second_member.pk, timezone.localdate()):
            assert Referral.objects.filter(casefile=case).exists()
