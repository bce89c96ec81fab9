"""A telephone call that was noted for the wrong agency or day stays, struck through, and chased nobody."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.audit import Event
from scr_portal.chases.models import Chase
from scr_portal.chases.transitions import note_call, send
from scr_portal.chases.voids import void
from scr_portal.clocks import day_words
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.documents.conftest import store
from tests.panels.conftest import Scene, scene
from tests.panels.grid.test_grid import late

__all__ = ["scene", "store"]

WHY = "It was the other force."


def noted(scene: Scene, by: User) -> Chase:
    said: dict[str, Any] = {"whom": "The duty sergeant", "what": "They look for it", "called_on": timezone.localdate()}
    return note_call.run(Chase(casefile=scene.review.casefile), by, agency=scene.police, **said)


def shown(person: User, page: str) -> str:
    client = Client()
    client.force_login(person)
    return " ".join(client.get(page).content.decode().split())


def last_chased(grid: str) -> str:
    (cell,) = re.findall(r'data-label="Last chased">(.*?)</td>', grid)
    return str(cell)


def test_it_is_struck_through_on_the_page_and_the_agency_counts_as_not_chased(scene: Scene) -> None:
    scene.asked()
    call, case = noted(scene, scene.officer), scene.review.casefile
    grid, day = reverse("panels:grid", args=[case.public_id]), day_words(timezone.localdate())
    assert f"Telephone, {day} (today)" in last_chased(shown(scene.officer, grid))
    client = Client()
    client.force_login(scene.officer)
    page = reverse("scr_portal:chase_void", args=[call.public_id])
    assert f'href="{page}"' in shown(scene.officer, grid)
    looked = client.post(page, {"because": WHY, "version": "1"})
    assert "No clock moves." in looked.content.decode()
    assert client.post(page, {"because": WHY, "version": "1", "seen": "seen"})["Location"] == grid
    after = shown(scene.panel_chair, grid)
    assert last_chased(after).startswith("Not yet")
    assert f"<s>Telephone, {day}, by {scene.officer.name}</s>" in after
    assert f"Void since {day}, {scene.officer.name}: {WHY}" in after
    assert "The duty sergeant" not in after
    assert page not in after


def test_the_case_page_and_the_timeline_say_who_voided_it_and_why(scene: Scene) -> None:
    scene.asked()
    void.run(noted(scene, scene.officer), scene.panel_chair, because=WHY)
    case = shown(scene.officer, reverse("case", args=[scene.review.casefile.public_id]))
    day = day_words(timezone.localdate())
    assert f"<s>Telephone, {day}</s>" in case
    assert WHY in case
    timeline = shown(scene.officer, f"{reverse('case_timeline', args=[scene.review.casefile.public_id])}?kind=chase")
    said = f"{scene.panel_chair.name} voided what was recorded by mistake: Telephone, {day}"
    assert said in timeline
    assert timeline.index(said) < timeline.index("noted a telephone call to")


def test_the_chase_before_it_is_the_last_one_again_and_the_next_tier_stays(scene: Scene) -> None:
    case = scene.review.casefile
    late(scene, 3)
    grid, home = reverse("panels:grid", args=[case.public_id]), reverse("home")
    send.run(Chase(casefile=case), scene.officer, agency=scene.police, tier="people", what="The IMR")
    wrong = noted(scene, scene.officer)
    assert "Telephone, " in last_chased(shown(scene.officer, grid))
    assert "Telephone, " in shown(scene.officer, home)
    void.run(wrong, scene.officer, because=WHY)
    assert "E-mail, " in last_chased(shown(scene.officer, grid))
    assert "Chase its chief officer" in last_chased(shown(scene.officer, grid))
    assert "Telephone, " not in shown(scene.officer, home)


def test_only_who_may_note_calls_and_only_a_call(scene: Scene) -> None:
    call = noted(scene, scene.panel_chair)
    for person in (scene.senior, scene.member, build.member(Role.SUBCOMMITTEE, scene.review.casefile.board)):
        with pytest.raises(PermissionRefused):
            void.run(call, person, because=WHY)
    mail = send.run(Chase(casefile=call.casefile), scene.officer, agency=scene.police, tier="people", what="The IMR")
    with pytest.raises(Refused, match="the agency was written to"):
        void.run(mail, scene.officer, because=WHY)
    assert not Event.objects.filter(kind="chase.void").exists()
    chair = build.member(Role.CHAIR, call.casefile.board)
    gone = void.run(call, chair, because=WHY)
    with pytest.raises(Refused, match="void"):
        void.run(gone, chair, because=WHY)
