"""The office has called whoever writes that other children may be at risk, and says so."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from referrals.models import LaterAnswer, Referral
from referrals.unsent_risks.models import RiskCall, UnsentRisk
from scr_portal import walls
from scr_portal.audit import RightsEvent
from scr_portal.casework.brief import case_brief
from scr_portal.clocks import day_words
from scr_portal.drafts import Draft
from scr_portal.mail import Message
from scr_portal.roles import Role
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.links.conftest import fill, send, way
from tests.referrals.unsent_risks.test_telling import (
    Writer,
    discarded,
    left_empty,
    too_old,
    writer,
)
from tests.reviews.team import browser

__all__ = ["way", "writer"]
pytestmark = pytest.mark.django_db
AGREED = "The aunt has him; the duty team visits tonight"
RECEIVE = "/referrals/receive/"
CALLED, AGAIN = "Called on ", "call again"


def answer(at: datetime, **different: Any) -> dict[str, Any]:
    """What the page is sent for a call at this moment."""
    at = timezone.localtime(at)
    day = {f"called_on-{part}": getattr(at, part) for part in ("day", "month", "year")}
    return day | {"called_time": f"{at:%H:%M}", "agreed": AGREED} | different


def records(office: Client, at: datetime | None = None, **different: Any) -> Any:
    """The office opens the page that the list leads to, and sends it."""
    page = office.get(RECEIVE).content.decode()
    path = f"/unsent-risks/{UnsentRisk.objects.get().public_id}/call/"
    assert path in page
    assert office.get(path).status_code == 200
    return office.post(path, answer(at or timezone.now(), **different))


def listed(office: Client) -> str:
    """What the office reads where referrals are received."""
    return str(office.get(RECEIVE).content.decode())


def was_said(long_ago: timedelta) -> None:
    """It was begun, the answer saved, and the office told a moment later, so long ago."""
    at = timezone.now() - long_ago
    Draft.objects.update(begun_at=at)
    UnsentRisk.objects.update(said_at=at, told_at=at + timedelta(milliseconds=1))
    RiskCall.objects.update(called_at=at, recorded_at=at)


def test_once_somebody_has_called_it_leaves_home_and_stands_as_called(writer: Writer) -> None:
    writer.says()
    office = browser(writer.place.officer)
    done = records(office)
    assert (done.status_code, done["Location"]) == (302, RECEIVE)
    assert writer.is_seen() == (False, False)
    page, at = listed(office), timezone.localtime()
    assert f"{CALLED}{at.day} {at:%B %Y}" in page
    assert f"by {writer.place.officer}: {AGREED}" in page
    assert writer.person.email in page
    assert AGAIN not in page


def changes(writer: Writer, **answers: str) -> None:
    """Whoever writes comes back to their answer."""
    mark = writer.client.get("/refer/at-risk/").context["seen"]
    assert writer.says(mark, **answers).status_code == 302


@pytest.mark.parametrize("says", [{"others_at_risk_action": "She is to go home tonight"}, {"others_at_risk": "no"}])
def test_whoever_answers_otherwise_after_the_call_is_to_be_called_again(writer: Writer, says: dict[str, str]) -> None:
    writer.says()
    was_said(timedelta(hours=2))
    office = browser(writer.place.officer)
    records(office, timezone.now() - timedelta(hours=1))
    changes(writer, **says)
    changes(writer, others_at_risk_action="She is to go home tomorrow")
    assert writer.is_seen() == (True, True)
    page = listed(office)
    assert AGREED in page
    assert AGAIN in page
    assert len(writer.told()) == 2
    records(office, agreed="She stays where she is")
    assert writer.is_seen() == (False, False)


def test_the_same_answer_saved_again_opens_nothing(writer: Writer) -> None:
    writer.says()
    records(browser(writer.place.officer))
    changes(writer)
    changes(writer, others_at_risk_action="Tamsin’s brother is with an aunt  ")
    assert writer.is_seen() == (False, False)
    assert len(writer.told()) == 1


@pytest.mark.parametrize("action", ["With an aunt\r\nin Leeds", " With an aunt\n in Leeds"])
def test_what_is_saved_by_itself_and_then_sent_is_no_other_answer(writer: Writer, action: str) -> None:
    writer.says(others_at_risk_action="With an aunt\nin Leeds", autosave="1")
    office = browser(writer.place.officer)
    records(office)
    changes(writer, others_at_risk_action=action)
    assert writer.is_seen() == (False, False)
    assert AGAIN not in listed(office)
    assert len(writer.told()) == 1


def test_an_answer_in_the_minute_of_the_call_after_it_was_recorded_opens_it_again(writer: Writer) -> None:
    writer.says()
    records(browser(writer.place.officer))
    changes(writer, others_at_risk_action="And her sister")
    assert writer.is_seen() == (True, True)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"called_time": ""}, "Enter the time of the call in the form 14:30 or 2:30pm"),
        ({"called_time": "14:30pm"}, "Enter the time of the call in the form 14:30 or 2:30pm"),
        ({"called_on-day": ""}, "The day of the call must include a day"),
        ({"agreed": " "}, "Enter what was said and agreed"),
        ({"agreed": "a" * 501}, "What was said and agreed must be 500 characters or fewer"),
    ],
)
def test_what_is_missing_is_asked_for(writer: Writer, wrong: dict[str, Any], says: str) -> None:
    writer.says()
    page = records(browser(writer.place.officer), **wrong)
    assert page.status_code == 422
    assert says in page.content.decode()
    assert writer.is_seen() == (True, True)


def test_the_same_call_is_recorded_once(writer: Writer) -> None:
    writer.says()
    office, at = browser(writer.place.officer), timezone.now()
    assert [records(office, at).status_code for _ in range(2)] == [302, 409]
    assert RiskCall.objects.count() == RightsEvent.objects.filter(kind="riskcall.record").count() == 1


def test_who_called_whom_and_when_is_kept_for_good_and_nothing_of_any_child(writer: Writer) -> None:
    writer.says()
    office = browser(writer.place.officer)
    records(office)
    writer.client.post("/refer/", {"discard": "1"})
    event = RightsEvent.objects.get(kind="riskcall.record")
    assert event.by == writer.place.officer
    assert writer.person.name in event.sentence
    assert set(json.loads(event.values)) == {"called_at", "whom"}
    changes_page = office.get(f"/boards/{writer.place.board.public_id}/changes/").content.decode()
    assert f"recorded a call to {writer.person}" in changes_page
    everything = " ".join([event.sentence, event.values, changes_page, *Message.objects.values_list("body", flat=True)])
    assert not any(word in everything for word in ("Tamsin", "brother", "aunt", "duty team"))


@pytest.mark.parametrize("gone", [too_old, discarded, left_empty])
def test_what_was_agreed_goes_with_what_is_erased(writer: Writer, gone: Callable[[Writer], None]) -> None:
    writer.says()
    records(browser(writer.place.officer))
    gone(writer)
    assert not RiskCall.objects.exists()
    assert not UnsentRisk.objects.exists()


def test_once_it_is_sent_the_case_has_what_was_agreed(writer: Writer) -> None:
    fill(writer.client, others_at_risk="yes", others_at_risk_action="With an aunt")
    records(browser(writer.place.officer))
    assert send(writer.client).status_code == 302
    assert not RiskCall.objects.exists()
    referral, office = Referral.objects.get(), browser(writer.place.officer)
    page = office.get(f"/referrals/{referral.public_id}/").content.decode()
    kept = LaterAnswer.objects.get(referral=referral)
    assert (kept.by, kept.on) == (writer.place.officer, timezone.localdate())
    assert f"before the referral was sent: by {writer.place.officer} on" in page
    assert AGREED in page
    assert "Other children at risk now" in office.get("/home/").content.decode()
    called = f"as was said on {day_words(days_ago(0))}; called about it on {day_words(days_ago(0))}. For them"
    assert called in office.get(f"/cases/{referral.casefile.public_id}/").content.decode()
    brief = case_brief(referral.casefile, writer.place.officer, days_ago(0))
    assert called in brief.warnings.lines[0]


def test_whoever_receives_referrals_for_the_board_records_it_and_nobody_else(writer: Writer) -> None:
    other = Place()
    second = build.member(Role.OFFICER, writer.place.board)
    writer.says()
    path = f"/unsent-risks/{UnsentRisk.objects.get().public_id}/call/"
    place = writer.place
    for somebody in (place.chair, place.member, other.officer, other.chair):
        assert browser(somebody).get(path).status_code == 404, somebody
        assert browser(somebody).post(path, answer(timezone.now())).status_code == 404, somebody
    assert writer.client.post(path, answer(timezone.now())).status_code in (403, 404)
    assert not RiskCall.objects.exists()
    assert browser(second).post(path, answer(timezone.now())).status_code == 302
    assert RiskCall.objects.get().by == second
    assert f"by {second}: {AGREED}" in listed(browser(place.officer))


def test_the_database_gives_a_call_to_the_office_and_to_whom_it_went(writer: Writer) -> None:
    other = Place()
    writer.says()
    records(browser(writer.place.officer))
    both = {writer.place.officer, writer.person}
    for person in (*both, writer.place.chair, writer.place.member, other.officer, other.constable):
        with walls.entered(person.pk, timezone.localdate()):
            assert RiskCall.objects.exists() == (person in both), person
