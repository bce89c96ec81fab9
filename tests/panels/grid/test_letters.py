"""The letter of the LSCB chair about what is late: the chair's own, laid out and sent like any other, and a chase."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.models import Imr
from referrals.models import AgencyInvolvement, Decision
from scr_portal.accounts import User
from scr_portal.casefiles import CaseAgency, CaseFile
from scr_portal.chases.models import Chase
from scr_portal.clocks import day_words
from scr_portal.letters import making, transitions
from scr_portal.letters.drafting import proposed
from scr_portal.letters.models import Letter
from scr_portal.letters.voids import void
from scr_portal.roles import Role
from tests import build
from tests.documents.conftest import store
from tests.panels.conftest import Scene, scene

__all__ = ["scene", "store"]


@pytest.fixture
def chair(scene: Scene) -> User:
    """Who chairs the LSCB, when the police have been asked for an IMR."""
    scene.asked()
    return build.member(Role.CHAIR, scene.review.casefile.board)


def offered(case: CaseFile, by: User) -> list[str]:
    """The letters about what is late that somebody may begin."""
    return [key for key in proposed(case, User.objects.get(pk=by.pk)) if key.startswith("late:")]


def begun(scene: Scene, chair: User) -> Letter:
    """To the police."""
    case = scene.review.casefile
    return transitions.compose.run(Letter(casefile=case), chair, choice=f"late:{scene.police.public_id}")


def laid_out(letter: Letter, by: User) -> Letter:
    """With a day in the place of the gap, finished, and its PDF made."""
    text = letter.text.replace("[day]", "3 March 2014")
    letter = transitions.revise.run(letter, by, to=letter.to, address=letter.address, text=text)
    letter = transitions.finish.run(letter, by)
    making.make(letter.pk)
    return Letter.objects.get(pk=letter.pk)


def test_only_the_chair_is_offered_it_and_it_says_what_is_late(scene: Scene, chair: User) -> None:
    case = scene.review.casefile
    with time_machine.travel(timezone.now() + timedelta(days=200)):
        assert offered(case, scene.officer) == []
        assert f"late:{scene.police.public_id}" in offered(case, chair)
        letter = begun(scene, chair)
    due_on = Imr.objects.get(casefile=case).due_on
    assert f"- your individual management review, due on {day_words(due_on)}" in letter.text
    assert not [word for word in ("ago", "days", "IMR") if word in letter.text]
    assert letter.text.endswith(f"{chair.name}\nLSCB chair\n{case.board}")
    assert "[day]" in letter.text


def test_the_acting_chair_writes_and_signs_as_such(scene: Scene, chair: User) -> None:
    acting = build.member(Role.ACTING_CHAIR, scene.review.casefile.board)
    build.away(chair)
    letter = begun(scene, acting)
    assert f"\n\nI write to you as the acting chair of {scene.review.casefile.board}. " in letter.text
    assert f"{acting.name}\nActing LSCB chair\n" in letter.text


def test_who_decided_writes_i_and_somebody_who_came_after_them_does_not(scene: Scene, chair: User) -> None:
    assert "I decided that a serious case review will be held." in begun(scene, chair).text
    with build.told(scene.review.casefile):
        Decision.objects.update(decided_by=build.user("Peter Firth"))
    assert "the chair of the board decided that a serious case review will be held." in begun(scene, chair).text


def test_an_agency_that_owes_nothing_is_sent_none(scene: Scene, chair: User) -> None:
    case, today = scene.review.casefile, timezone.localdate()
    involved = AgencyInvolvement(casefile=case, agency=scene.health, asked_on=today, secured_on=today)
    involved.save()
    to_health = f"late:{scene.health.public_id}"
    assert to_health in offered(case, chair)
    involved.status, involved.returned_on = AgencyInvolvement.Status.RETURNED, today
    involved.save()
    assert to_health not in offered(case, chair)
    case.is_open = False
    case.save()
    assert offered(CaseFile.objects.get(pk=case.pk), chair) == []


def test_once_it_has_gone_it_is_a_chase_with_the_letter(scene: Scene, chair: User, client: Client) -> None:
    letter = laid_out(begun(scene, chair), chair)
    assert not Chase.objects.exists()
    sent_on = timezone.localdate()
    transitions.record_sent.run(letter, scene.officer, route="post", recipient="Them", sent_on=sent_on, proof="GB123")
    chase = Chase.objects.get()
    assert (chase.tier, chase.chased_on, chase.chased_by, chase.letter) == ("chair", sent_on, scene.officer, letter)
    client.force_login(scene.officer)
    case = [scene.review.casefile.public_id]
    grid = client.get(reverse("panels:grid", args=case)).content.decode()
    assert reverse("scr_portal:letter", args=[letter.public_id]) in grid
    book = client.get(reverse("scr_portal:case_letter_book", args=case)).content.decode()
    assert str(letter) in book
    assert "Chased:" not in book
    client.force_login(scene.panel_chair)
    theirs = client.get(reverse("panels:grid", args=case)).content.decode()
    assert "A letter of the LSCB chair to the chief officer" in theirs
    assert reverse("scr_portal:letter", args=[letter.public_id]) not in theirs


def test_sent_by_a_link_and_a_code_it_is_a_chase_too(scene: Scene, chair: User) -> None:
    letter, until = laid_out(begun(scene, chair), chair), timezone.localdate() + timedelta(days=28)
    transitions.send_by_code.run(letter, scene.officer, recipient="Them", address="chief@example.org", expires_on=until)
    assert Chase.objects.get().letter == letter


def test_other_letters_are_no_chase(scene: Scene, chair: User) -> None:
    case = scene.review.casefile
    other = transitions.compose.run(Letter(casefile=case), chair, choice=f"chief:{scene.police.public_id}")
    letter = laid_out(other, chair)
    transitions.record_sent.run(
        letter, chair, route="post", recipient="Them", sent_on=timezone.localdate(), proof="GB123"
    )
    assert not Chase.objects.exists()


def test_sent_in_the_portal_it_is_a_chase_too_though_the_agency_has_left(scene: Scene, chair: User) -> None:
    letter = laid_out(begun(scene, chair), chair)
    CaseAgency.objects.filter(casefile=letter.casefile, agency=scene.police).update(voided_at=timezone.now())
    came_back = transitions.record_sent.run(
        letter, scene.officer, sent_on=timezone.localdate(), route="post", recipient="Them", proof="GB1"
    )
    came_back = transitions.record_returned.run(came_back, scene.officer, returned_on=timezone.localdate(), why="Gone")
    CaseAgency.objects.filter(casefile=letter.casefile, agency=scene.police).update(voided_at=None)
    transitions.send.run(came_back, User.objects.get(pk=scene.officer.pk))
    assert [one.letter for one in Chase.objects.all()] == [letter, letter]


@pytest.mark.parametrize("way", ["void", "call_back"])
def test_a_letter_that_nobody_was_to_have_chased_nobody(scene: Scene, chair: User, client: Client, way: str) -> None:
    letter = laid_out(begun(scene, chair), chair)
    if way == "void":
        letter = transitions.record_sent.run(
            letter, scene.officer, route="post", recipient="Them", sent_on=timezone.localdate(), proof="GB123"
        )
        assert Chase.objects.get().letter == letter
        void.run(letter, scene.officer, because="Another agency is late")
    else:
        letter = transitions.send.run(letter, User.objects.get(pk=scene.officer.pk))
        assert Chase.objects.get().letter == letter
        transitions.call_back.run(letter, scene.officer, why="Another agency is late")
    assert not Chase.objects.exists()
    assert Chase.everything.get().void_because == "Another agency is late"
    client.force_login(scene.officer)
    case = [scene.review.casefile.public_id]
    grid = client.get(reverse("panels:grid", args=case)).content.decode()
    assert "A letter of the LSCB chair to the chief officer" not in grid
    assert "chased nobody: Another agency is late" in client.get(reverse("case", args=case)).content.decode()
