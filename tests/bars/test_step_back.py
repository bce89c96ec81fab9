"""Somebody who has no business with a case steps back, at once and by their own word."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from referrals.considerations import transitions as considerations
from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.audit import Event
from scr_portal.bars.transitions import confirm, lift, own_bar, propose, step_back
from scr_portal.casefiles import CaseFile, set_state
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.referrals.case import Place
from tests.referrals.considerations.test_decide import decision

pytestmark = pytest.mark.django_db
WHY = "I know the family."


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def case(place: Place) -> CaseFile:
    build.member(Role.OFFICER, place.board)
    return place.receive(agencies=[place.police]).casefile


def back(case: CaseFile, person: User) -> Bar:
    """This person steps back from this case."""
    return step_back.run(Bar(casefile=case), person, reason=WHY)


def fresh(person: User) -> User:
    """The same person at the next request."""
    return User.objects.get(pk=person.pk)


def test_the_rights_rest_at_once_and_the_office_is_told_without_a_name(place: Place, case: CaseFile) -> None:
    other = place.receive(label="Child L").casefile
    back(case, place.member)
    assert list(CaseFile.objects.visible_to(fresh(place.member))) == [other]
    with pytest.raises(PermissionRefused):
        back(case, fresh(place.member))
    told = Message.objects.filter(body__contains="stepped back")
    assert place.chair.email in {one.address for one in told}
    assert all(place.member.name not in one.body and "Child" not in one.body for one in told)


def test_the_timeline_shows_it_to_the_office_only(place: Place, case: CaseFile) -> None:
    back(case, place.member)
    event = Event.objects.get(kind="bar.step_back")
    assert event.sentence == f"{place.member.name} stepped back from this case"
    assert Event.objects.visible_to(place.chair).filter(pk=event.pk).exists()
    assert not Event.objects.visible_to(place.second_member).filter(pk=event.pk).exists()


def test_the_last_officer_finds_a_substitute_first(place: Place, case: CaseFile) -> None:
    first, last = User.objects.filter(memberships__board=place.board, memberships__role=Role.OFFICER).order_by("pk")
    back(case, first)
    with pytest.raises(Refused, match="names another officer first"):
        back(case, last)
    assert case in CaseFile.objects.visible_to(fresh(last))


def test_whoever_can_decide_last_stays(place: Place, case: CaseFile) -> None:
    back(case, place.chair)
    with pytest.raises(Refused, match="Nobody who can decide would be left"):
        back(case, fresh(place.acting_chair))


def test_an_acting_chair_stays_while_the_chair_is_away(place: Place, case: CaseFile) -> None:
    build.away(place.chair)
    with pytest.raises(Refused, match="Nobody who can decide would be left"):
        back(case, place.acting_chair)


def test_who_is_neither_officer_nor_chair_steps_back_while_nobody_can_decide(place: Place, case: CaseFile) -> None:
    build.away(place.chair)
    place.acting_chair.memberships.update(until=timezone.localdate())
    back(case, place.member)
    assert case not in CaseFile.objects.visible_to(fresh(place.member))
    propose.run(Bar(casefile=case), place.officer, email=place.second_member.email, reason="Managed those involved.")
    assert case not in CaseFile.objects.visible_to(fresh(place.second_member))


def test_a_chair_who_is_away_steps_back_after_somebody_who_can_decide_is_there(place: Place, case: CaseFile) -> None:
    build.away(place.chair)
    place.acting_chair.memberships.update(until=timezone.localdate())
    with pytest.raises(Refused, match="Nobody who can decide would be left"):
        back(case, place.chair)


def test_when_the_chair_steps_back_the_acting_chair_decides_that_case_and_no_other(place: Place) -> None:
    mine, other = place.recommended(), place.recommended(label="Child L")
    back(mine.casefile, place.chair)
    for refused, person in ((mine, fresh(place.chair)), (other, fresh(place.acting_chair))):
        with pytest.raises(PermissionRefused):
            considerations.decide.run(refused, person, **decision())
    decided = considerations.decide.run(mine, fresh(place.acting_chair), **decision())
    assert decided.status == "decided"


def test_the_acting_chair_is_offered_peer_challenge(place: Place, case: CaseFile, client: Client) -> None:
    back(case, place.chair)
    client.force_login(place.acting_chair)
    shown = client.get(reverse("case", args=[case.public_id])).content.decode()
    assert "peer challenge" in shown
    assert "Judith" not in shown


def test_a_senior_officer_steps_back_too_and_the_agency_does_not_read_why(place: Place, case: CaseFile) -> None:
    senior, colleague = build.member(Role.SENIOR, place.police), build.member(Role.SENIOR, place.police)
    client = Client()
    client.force_login(senior)
    path = reverse("scr_portal:bar_step_back", args=[case.public_id])
    assert "Step back from this case" in client.get(reverse("case", args=[case.public_id])).content.decode()
    done = client.post(path, {"reason": WHY, "once": "abcdefgh12345678"}, follow=True)
    assert "You stepped back from this case" in done.content.decode()
    assert client.get(reverse("case", args=[case.public_id])).status_code == 404
    assert not Bar.objects.visible_to(colleague).exists()
    assert own_bar(case, grants(colleague)).agency == place.police


def test_who_stepped_back_may_read_it_and_not_lift_it(place: Place, case: CaseFile, client: Client) -> None:
    bar = back(case, place.chair)
    client.force_login(place.chair)
    page = client.get(reverse("scr_portal:bar", args=[bar.public_id])).content.decode()
    assert WHY in page
    assert case.label not in page
    with pytest.raises(PermissionRefused):
        lift.run(bar, fresh(place.chair), why_lifted="I changed my mind.")
    assert lift.run(bar, fresh(place.acting_chair), why_lifted="A mistake of person.").status == "lifted"
    assert case in CaseFile.objects.visible_to(fresh(place.chair))


def test_the_words_are_right_for_the_chair_as_for_everybody_else(place: Place, case: CaseFile, client: Client) -> None:
    path = reverse("scr_portal:bar_step_back", args=[case.public_id])
    lets_back = "The LSCB officer and the {0} are told. Only the {0} can let you back."
    for person, rules, other in (
        (place.member, "LSCB chair", "acting chair"),
        (place.chair, "acting chair", "LSCB chair"),
    ):
        client.force_login(person)
        shown = client.get(path).content.decode()
        assert lets_back.format(rules) in shown
        assert lets_back.format(other) not in shown
        assert ("The acting chair decides on this case from now on" in shown) is (person == place.chair)


def test_who_decides_stands_on_the_case_until_it_is_closed(place: Place, case: CaseFile, client: Client) -> None:
    back(case, place.chair)
    client.force_login(place.acting_chair)
    acts, page = "The acting chair decides on this case", reverse("case", args=[case.public_id])
    assert acts in client.get(page).content.decode()
    set_state(case, "Decided: no review", is_open=False)
    assert acts not in client.get(page).content.decode()


def test_a_chair_for_whom_a_bar_is_proposed_is_told_who_decides(place: Place, case: CaseFile, client: Client) -> None:
    bar = propose.run(Bar(casefile=case), place.officer, email=place.chair.email, reason="Knows the family.")
    client.force_login(place.chair)
    page = reverse("scr_portal:bar", args=[bar.public_id])
    assert "unless the acting chair says otherwise" in client.get(page).content.decode()
    confirm.run(bar, fresh(place.acting_chair))
    assert "The acting chair confirmed that you have no part in this case." in client.get(page).content.decode()
    said = " ".join(Message.objects.filter(user=place.chair).values_list("body", flat=True))
    assert "The acting chair decides what follows." in said
    assert "until the acting chair says otherwise." in said
    propose.run(Bar(casefile=case), place.officer, email=place.member.email, reason="Knows the family.")
    assert Message.objects.filter(user=place.member, body__contains="The LSCB chair decides what follows.").exists()
