"""What somebody typed stands in the long tables as it was typed, and never becomes markup."""

import pytest
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from scr_portal.accounts import Agency, Board
from scr_portal.audit import Event
from scr_portal.roles import Role
from tests.world import ASHBY, World

TYPED, SHOWN = "Ash & <i>Elm</i>", "Ash &amp; &lt;i&gt;Elm&lt;/i&gt;"
"""A name with markup in it, and how a page writes it."""
OF_A_CASE = ("case", "case_dates", "case_timeline", "panels:grid")


def test_the_name_of_an_agency_is_no_markup(world: World, client: Client) -> None:
    Agency.objects.update(name=Concat(Value(f"{TYPED} "), Cast("pk", CharField())))
    case = world.case("submitted")
    pages = [reverse("home"), reverse("cases"), *(reverse(page, args=[case.public_id]) for page in OF_A_CASE)]
    client.force_login(world.member(Role.OFFICER))
    for page in pages:
        assert _says(client, page), page


@pytest.mark.parametrize("order", ["", "?order=oldest"])
def test_the_name_of_a_board_is_no_markup(world: World, client: Client, order: str) -> None:
    Board.objects.filter(pk=world.board(ASHBY).pk).update(name=TYPED)
    client.force_login(world.member(Role.NATIONAL_PANEL, "body"))
    rows = client.get(reverse("scr_portal:queue") + order).content.decode().partition("<tbody")[2]
    assert SHOWN in rows
    assert TYPED not in rows


def test_whose_step_it_was_stands_apart_from_what_happened(world: World, client: Client) -> None:
    case, officer = world.case("submitted"), world.member(Role.OFFICER)
    client.force_login(officer)
    words = strip_tags(client.get(reverse("case_timeline", args=[case.public_id])).content.decode())
    seen = Event.objects.visible_to(officer, case).exclude(agency=None).select_related("agency")
    assert seen
    assert all(f"{one.sentence} {one.agency}" in words for one in list(seen)[:3])


def _says(client: Client, page: str) -> bool:
    said = client.get(page).content.decode()
    assert TYPED not in said, page
    return SHOWN in said
