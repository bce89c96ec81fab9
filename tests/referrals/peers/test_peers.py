"""The chair of another LSCB is asked, and the advice stands with what the chair did with it."""

from datetime import datetime, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from referrals.considerations import transitions as considerations
from referrals.models import Consideration, PeerChallenge
from referrals.peers import transitions
from scr_portal import documents
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.reminders.digests import digest
from scr_portal.roles import Audience
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.documents import files
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import NO_REVIEW, decide
from tests.referrals.considerations.test_reopen import declined

pytestmark = pytest.mark.django_db
ADVICE: dict[str, Any] = {"advised_on": days_ago(0), "advice": "Hold it."}
REGARD: dict[str, Any] = {"followed": "yes", "why": "The limbs are met."}


def asked(**different: Any) -> dict[str, Any]:
    """What a chair writes when asking; `different` says what is otherwise."""
    said = {
        "peer": "Lee Marsh", "peer_board": "Fenland LSCB", "independent": True, "question": "Are the criteria met?",
        "told": "The dates and the limbs, without names.", "asked_on": days_ago(2), "until": days_ago(-14),
    }  # fmt: skip
    return said | different


def new(consideration: Consideration) -> PeerChallenge:
    """A challenge that is not asked for yet."""
    return PeerChallenge(casefile=consideration.casefile)


def test_the_clock_runs_on_and_the_chair_reads_the_advice_when_deciding(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    before = Deadline.objects.get(kind="decision").due_on
    row = transitions.ask.run(new(consideration), place.chair, **asked())
    assert Deadline.objects.get(kind="decision", is_running=True).due_on == before
    row = transitions.advise.run(row, place.chair, **ADVICE)
    client.force_login(place.chair)
    address = f"/considerations/{consideration.public_id}/decide/"
    page = client.get(address).content.decode()
    assert "Are the criteria met?" in page
    assert "has not said yet whether the advice is followed" in page
    assert "Whether it is followed is not said yet." in page
    transitions.regard.run(row, place.chair, **REGARD)
    page = client.get(address).content.decode()
    assert "Followed: yes." in page
    assert "not said yet" not in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"independent": False}, "independent"),
        ({"asked_on": days_ago(-1)}, "asked_on"),
        ({"peer_board": ""}, "peer_board"),
        ({"told": ""}, "told"),
        ({"until": days_ago(3)}, "until"),
    ],
)
def test_what_cannot_be_asked(wrong: dict[str, Any], field: str) -> None:
    place = Place()
    with pytest.raises(ValidationError) as refused:
        transitions.ask.run(new(place.consideration()), place.chair, **asked(**wrong))
    assert list(refused.value.message_dict) == [field]


def test_never_the_chair_of_the_lscb_of_the_case() -> None:
    place = Place()
    for name in (place.board.name.upper(), f" {place.board.short_name} "):
        with pytest.raises(ValidationError, match="another LSCB"):
            transitions.ask.run(new(place.consideration(label=name)), place.chair, **asked(peer_board=name))


def test_advice_once_and_not_before_the_question() -> None:
    place = Place()
    build.away(place.chair)
    row = transitions.ask.run(new(place.consideration()), place.acting_chair, **asked())
    with pytest.raises(ValidationError, match="or a later day"):
        transitions.advise.run(row, place.acting_chair, **ADVICE | {"advised_on": days_ago(3)})
    advised = transitions.advise.run(row, place.acting_chair, **ADVICE)
    with pytest.raises(Refused):
        transitions.advise.run(advised, place.acting_chair, **ADVICE)


def test_by_the_chair_alone_and_read_by_the_office_alone() -> None:
    place = Place()
    consideration = place.recommended()
    for somebody in (place.officer, place.member, place.constable, Place().chair):
        with pytest.raises(PermissionRefused):
            transitions.ask.run(new(consideration), somebody, **asked())
    transitions.ask.run(new(consideration), place.chair, **asked())
    sees = [place.officer, place.chair]
    for somebody in (*sees, place.member, place.constable):
        assert PeerChallenge.objects.visible_to(somebody).exists() is (somebody in sees)


