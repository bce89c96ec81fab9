"""What the case page fetches in one question is what the walls let through, for everybody of two boards."""

from scr_portal.access import grants
from scr_portal.shelf import Shelf
from tests.world import ELMTON, World


def test_everybody_finds_on_it_what_the_walls_let_through_and_nothing_else(world: World) -> None:
    cases = [world.case("published"), world.case("submitted"), world.case("submitted", ELMTON)]
    readers = [(person, case) for person in world.people for case in cases if case.pk in grants(person).casefile_ids()]
    assert len({role for person, case in readers for role in grants(person).roles_on(case.pk)}) >= 10
    for person, case in readers:
        shelf = Shelf(case, person)
        for model in shelf.models():
            seen = model._default_manager.visible_to(person).filter(casefile=case).order_by("pk")
            assert [row.pk for row in shelf.rows(model)] == list(seen.values_list("pk", flat=True)), (person, model)
