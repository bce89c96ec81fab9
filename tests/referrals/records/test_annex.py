"""The annex to the record of a decision: advice and how it was regarded, returns, attendance; for the office alone."""

import re

import pytest
from django.test import Client

from referrals.agencies import transitions as agencies
from referrals.agencies.models import AgencyInvolvement
from referrals.considerations import transitions as considerations
from referrals.considerations.models import Decision
from referrals.meetings import changing
from referrals.models import Consideration
from referrals.peers import transitions as peers
from referrals.records import queueing
from referrals.records.making import annex_html
from scr_portal.bars.transitions import step_back
from scr_portal.body_requests import transitions as letters
from scr_portal.documents import KEPT_BACK, Document
from scr_portal.people import Bar
from tests.body_requests.conftest import Scene, letter, scene, told
from tests.referrals.case import Place, advice, days_ago
from tests.referrals.meetings.sitting import meeting, put
from tests.referrals.peers.test_peers import ADVICE, REGARD, asked, new
from tests.referrals.records.test_record import decided, drawn_up, words

__all__ = ["scene", "told"]
pytestmark = pytest.mark.django_db


def advised(place: Place) -> Consideration:
    """Decided after a peer had advised, an agency had answered, and one member had stepped back at a meeting."""
    case, held = place.recommended(agencies=[place.police]), meeting(place)
    put(case, place, held)
    said = [(place.member, "present", ""), (place.second_member, "deputy", "Jo Marsh")]
    changing.attend(held, place.officer, said)
    step_back.run(Bar(casefile=case.casefile), place.second_member, reason="I manage the doctor.")
    row = peers.advise.run(peers.ask.run(new(case), place.chair, **asked()), place.chair, **ADVICE)
    peers.regard.run(row, place.chair, **REGARD)
    agencies.return_scoping.run(
        AgencyInvolvement.objects.get(), place.officer, involvement_known="Called to the house twice.",
        returned_on=days_ago(0), returned_by="Sergeant Rowe", route="post",
    )  # fmt: skip
    case.refresh_from_db()
    return decided(place, case)


def test_it_holds_the_advice_the_returns_and_who_had_a_part_in_the_meetings() -> None:
    place = Place()
    case = advised(place)
    drawn_up(case)
    said = words(Document.objects.get(kind=queueing.ANNEX))
    for what in (
        ADVICE["advice"], REGARD["why"], "Called to the house twice.", f"Present {place.member.name}",
        f"Recused from this case {place.second_member.name}",
        f"There, and not counted for this case Jo Marsh, for {place.second_member.name}", "1 counted, 2 needed",
        "It has not written on this case.",
    ):  # fmt: skip
        assert what in said, what
    assert "Tamsin" not in said
    assert "I manage the doctor." not in said
    record = words(Document.objects.get(kind=queueing.KIND))
    assert ADVICE["advice"] not in record
    assert "Called to the house twice." not in record


def test_the_record_says_where_in_the_annex_each_agency_stands() -> None:
    place = Place()
    case = place.recommended(agencies=[place.health, place.police])
    drawn_up(decided(place, case))
    record, annex = (words(Document.objects.get(kind=kind)) for kind in (queueing.KIND, queueing.ANNEX))
    for agency in (place.health, place.police):
        [number] = re.findall(rf"{agency} .{{,80}}?Annex, (3\.\d)", record)
        assert f"{number} {agency} Asked on" in annex


def test_the_office_opens_it_and_nobody_else_who_sees_the_round(client: Client) -> None:
    place = Place()
    case = advised(place)
    drawn_up(case)
    found = Document.objects.get(kind=queueing.ANNEX)
    page, file = f"/considerations/{case.public_id}/", f"/documents/{found.public_id}/file/"
    for person, opens in ((place.officer, True), (place.chair, True), (place.member, False)):
        client.force_login(person)
        assert (f"/documents/{found.public_id}/" in client.get(page).content.decode()) is opens
        assert client.get(file).status_code == (200 if opens else 404)
    client.force_login(place.constable)
    assert client.get(file).status_code == 404


def test_it_goes_to_no_partner_board() -> None:
    assert queueing.ANNEX in KEPT_BACK


def test_what_the_national_panel_advised_and_how_it_was_regarded(told: Scene) -> None:
    advice = letter(told, "advice")
    letters.regard.run(
        advice, told.chair, followed="no", why="The injuries were explained.", regarded_on=advice.received_on
    )
    said = annex_html(Decision.objects.select_related("consideration", "casefile__board", "decided_by").get()).decode()
    assert "Advice followed: no." in said
    assert "The injuries were explained." in said


def test_who_was_recused_is_said_where_it_was_recommended_at_no_meeting(client: Client) -> None:
    place = Place()
    case = place.consideration()
    step_back.run(Bar(casefile=case.casefile), place.second_member, reason="I manage the doctor.")
    case = considerations.recommend.run(case, place.member, **advice(case) | {"recommended_on": days_ago(0)})
    client.force_login(place.chair)
    page = client.get(f"/considerations/{case.public_id}/decide/").content.decode()
    assert page.count(place.second_member.name) == 2  # in the few lines at the head, and beside the recommendation
    assert "Recused from this case" in page
    client.force_login(place.member)
    round_page = client.get(f"/considerations/{case.public_id}/").content.decode()
    assert place.second_member.name not in round_page  # declarations are read by the office, and each their own
    record = words(drawn_up(decided(place, case)))
    assert "1 member of those who recommend had no part in this case, recused for a conflict." in record
    assert place.second_member.name not in record
    annex = words(Document.objects.get(kind=queueing.ANNEX))
    assert f"Recused from this case on the day of the recommendation, {days_ago(0):%-d %B %Y}: " in annex
    assert " ".join(place.second_member.name.split()[-2:]) in annex  # a line may end within the name
    assert "I manage the doctor." not in page + record + annex