def test_not_when_the_case_is_closed() -> None:
    place = Place()
    closed = declined(place)
    with pytest.raises(Refused, match="closed"):
        transitions.ask.run(PeerChallenge(casefile=CaseFile.objects.get(pk=closed.casefile_id)), place.chair, **asked())


def paper(consideration: Consideration, place: Place, **walls: Any) -> Document:
    """A file of the case behind these walls, or behind those of its round."""
    with build.told(consideration.casefile):
        made = documents.keep(
            consideration, files.pdf("Draft of the terms"), kind="terms", title="Draft terms",
            content_type="application/pdf", extension="pdf", by=place.officer,
        )  # fmt: skip
        Document.objects.filter(pk=made.pk).update(**walls)
    made.refresh_from_db()
    return made


def test_about_one_document_that_the_chair_may_read_and_no_agency_wrote(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    elsewhere = paper(place.recommended(label="Child L"), place)
    of_agency = paper(consideration, place, agency=place.police, audience=Audience.SHARED)
    locked = paper(consideration, place, audience=Audience.NOBODY, locked_at=timezone.now())
    for wrong in (elsewhere, of_agency, locked):
        with pytest.raises(ValidationError, match="no agency wrote"):
            transitions.ask.run(new(consideration), place.chair, **asked(document=wrong))
    document = paper(consideration, place)
    client.force_login(place.chair)
    page = client.get(f"/cases/{consideration.casefile.public_id}/peers/ask/").content.decode()
    offered = [one.pk for one in (document, elsewhere, of_agency, locked) if f'<option value="{one.pk}"' in page]
    assert offered == [document.pk]
    row = transitions.ask.run(new(consideration), place.chair, **asked(document=document))
    assert row.about == f"Draft terms, SHA-256 {document.sha256}"
    for address in (f"/considerations/{consideration.public_id}/", f"/cases/{consideration.casefile.public_id}/"):
        assert f"/documents/{document.public_id}/" in client.get(address).content.decode(), address


def test_what_it_was_about_is_said_though_the_file_was_locked_away_since(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    document = paper(consideration, place)
    row = transitions.ask.run(new(consideration), place.chair, **asked(document=document))
    with build.told(consideration.casefile):
        Document.objects.filter(pk=document.pk).update(audience=Audience.NOBODY, locked_at=timezone.now())
    client.force_login(place.chair)
    for address in (f"/considerations/{consideration.public_id}/", f"/peers/{row.public_id}/advise/"):
        page = client.get(address).content.decode()
        assert document.sha256 in page, address
        assert f"/documents/{document.public_id}/" not in page
    assert transitions.advise.run(row, place.chair, **ADVICE).came


def test_the_chair_is_reminded_of_the_day_by_which_the_advice_is_wanted() -> None:
    place = Place()
    row = transitions.ask.run(new(place.recommended()), place.chair, **asked(until=days_ago(-2)))
    clock = Deadline.objects.get(kind="peer_advice")
    assert (clock.due_on, clock.waits_on, clock.is_running) == (days_ago(-2), "chair", True)
    digest(datetime.combine(timezone.localdate(), time(9)))
    (mail,) = Message.objects.filter(body__contains="Advice of the chair of another LSCB")
    assert mail.user == place.chair
    assert "Lee Marsh" not in mail.body
    transitions.advise.run(row, place.chair, **ADVICE)
    clock.refresh_from_db()
    assert (clock.stopped_on, clock.is_running) == (days_ago(0), False)


def test_that_no_advice_came_is_recorded_without_advice_and_with_why(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    row = transitions.ask.run(new(consideration), place.chair, **asked())
    for wrong in ({"advice": ""}, {"why": "The peer fell ill."}):
        with pytest.raises(ValidationError, match="or leave this empty, and say why none came"):
            transitions.advise.run(row, place.chair, **ADVICE | wrong)
    said = {"advice": "", "why": "The peer fell ill."}
    row = transitions.advise.run(row, place.chair, **ADVICE | said)
    assert not row.came
    with pytest.raises(Refused, match="No advice came"):
        transitions.regard.run(row, place.chair, **REGARD)
    client.force_login(place.chair)
    page = client.get(f"/considerations/{consideration.public_id}/decide/").content.decode()
    assert "No advice came by" in page
    assert f"Asked of Fenland LSCB: none came by {day_words(days_ago(0))}." in page


def test_in_a_later_round_it_is_said_of_which_round_the_advice_was_and_what_is_still_to_come(client: Client) -> None:
    place = Place()
    first = place.recommended("none", no=("abuse", "custody"))
    transitions.advise.run(transitions.ask.run(new(first), place.chair, **asked()), place.chair, **ADVICE)
    decide(place, first, **NO_REVIEW)
    again = Consideration(casefile=CaseFile.objects.get(pk=first.casefile_id))
    again = considerations.reopen.run(again, place.chair, attention_on=days_ago(0), reopened_because="New facts.")
    client.force_login(place.chair)
    address = f"/considerations/{again.public_id}/decide/"
    shown = client.get(address).content.decode()
    today = day_words(days_ago(0))
    assert f"Fenland LSCB advised on {today}, before the decision of round 1." in shown
    assert "Asked of" not in shown
    transitions.ask.run(new(again), place.chair, **asked(peer_board="Farshire LSCB", asked_on=days_ago(0)))
    assert f"Asked of Farshire LSCB on {today}: advice still to come." in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"until": days_ago(3)}, "peer_until"),
        ({"advised_on": days_ago(0)}, "peer_advice_is_whole"),
        ({"status": "advised", "advised_on": days_ago(0)}, "peer_advice_is_whole"),
        ({"status": "advised", "advised_on": days_ago(0), "advice": "Yes", "followed": "no"}, "peer_advice_is_whole"),
    ],
)
def test_what_the_database_does_not_take(wrong: dict[str, Any], name: str) -> None:
    place = Place()
    row = transitions.ask.run(new(place.recommended()), place.chair, **asked())
    with pytest.raises(IntegrityError, match=name), build.told(row.casefile):
        PeerChallenge.objects.filter(pk=row.pk).update(**wrong)


