"""The home page says what waits for its reader, and says it no more once the step is taken."""

from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import reverse

from scr_portal.access import forget, grants
from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.waiting import waiting
from tests.lifecycle.inputs import Step
from tests.lifecycle.path import Walk
from tests.world import ASHBY, BEGINS, ELMTON, World

WAITED_FOR = {
    "review.approve_terms", "appointment.declare", "appointment.confirm", "imr.name_author", "imr.hand_in", "imr.sign",
    "imr.submit", "imr.accept", "overview.circulate", "overview.sign_off", "recommendation.adopt", "action.agree",
    "review.accept", "publication.check", "publication.approve", "publication.publish",
    "publication.notify", "publication.confirm",
}  # fmt: skip
NOT_IN = {ASHBY: {"publication.confirm"}, ELMTON: {"publication.notify"}}
"""No edition has both."""


@dataclass
class Watched(Walk):
    """A walk on which everybody looks at the home page before and after each step."""

    foreseen: set[str] = field(default_factory=set)

    def _takes(self, step: Step, row: CaseRecord, person: User) -> bool:
        if step.name not in WAITED_FOR or not step.allowed(row, grants(person)):
            return super()._takes(step, row, person)
        before = self._lines(person)
        took = super()._takes(step, row, person)
        if took and before - self._lines(person):
            self.foreseen.add(step.name)
        return took

    def _lines(self, person: User) -> set[tuple[str, str]]:
        forget([person])
        return {(one.words, one.url) for one in waiting(grants(person)) if one.casefile == self.casefile}


@pytest.mark.parametrize("board", NOT_IN)
def test_what_only_one_person_can_do_waits_for_that_person(world: World, board: str) -> None:
    world.clock.move_to(BEGINS[board])
    others = NOT_IN.keys() - {board}
    people = [one for one in world.people if not any(f"@{other.lower()}." in one.email for other in others)]
    walk = Watched(world.board(board), [*people, User.objects.system()], world.clock)
    walk.to("published")
    assert WAITED_FOR - NOT_IN[board] - walk.foreseen == set()


def test_each_line_leads_to_a_page(world: World, client: Client) -> None:
    lines = 0
    for person in world.people:
        for one in waiting(grants(person)):
            client.force_login(person)
            assert one.casefile.reference in client.get(reverse("home")).content.decode()
            assert client.get(one.url).status_code == 200
            lines += 1
    assert lines
