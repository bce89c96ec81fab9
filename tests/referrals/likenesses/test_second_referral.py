"""A likely second referral: shown to the officer before and after it is received; moved, or dismissed."""

import pytest
from django.test import Client
from django.urls import reverse

from referrals.likenesses.models import Likeness
from referrals.likenesses.transitions import dismiss
from referrals.referrals.models import Referral
from scr_portal.access import forget, grants
from scr_portal.accounts import Board, User
from scr_portal.audit import Event, broken
from scr_portal.bars.transitions import step_back
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from scr_portal.waiting import waiting
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.referrals.test_receive import at, fill, send

pytestmark = pytest.mark.django_db
SAME = [{"name": "Tamsyn Applegarth", "born_on": None, "died_on": days_ago(12)}]
LOOK = "Look at a likely second referral of the same incident"


@pytest.fixture
def place() -> Place:
    return Place()


def waits_for(person: User) -> list[str]:
    """The lines of somebody's home page."""
    forget([person])
    return [one.words for one in waiting(grants(person))]


def case_page(client: Client, person: User, referral: Referral) -> str:
    """The case of a referral as this person sees it."""
    forget([person])
    client.force_login(person)
    return client.get(reverse("case", args=[referral.casefile.public_id])).content.decode()


def test_it_is_found_and_shown_to_the_officers_of_the_board_alone(place: Place, client: Client) -> None:
    first = place.receive()
    second = place.receive(label="Child L", children=SAME)
    assert Likeness.objects.get().other == first.casefile
    shown = case_page(client, place.officer, second)
    assert "may be a second referral" in shown
    look = client.get(reverse("referrals:likeness_dismiss", args=[Likeness.objects.get().public_id])).content.decode()
    assert first.casefile.reference in look
    assert f"/merge/?reference={first.casefile.reference}" in look
    assert LOOK in waits_for(place.officer)
    for person in (place.chair, place.member):
        assert not Likeness.objects.visible_to(person).exists()
        assert "may be a second referral" not in case_page(client, person, second)
        assert LOOK not in waits_for(person)


def test_another_child_and_another_board_are_not_compared(place: Place) -> None:
    place.receive()
    place.receive(label="Child M", children=[{"name": "Rory Pemberton"}])
    Place().receive(label="Child L", children=SAME)
    assert not Likeness.objects.exists()


def test_of_many_that_are_alike_those_for_which_most_speaks_are_kept(place: Place) -> None:
    same = [{"name": "Tamsyn Applegarth", "born_on": days_ago(900)}]
    oldest = place.receive(children=same)
    for number in range(10):
        place.receive(label=f"Child L{number}", children=[{"name": "Tamsyn Applegarth"}])
    newest = place.receive(label="Child M", children=same)
    found = Likeness.objects.filter(casefile=newest.casefile)
    assert found.count() == 10
    assert found.filter(other=oldest.casefile).exists()


def test_two_days_that_are_the_same_are_enough_and_both_children_are_shown(place: Place, client: Client) -> None:
    born = days_ago(900)
    first = place.receive(children=[{"name": "Reece Askwith", "born_on": born}])
    second = place.receive(label="Child L", children=[{"name": "Baby Pemberton", "born_on": born}])
    likeness = Likeness.objects.get()
    assert (likeness.casefile, likeness.other) == (second.casefile, first.casefile)
    client.force_login(place.officer)
    shown = client.get(reverse("referrals:likeness_dismiss", args=[likeness.public_id])).content.decode()
    assert "of the same date of birth, whose death or incident was on the same day" in shown
    for said in (f"Reece Askwith, born {day_words(born)}", f"Baby Pemberton, born {day_words(born)}"):
        assert f"{said}, incident {day_words(days_ago(12))}" in shown


def test_of_several_children_the_one_for_whom_most_speaks_is_shown(place: Place, client: Client) -> None:
    born = days_ago(900)
    brother, sister = {"name": "Llŷr Prydderch", "born_on": born}, {"name": "Seren Prydderch"}
    place.receive(children=[brother, sister])
    place.receive(label="Child L", children=[{"name": "Llyr Prytherch", "born_on": born}])
    client.force_login(place.officer)
    shown = client.get(reverse("referrals:likeness_dismiss", args=[Likeness.objects.get().public_id])).content.decode()
    assert "a child of a like name, and of the same date of birth" in shown
    assert f"Llŷr Prydderch, born {day_words(born)}" in shown


