"""The officer proposes a bar: a suspension to the next working day, and the chair's word."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from scr_portal.accounts import Membership, User
from scr_portal.bars.transitions import NOT_THIS_ACCOUNT, confirm, lift, propose
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.access.both import floors
from tests.bars.test_step_back import fresh
from tests.referrals.case import Place

pytestmark = pytest.mark.django_db
FRIDAY, MONDAY, TUESDAY = date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 10)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(datetime(2026, 3, 6, 15), tick=False) as clock:
        yield clock


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def case(place: Place) -> CaseFile:
    return place.receive().casefile


def proposed(case: CaseFile, place: Place, person: User | None = None) -> Bar:
    """The officer proposes to bar a member of the sub-committee."""
    email = (person or place.member).email
    return propose.run(Bar(casefile=case), place.officer, email=email, reason="Managed those involved.")


def sees(person: User, case: CaseFile) -> bool:
    """Whether the person may open the case now."""
    return case in CaseFile.objects.visible_to(fresh(person))


def test_a_suspension_ends_with_the_next_working_day(
    place: Place, case: CaseFile, clock: time_machine.Traveller
) -> None:
    bar = proposed(case, place)
    assert (bar.since, bar.until, bar.status) == (FRIDAY, TUESDAY, "proposed")
    clock.move_to(datetime(2026, 3, 9, 20))
    assert not sees(place.member, case)
    clock.move_to(datetime(2026, 3, 10, 8))
    assert sees(place.member, case)


def test_it_cannot_be_proposed_again_before_the_chair_has_spoken(
    place: Place, case: CaseFile, clock: time_machine.Traveller, client: Client
) -> None:
    proposed(case, place)
    clock.move_to(datetime(2026, 3, 10, 8))
    client.force_login(place.officer)
    typed = {"email": place.member.email, "reason": "Again.", "once": "abcdefgh12345678"}
    again = client.post(reverse("scr_portal:bar_propose", args=[case.public_id]), typed)
    assert again.status_code == 422
    assert "waits for the chair" in again.content.decode()


def test_who_was_suspended_steps_back_once_it_is_over_and_the_chair_has_nothing_left_to_rule_on(
    place: Place, case: CaseFile, clock: time_machine.Traveller, client: Client
) -> None:
    suspension = proposed(case, place)
    clock.move_to(datetime(2026, 3, 10, 8))
    client.force_login(place.member)
    page = reverse("scr_portal:bar_step_back", args=[case.public_id])
    assert client.post(page, {"reason": "I do know them.", "once": "abcdefgh12345678"}).status_code == 302
    assert client.get(reverse("case", args=[case.public_id])).status_code == 404
    assert not sees(place.member, case)
    suspension.refresh_from_db()
    assert (suspension.status, suspension.until) == ("overtaken", TUESDAY)
    with pytest.raises(Refused, match="Stepped back since"):
        confirm.run(suspension, place.chair)
    client.force_login(place.chair)
    assert "Confirm or lift a proposed bar" not in client.get(reverse("home")).content.decode()
    assert "Stepped back since" in client.get(reverse("scr_portal:bars", args=[case.public_id])).content.decode()
    own = Bar.objects.get(casefile=case, status="in_force")
    lift.run(own, place.chair, why_lifted="A mistake of person.")
    assert sees(place.member, case)
    assert proposed(case, place).status == "proposed"


def test_the_chair_confirms_and_it_lasts(place: Place, case: CaseFile, clock: time_machine.Traveller) -> None:
    done = confirm.run(proposed(case, place), place.chair)
    assert (done.until, done.confirmed_by) == (None, place.chair)
    clock.move_to(datetime(2027, 3, 10, 8))
    assert not sees(place.member, case)


def test_the_chair_lifts_and_the_person_is_back_at_once(place: Place, case: CaseFile) -> None:
    done = lift.run(proposed(case, place), place.chair, why_lifted="Another person of this name.")
    assert done.until == FRIDAY
    assert sees(place.member, case)


def test_neither_the_officer_nor_the_barred_rules_on_it(place: Place, case: CaseFile) -> None:
    bar = proposed(case, place)
    for somebody in (place.officer, place.member, place.second_member, Place().chair):
        with pytest.raises(PermissionRefused):
            confirm.run(bar, somebody)


def test_a_bar_of_the_chair_is_the_acting_chairs_to_rule_on_even_when_the_suspension_is_over(
    place: Place, case: CaseFile, clock: time_machine.Traveller
) -> None:
    bar = proposed(case, place, place.chair)
    clock.move_to(datetime(2026, 3, 10, 8))
    with pytest.raises(Refused, match="Nobody rules on a bar of their own"):
        lift.run(bar, fresh(place.chair), why_lifted="No.")
    assert confirm.run(bar, fresh(place.acting_chair)).status == "in_force"


def test_an_account_is_meant_by_its_whole_address_and_an_unknown_one_is_told_nothing(
    place: Place, case: CaseFile
) -> None:
    gone = build.closed(build.user())
    for email in ("nobody@example.org", gone.email, User.objects.system().email, place.member.name):
        with pytest.raises(Refused, match=NOT_THIS_ACCOUNT):
            propose.run(Bar(casefile=case), place.officer, email=email, reason="Involved.")


def test_who_has_no_place_on_the_case_is_told_nothing_and_finds_the_bar_there_later(
    place: Place, case: CaseFile, client: Client
) -> None:
    aunt = build.user("Kerensa Nance")
    bar = confirm.run(proposed(case, place, aunt), place.chair)
    assert not Message.objects.filter(address=aunt.email).exists()
    later = build.member(Role.SUBCOMMITTEE, place.board)
    Membership.objects.filter(user=later).update(user=aunt)
    assert floors(aunt, case)[0] is False
    lift.run(bar, place.chair, why_lifted="Another family.")
    assert floors(fresh(aunt), case) == (True, True)
    client.force_login(aunt)
    assert client.get(reverse("case", args=[case.public_id])).status_code == 200


def test_not_oneself_and_not_the_last_who_can_decide(place: Place, case: CaseFile) -> None:
    with pytest.raises(Refused, match="step back"):
        proposed(case, place, place.officer)
    place.acting_chair.memberships.update(until=FRIDAY)
    with pytest.raises(Refused, match="Nobody who can decide"):
        proposed(case, place, place.chair)


def test_the_person_is_told_and_reads_why(place: Place, case: CaseFile, client: Client) -> None:
    bar = proposed(case, place)
    path = reverse("scr_portal:bar", args=[bar.public_id])
    assert Message.objects.filter(user=place.member, body__contains=path).exists()
    client.force_login(place.member)
    page = client.get(path).content.decode()
    assert "Managed those involved." in page
    assert "10 March 2026" in page
    assert "Confirm the bar" not in page


def test_the_chair_finds_it_in_the_task_list_and_on_my_week(place: Place, case: CaseFile, client: Client) -> None:
    bar = proposed(case, place)
    client.force_login(place.chair)
    assert "Confirm or lift a proposed bar" in client.get(reverse("home")).content.decode()
    assert bar.public_id in client.get(reverse("case", args=[case.public_id])).content.decode()
    path = reverse("scr_portal:bar_confirm", args=[bar.public_id])
    assert f"This is about: <strong>{place.member} and this case</strong>" in client.get(path).content.decode()
    assert client.post(path, {"version": bar.version}).status_code == 302
    bars = client.get(reverse("scr_portal:bars", args=[case.public_id])).content.decode()
    assert f"Confirmed by {place.chair.name}" in bars


def test_the_list_of_bars_is_for_the_office(place: Place, case: CaseFile, client: Client) -> None:
    client.force_login(place.member)
    assert client.get(reverse("scr_portal:bars", args=[case.public_id])).status_code == 403
    client.force_login(build.user())
    assert client.get(reverse("scr_portal:bars", args=[case.public_id])).status_code == 404