def test_the_pages(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    address = f"/cases/{consideration.casefile.public_id}/peers/ask/"
    client.force_login(place.chair)
    assert address in client.get(f"/cases/{consideration.casefile.public_id}/").content.decode()
    day = {"asked_on-day": "1", "asked_on-month": "1", "asked_on-year": "2014"}
    typed = asked(independent="yes") | day | {"until-day": "15", "until-month": "1", "until-year": "2014"}
    del typed["until"]
    assert client.post(address, typed | {"peer_board": place.board.name}).status_code == 422
    assert client.post(address, typed).status_code == 302
    row = PeerChallenge.objects.get()
    page = client.get(f"/peers/{row.public_id}/advise/").content.decode()
    assert "Are the criteria met?" in page


def test_whether_it_is_followed_is_said_once_by_the_chair_alone_and_waits_for_them(client: Client) -> None:
    place = Place()
    row = transitions.ask.run(new(place.recommended()), place.chair, **asked())
    waits = "Say whether you follow the advice of the chair of Fenland LSCB"
    client.force_login(place.chair)
    assert waits not in client.get(reverse("home")).content.decode()
    row = transitions.advise.run(row, place.chair, **ADVICE)
    assert waits in client.get(reverse("home")).content.decode()
    for somebody in (place.officer, place.member):
        with pytest.raises(PermissionRefused):
            transitions.regard.run(row, somebody, **REGARD)
    address = f"/peers/{row.public_id}/regard/"
    assert "Hold it." in client.get(address).content.decode()
    said = {"version": str(row.version), "followed": "none", "why": "It came late."}
    assert client.post(address, said).status_code == 422
    assert client.post(address, said | {"followed": "in_part"}).status_code == 302
    assert waits not in client.get(reverse("home")).content.decode()
    row.refresh_from_db()
    assert (row.followed, row.why) == ("in_part", "It came late.")
    with pytest.raises(Refused, match="It is recorded how this advice was regarded"):
        transitions.regard.run(row, place.chair, **REGARD)
