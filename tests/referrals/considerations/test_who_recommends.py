"""Who recommends is a setting of the board: its own words stand on every page, and the members do the same."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.considerations import chairing, transitions
from referrals.considerations.consequences import told_at_once
from referrals.considerations.models import Consideration, Dissent
from referrals.dissents import transitions as dissents
from referrals.packs.gathering import page as papers
from scr_portal.accounts import Board, Membership
from scr_portal.guidance import editions
from scr_portal.roles import Role
from tests import build
from tests.referrals.case import Place, advice, days_ago
from tests.referrals.dissents.test_record import new
from tests.referrals.meetings.sitting import attended, meeting, put

pytestmark = pytest.mark.django_db
WITH_THE_RULE = [slug for slug, one in editions().items() if "7.2" in one.tests]


def of_an_scr_panel() -> Place:
    """A board on which a standing SCR panel recommends."""
    board = build.board()
    Board.objects.filter(pk=board.pk).update(recommender=Board.Recommender.SCR_PANEL)
    board.refresh_from_db()
    return Place(board)


def test_where_a_standing_scr_panel_recommends_every_page_calls_it_so(client: Client) -> None:
    place = of_an_scr_panel()
    case, held = place.consideration(), meeting(place)
    item = put(case, place, held)
    addresses = (
        "/home/", "/meetings/", f"/meetings/{held.public_id}/", f"/agenda/{item.public_id}/",
        f"/cases/{case.casefile.public_id}/", f"/considerations/{case.public_id}/",
    )  # fmt: skip
    for person, more in (
        (place.officer, (f"/boards/{place.board.public_id}/",)),
        (place.member, (f"/considerations/{case.public_id}/recommend/",)),
        (place.chair, (f"/considerations/{case.public_id}/decide/",)),
    ):
        client.force_login(person)
        shown = [client.get(one).content.decode() for one in (*addresses, *more)]
        said = "".join(shown).replace("Standing sub-committee member", "")  # names of the people of this test
        assert "tanding SCR panel" in said
        assert "sub-committee" not in said
    for words in (papers(item), told_at_once(place.board)):
        assert "standing SCR panel" in words
        assert "sub-committee" not in words.replace("Standing sub-committee member", "")
    held_by = Membership.objects.select_related("board").get(user=place.member)
    assert held_by.role_called == "Standing SCR panel member"


def test_its_members_recommend_and_dissent_and_nobody_else_does(client: Client) -> None:
    place = of_an_scr_panel()
    case = place.recommended()
    dissents.record.run(new(case), place.second_member, position="none", reason="No concern.")
    assert Dissent.objects.get().member == place.second_member
    client.force_login(place.officer)
    other = place.consideration(label="Child L")
    assert client.get(f"/considerations/{other.public_id}/recommend/").status_code == 403


def of_edition(slug: str, place: Place) -> tuple[Consideration, dict[str, Any]]:
    """A round under an edition, and a recommendation of its first days."""
    start = editions()[slug].in_force_from + timedelta(days=3)
    days = dict.fromkeys(("incident_on", "attention_on", "notified_on", "received_on"), start)
    case = place.consideration(**days, children=[{"name": "Tamsin Applegarth"}])
    return case, advice(case) | {"recommended_on": start}


def test_the_editions_of_2010_have_the_rule() -> None:
    assert WITH_THE_RULE == ["wt2010", "wt2010j"]


@pytest.mark.parametrize("slug", WITH_THE_RULE)
@pytest.mark.parametrize(
    ("said", "warns"), [("no", "is not independent"), ("unknown", "is not known"), ("", "is not known"), ("yes", "")]
)
def test_in_2010_the_chair_is_warned_unless_who_chaired_it_is_independent(
    client: Client, slug: str, said: str, warns: str
) -> None:
    place = Place()
    case, given = of_edition(slug, place)
    made = transitions.recommend.run(case, place.member, **given, chaired_independently=said)
    client.force_login(place.chair)
    shown = client.get(f"/considerations/{made.public_id}/decide/").content.decode()
    assert ("Warning: who chaired it" in shown) is bool(warns)
    assert warns in shown


@pytest.mark.parametrize("slug", [slug for slug in editions() if slug not in WITH_THE_RULE])
def test_under_other_editions_nothing_is_asked_or_kept(client: Client, slug: str) -> None:
    place = Place()
    case, given = of_edition(slug, place)
    client.force_login(place.member)
    assert "chaired_independently" not in client.get(f"/considerations/{case.public_id}/recommend/").content.decode()
    made = transitions.recommend.run(case, place.member, **given, chaired_independently="no")
    assert (made.chaired_independently, chairing.warning(made)) == ("", "")


def test_the_form_asks_it_and_takes_no_yes_of_who_works_for_a_member_agency(client: Client) -> None:
    place = Place()
    case = place.consideration()
    edition = editions()["wt2010"]
    case.casefile.edition_slug = edition.slug
    with build.told(case.casefile):
        case.casefile.save()
    held = meeting(place)
    put(case, place, held)
    attended(place, held, place.member, place.second_member)
    client.force_login(place.member)
    assert 'name="chaired_independently"' in client.get(f"/considerations/{case.public_id}/recommend/").content.decode()
    build.holds(user=place.member, role=Role.SENIOR, agency=place.police)
    case.refresh_from_db()
    given = advice(case) | {"recommended_on": days_ago(0), "chaired_independently": "yes"}
    with pytest.raises(ValidationError, match="a member of the LSCB: select No"):
        transitions.recommend.run(case, place.member, **given)
    assert transitions.recommend.run(case, place.member, **given | {"chaired_independently": "no"}).reasons


def test_an_independent_lscb_chair_may_chair_it() -> None:
    place = Place()
    build.holds(user=place.chair, role=Role.SENIOR, agency=place.police)
    assert chairing.works_for(place.chair, place.board, days_ago(0)) == place.police
    place.board.chair_is_independent = True
    assert chairing.works_for(place.chair, place.board, days_ago(0)) is None
    assert chairing.works_for(place.member, place.board, days_ago(0)) is None
