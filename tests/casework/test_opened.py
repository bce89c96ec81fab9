"""Who has opened a case, in words, by person, kind and day; and that searches are noted without their words."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from scr_portal import audit
from scr_portal.audit import Access
from tests.panels.conftest import Scene
from tests.quarantines.conftest import Found, found, lock, scene, store
from tests.reviews.team import Team

__all__ = ["found", "scene", "store"]

pytestmark = pytest.mark.django_db


def page(client: Client, team: Team, **chosen: str) -> str:
    """The page as the chair reads it."""
    client.force_login(team.chair)
    return client.get(reverse("case_opened", args=[team.review.casefile.public_id]), chosen).content.decode()


def lines_of(html: str) -> str:
    """The rows of the table, without the filter above it."""
    return html.partition("<tbody")[2].partition("</tbody")[0]


def test_it_says_what_was_opened_in_words(client: Client) -> None:
    team = Team()
    client.force_login(team.chair)
    case = team.review.casefile.public_id
    client.get(reverse("case_dates", args=[case]))
    client.get(reverse("reviews:review_extend", args=[team.review.public_id]))
    client.get(reverse("referrals:peerchallenge_ask", args=[case]))
    rows = lines_of(page(client, team))
    assert "Opened: Dates" in rows
    assert "Opened: Review" in rows
    assert "Opened: Peer challenge: ask" in rows
    assert case not in rows


PAGES = {
    "case_opened": "Who has opened this", "scr_portal:case_notices": "People told and not told",
    "scr_portal:case_letter_book": "Letter book",
    "scr_portal:people": "People of the case", "scr_portal:bars": "Who has no part in this case",
    "scr_portal:case_partners": "Sent to partner boards", "panels:grid": "What agencies owe",
    "panels:plan": "Plan, counted back",
    "panels:appointments": "SCR panel and appointments", "panels:chronology_integrated": "Integrated chronology",
}  # fmt: skip


def test_a_page_is_called_as_it_calls_itself(client: Client) -> None:
    team = Team()
    client.force_login(team.chair)
    for name, words in PAGES.items():
        shown = client.get(reverse(name, args=[team.review.casefile.public_id])).content.decode()
        assert f">{words}</h1>" in shown, name
        assert f"Opened: {words}<" in lines_of(page(client, team)), name


def test_a_file_is_named_to_who_may_open_it_with_the_page_that_was_seen(client: Client, found: Found) -> None:
    client.force_login(found.scene.panel_chair)
    picture, file = (f"/documents/{found.document.public_id}/{way}/" for way in ("pages/1", "file"))
    assert [client.get(way).status_code for way in (picture, file)] == [200, 200]
    client.force_login(found.chair)
    opened = reverse("case_opened", args=[found.casefile.public_id])
    rows = lines_of(client.get(opened).content.decode())
    title = found.document.title
    kept = date_format(timezone.localtime(found.document.kept_at), "j F Y, H:i")
    for part in ("page 1", "downloaded"):
        assert f"Opened a document: {title} (PDF), {kept}, {part}<" in rows
    lock(found.document, found.scene.panel_chair)
    rows = lines_of(client.get(opened).content.decode())
    which = f"Individual management review, PDF, kept on {kept}: locked away"
    for part in ("page 1", "downloaded"):
        assert f"Opened a document: {which}, {part}<" in rows
    assert title not in rows


def test_of_a_file_that_was_locked_away_while_it_was_its_agencys_own_nothing_is_told(
    client: Client, scene: Scene
) -> None:
    imr = scene.handed_in()
    assert imr.document
    client.force_login(scene.senior)
    assert client.get(f"/documents/{imr.document.public_id}/file/").status_code == 200
    lock(imr.document, scene.senior)
    client.force_login(scene.officer)
    rows = lines_of(client.get(reverse("case_opened", args=[imr.casefile.public_id])).content.decode())
    assert "A file that is not open to you, downloaded<" in rows
    assert "Individual management review, PDF" not in rows


def test_people_of_one_name_are_told_apart_and_who_is_not_signed_in_is_nobody(client: Client) -> None:
    team = Team()
    audit.opened(None, Access.Kind.REFUSAL, casefile_id=team.review.casefile_id, about="404 case_dates")
    rows = lines_of(page(client, team) and page(client, team))
    assert f">{team.chair}, {team.chair.email}<" in rows
    assert ">Nobody known<" in rows


def test_it_can_be_narrowed(client: Client) -> None:
    team = Team()
    client.force_login(team.officer)
    client.get(reverse("case_dates", args=[team.review.casefile.public_id]))
    only = lines_of(page(client, team, who=team.officer.email.upper()))
    assert str(team.officer) in only
    assert str(team.chair) not in only
    assert "Dates" not in lines_of(page(client, team, kind="document"))
    past, since = ({f"{end}-day": "1", f"{end}-month": "1", f"{end}-year": "2000"} for end in ("until", "since"))
    assert "Dates" not in lines_of(page(client, team, **past))
    assert "Dates" in lines_of(page(client, team, **since))


@pytest.mark.parametrize("chosen", [{"who": "x"}, {"since-day": "99"}, {"kind": "sign_in"}, {"who": "%00"}])
def test_a_filter_that_makes_no_sense_shows_everything(client: Client, chosen: dict[str, str]) -> None:
    team = Team()
    assert str(team.chair) in lines_of(page(client, team) and page(client, team, **chosen))


def test_a_search_is_noted_without_its_words(client: Client) -> None:
    team = Team()
    client.force_login(team.officer)
    client.get(reverse("cases"), {"words": "Kowalski"})
    noted = Access.objects.get(user=team.officer, kind="search")
    assert noted.about == "cases"
    assert not Access.objects.filter(about__icontains="kowalski").exists()


def test_a_list_that_is_not_searched_is_not_noted(client: Client) -> None:
    team = Team()
    client.force_login(team.officer)
    client.get(reverse("cases"))
    assert not Access.objects.filter(kind="search").exists()
