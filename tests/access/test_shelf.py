"""What pages fetch in questions written once is what the walls let through, for everybody of two boards."""

from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.http import Http404

from scr_portal.access import grants
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.deadlines import DATED_FIRST, Deadline
from scr_portal.pages.finding import find
from scr_portal.roles import Role
from scr_portal.shelf import Shelf
from tests.world import ASHBY, ELMTON, World


def test_everybody_finds_on_it_what_the_walls_let_through_and_nothing_else(world: World) -> None:
    cases = [world.case("published"), world.case("submitted"), world.case("submitted", ELMTON)]
    readers = [(person, case) for person in world.people for case in cases if case.pk in grants(person).casefile_ids()]
    assert len({role for person, case in readers for role in grants(person).roles_on(case.pk)}) >= 10
    for person, case in readers:
        shelf = Shelf(case, person)
        for model in shelf.models():
            seen = model._default_manager.visible_to(person).filter(casefile=case).order_by("pk")
            assert [row.pk for row in shelf.rows(model)] == list(seen.values_list("pk", flat=True)), (person, model)
        dates = Deadline.objects.visible_to(person).filter(casefile=case).order_by(*DATED_FIRST)
        assert [one.pk for one in shelf.dates()] == list(dates.values_list("pk", flat=True)), person


def test_a_row_found_by_its_address_is_the_row_as_django_reads_it(world: World) -> None:
    places = {Role.OFFICER: ASHBY, Role.SENIOR: ASHBY, Role.NATIONAL_PANEL: "body"}
    readers = [world.member(role, place) for role, place in places.items()]
    seen = set()
    models: list[Any] = [CaseFile, *(one for one in apps.get_models() if issubclass(one, CaseRecord))]
    for model in models:
        for person in readers:
            rows = model.everything if issubclass(model, CaseRecord) else model.objects
            row = rows.visible_to(person).last()
            if row is None:
                continue
            found: Any = find(model, person, row.public_id)
            assert _columns(found) == _columns(row), model
            for beside in ("casefile", "agency"):
                assert getattr(found, beside, None) == getattr(row, beside, None), model
            seen.add((model, person))
    assert len({model for model, _ in seen}) >= 25
    assert len({person for _, person in seen}) == 3


def test_what_is_there_and_what_is_not_are_not_found_alike(world: World) -> None:
    person, case = world.member(Role.OFFICER), world.case("submitted", ELMTON)
    for public_id in (case.public_id, "a" * 16, "", "'; --", "{-2,-3}", "public_id_of_no_row"):
        with pytest.raises(Http404):
            find(CaseFile, person, public_id)


def _columns(row: Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