def test_a_case_that_is_closed_to_the_officer_is_found_and_not_shown(place: Place, client: Client) -> None:
    first = place.receive()
    second_officer = build.member(Role.OFFICER, place.board)
    step_back.run(Bar(casefile=first.casefile), place.officer, reason="I know the family.")
    forget([place.officer])
    second = place.receive(label="Child L", children=SAME)
    assert "may be a second referral" not in case_page(client, place.officer, second)
    assert LOOK not in waits_for(place.officer)
    assert "may be a second referral" in case_page(client, second_officer, second)


def test_who_may_not_open_both_cannot_say_that_they_are_two(place: Place) -> None:
    first = place.receive()
    place.receive(label="Child L", children=SAME)
    build.member(Role.OFFICER, place.board)
    step_back.run(Bar(casefile=first.casefile), place.officer, reason="I know the family.")
    forget([place.officer])
    with pytest.raises(Refused, match="not open to you"):
        dismiss.run(Likeness.objects.get(), place.officer, why_dismissed="Cousins.")
    assert Likeness.objects.get().status == "found"


def test_it_is_dismissed_with_a_reason_and_asked_no_more(place: Place, client: Client) -> None:
    place.receive()
    second = place.receive(label="Child L", children=SAME)
    with pytest.raises(PermissionRefused):
        dismiss.run(Likeness.objects.get(), place.chair, why_dismissed="?")
    client.force_login(place.officer)
    address = reverse("referrals:likeness_dismiss", args=[Likeness.objects.get().public_id])
    assert "a child who died on the same day" in client.get(address).content.decode()
    assert client.post(address, {"why_dismissed": "", "version": "1"}).status_code == 422
    assert client.post(address, {"why_dismissed": "Cousins.", "version": "1"}).status_code == 302
    assert "may be a second referral" not in case_page(client, place.officer, second)
    assert LOOK not in waits_for(place.officer)
    event = Event.objects.get(kind="likeness.dismiss")
    assert "Applegarth" not in event.sentence
    assert broken(second.casefile) == []


def received(client: Client, **more: str) -> tuple[int, str]:
    """What comes of the form, filled in about the same child."""
    answer = send(client, **more)
    return answer.status_code, answer.content.decode()


def test_before_it_is_received_the_officer_is_asked(place: Place, client: Client) -> None:
    first = place.receive()
    client.force_login(place.officer)
    fill(client, label="Child L")
    checked = client.get(at("check")).content.decode()
    assert f"Add it to {first.casefile.reference}" in checked
    assert f": Tamsin Applegarth, died {day_words(days_ago(12))}" in checked
    status, shown = received(client)
    assert status == 409
    assert f"Add it to {first.casefile.reference}" in shown
    assert "Robin Carter" in shown
    assert CaseFile.objects.count() == 1
    assert received(client, looked="1")[0] == 302
    assert CaseFile.objects.count() == 2


def test_what_was_typed_goes_on_as_a_further_referral(place: Place, client: Client) -> None:
    first = place.receive()
    client.force_login(place.officer)
    fill(client, label="Child L", **{"children-0-address": "3 Quay Street", "why_wanted": "Two agencies knew."})
    answer = send(client, **{"go-on": first.casefile.public_id})
    assert answer.status_code == 302
    link = answer["Location"]
    assert link == reverse("referrals:referral_link", args=[first.casefile.public_id])
    further = client.get(link).content.decode()
    assert "Robin Carter" in further
    for words in ("Tamsin Applegarth", "3 Quay Street", "Two agencies knew."):
        assert words in further
    assert CaseFile.objects.count() == 1
    fill(client, label="Child L")
    again = send(client, **{"go-on": first.casefile.public_id})
    assert again.status_code == 422
    assert "Send or discard it first" in again.content.decode()


def test_nothing_goes_on_in_a_case_of_another_board(place: Place, client: Client) -> None:
    elsewhere = Place().receive()
    client.force_login(place.officer)
    fill(client)
    assert send(client, **{"go-on": elsewhere.casefile.public_id}).status_code == 404
    assert Board.objects.count() == 2
