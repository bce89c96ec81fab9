"""Forms of long texts save themselves while somebody types, into the draft that the button saves."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, expect

from referrals.considerations.models import Consideration, Dissent
from referrals.dissents import transitions as dissents
from referrals.models import AgencyInvolvement
from referrals.peers import transitions as peers
from scr_portal import walls
from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.drafts import Draft
from scr_portal.letters import transitions as letters
from scr_portal.letters.models import Letter
from scr_portal.roles import Role
from tests import build
from tests.build import PASSWORD
from tests.documents import files
from tests.letters.conftest import composed
from tests.referrals.case import Place, days_ago
from tests.referrals.dissents.test_record import new as new_dissent
from tests.referrals.meetings.sitting import attended, meeting, put
from tests.referrals.peers.test_peers import asked
from tests.referrals.peers.test_peers import new as new_peer
from tests.served import served

pytestmark = pytest.mark.django_db
TYPED = "Nobody put the two calls side by side."
OTHERS = "The school said so in May."


@pytest.fixture
def place() -> Place:
    return Place()


def by_itself(client: Client, path: str, said: dict[str, str]) -> Any:
    """The script saves."""
    return client.post(path, said | {"autosave": "1"}, headers={"accept": "application/json"})


def kept(name: str) -> str:
    """What is saved under this name."""
    return str(Draft.objects.get().data[name][0])


def test_the_decision_is_kept_while_it_is_typed_and_is_there_after_the_session_is_lost(
    browser: Browser, client: Client, place: Place
) -> None:
    round_ = place.recommended()
    client.force_login(place.chair)
    path = f"/considerations/{round_.public_id}/decide/"
    with served(browser, client) as tab:
        tab.goto(path)
        tab.get_by_label("Your password", exact=True).fill(PASSWORD)
        tab.locator("[name=rationale]").fill(TYPED)
        tab.clock.run_for(3500)
        expect(tab.locator("[data-saved]")).to_contain_text("Saved at")
        assert kept("rationale") == TYPED
        assert PASSWORD not in str(Draft.objects.get().data)
        client.cookies.clear()
        tab.locator("[name=rationale]").fill(f"{TYPED} {OTHERS}")
        tab.clock.run_for(3500)
        expect(tab.locator("[data-saved]")).to_contain_text("you are signed out")
        assert tab.locator("[name=rationale]").input_value() == f"{TYPED} {OTHERS}"
        client.force_login(place.chair)
        tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(tab.locator("[data-saved]")).to_contain_text("Saved at")
    assert kept("rationale") == f"{TYPED} {OTHERS}"
    assert f"{TYPED} {OTHERS}" in client.get(path).content.decode()
    assert path in client.get("/home/").content.decode()
    round_.refresh_from_db()
    assert round_.status == Consideration.Status.RECOMMENDED


def test_a_recommendation_is_not_written_over_by_another_tab(client: Client, place: Place) -> None:
    path = f"/considerations/{place.consideration().public_id}/recommend/"
    client.force_login(place.member)
    first = by_itself(client, path, {"reasons": TYPED, "drafted": ""})
    other = by_itself(client, path, {"reasons": OTHERS, "drafted": ""})
    assert (first.status_code, other.status_code) == (200, 409)
    assert "another window" in other.json()["words"]
    assert kept("reasons") == TYPED
    both = client.post(path, {"reasons": OTHERS, "drafted": "", "save-draft": "1"}).content.decode()
    assert TYPED in both
    assert OTHERS in both
    again = by_itself(client, path, {"reasons": f"{TYPED} More.", **first.json()["marks"]})
    assert (again.status_code, kept("reasons")) == (200, f"{TYPED} More.")


def test_what_one_person_saved_of_it_is_not_what_another_reads(client: Client, place: Place) -> None:
    path = f"/considerations/{place.consideration().public_id}/recommend/"
    client.force_login(place.member)
    by_itself(client, path, {"reasons": TYPED, "drafted": ""})
    client.force_login(place.second_member)
    assert TYPED not in client.get(path).content.decode()
    assert by_itself(client, path, {"reasons": OTHERS, "drafted": ""}).status_code == 200
    client.force_login(place.member)
    assert TYPED in client.get(path).content.decode()


def test_each_floor_by_itself_keeps_it_for_who_saved_it(client: Client, place: Place) -> None:
    consideration = place.consideration()
    client.force_login(place.member)
    by_itself(client, f"/considerations/{consideration.public_id}/recommend/", {"reasons": TYPED, "drafted": ""})
    said = ("consideration.recommend", consideration.subject)
    for person, sees in ((place.member, True), (place.second_member, False), (place.officer, False)):
        with walls.portal():
            assert (Draft.objects.of(person, *said) is not None) is sees
            assert Draft.objects.visible_to(grants(person)).exists() is sees
        with walls.entered(person.pk, timezone.localdate()):
            assert Draft.objects.exists() is sees


def test_words_that_a_colleague_changed_since_are_not_overwritten_by_what_was_saved_before(
    client: Client, place: Place
) -> None:
    letter = composed(place.receive().casefile, place.officer, "referrer")
    path = f"/letters/{letter.public_id}/revise/"
    client.force_login(place.officer)
    shown = client.get(path).content.decode()
    assert "data-autosave" in shown
    said = {"to": letter.to, "address": "", "text": TYPED, "version": str(letter.version), "drafted": ""}
    assert by_itself(client, path, said).status_code == 200
    letters.revise.run(Letter.objects.get(pk=letter.pk), place.officer, to=letter.to, text=OTHERS)
    page = client.get(path)
    assert TYPED in page.content.decode()
    assert f'name="version" value="{letter.version}"' in page.content.decode()
    sent = client.post(path, said | {"drafted": page.context["drafted"]})
    assert sent.status_code == 409
    assert OTHERS in sent.content.decode()
    assert Letter.objects.get(pk=letter.pk).text == OTHERS


def test_when_the_step_is_taken_what_was_saved_is_gone(client: Client, place: Place) -> None:
    letter = composed(place.receive().casefile, place.officer, "referrer")
    path = f"/letters/{letter.public_id}/revise/"
    client.force_login(place.officer)
    said = {"to": letter.to, "address": "", "text": TYPED, "version": str(letter.version), "drafted": ""}
    marks = by_itself(client, path, said).json()["marks"]
    assert client.post(path, said | {"text": OTHERS} | marks).status_code == 302
    assert not Draft.objects.exists()
    assert Letter.objects.get(pk=letter.pk).text == OTHERS


Way = tuple[str, User, User, str]
"""The address of a form, whoever fills it in, another who may, and the question with the long text."""


def of_a_dissent(place: Place) -> Way:
    case = place.recommended().casefile
    return f"/cases/{case.public_id}/dissents/record/", place.second_member, place.member, "reason"


def of_a_dissent_in_the_meeting(place: Place) -> Way:
    case = place.recommended().casefile
    return f"/cases/{case.public_id}/dissents/note/", place.officer, build.member(Role.OFFICER, place.board), "reason"


def of_its_answer(place: Place) -> Way:
    new = new_dissent(place.recommended())
    made: Dissent = dissents.record.run(new, place.second_member, position="none", reason="No concern.")
    build.away(place.chair)
    return f"/dissents/{made.public_id}/answer/", place.chair, place.acting_chair, "answer"


def of_a_question_to_a_peer(place: Place) -> Way:
    case = place.recommended().casefile
    build.away(place.chair)
    return f"/cases/{case.public_id}/peers/ask/", place.chair, place.acting_chair, "question"


def of_the_advice(place: Place) -> Way:
    made = peers.ask.run(new_peer(place.recommended()), place.chair, **asked())
    build.away(place.chair)
    return f"/peers/{made.public_id}/advise/", place.chair, place.acting_chair, "why"


def of_what_an_agency_knew(place: Place) -> Way:
    case = place.receive(agencies=[place.police]).casefile
    [made] = AgencyInvolvement.objects.filter(casefile=case)
    return f"/involvements/{made.public_id}/return-scoping/", place.constable, place.officer, "involvement_known"


def of_minutes(place: Place) -> Way:
    made = put(place.consideration(), place, meeting(place))
    attended(place, made.meeting, place.member, place.second_member)
    return f"/agenda/{made.public_id}/minute/", place.officer, build.member(Role.OFFICER, place.board), "minutes"


@pytest.mark.parametrize(
    "way",
    [
        of_a_dissent, of_a_dissent_in_the_meeting, of_its_answer, of_a_question_to_a_peer, of_the_advice,
        of_what_an_agency_knew, of_minutes,
    ],
)  # fmt: skip
def test_what_is_typed_is_kept_over_no_other_window_and_for_nobody_else(
    client: Client, place: Place, way: Callable[[Place], Way]
) -> None:
    path, person, other, name = way(place)
    client.force_login(person)
    assert "data-autosave" in client.get(path).content.decode()
    first = by_itself(client, path, {name: TYPED, "drafted": ""})
    beside = by_itself(client, path, {name: OTHERS, "drafted": ""})
    assert (first.status_code, beside.status_code, kept(name)) == (200, 409, TYPED)
    again = by_itself(client, path, {name: f"{TYPED} More.", **first.json()["marks"]})
    assert (again.status_code, kept(name)) == (200, f"{TYPED} More.")
    assert f"{TYPED} More." in client.get(path).content.decode()
    client.force_login(other)
    assert TYPED not in client.get(path).content.decode()
    assert by_itself(client, path, {name: OTHERS, "drafted": ""}).status_code == 200
    assert Draft.objects.get(owner=person).data[name] == [f"{TYPED} More."]


def test_what_was_saved_of_a_new_row_is_gone_once_it_is_recorded(client: Client, place: Place) -> None:
    path, person, _, _ = of_a_dissent(place)
    client.force_login(person)
    said = {"position": "none", "reason": TYPED, "once": "a1", "drafted": ""}
    marks = by_itself(client, path, said).json()["marks"]
    assert client.post(path, said | marks).status_code == 302
    assert not Draft.objects.exists()
    assert Dissent.objects.get().reason == TYPED


def test_an_answer_recorded_for_an_agency_is_saved_without_its_scan(
    browser: Browser, client: Client, place: Place
) -> None:
    path, _, officer, _ = of_what_an_agency_knew(place)
    client.force_login(officer)
    with served(browser, client) as tab:
        tab.goto(path)
        expect(tab.get_by_text("A file is not saved with what you type")).to_be_visible()
        scan = {"name": "Tamsin Applegarth.pdf", "mimeType": "application/pdf", "buffer": files.pdf("As it came")}
        tab.get_by_label("The scan, or the file as it came (optional)").set_input_files(scan)  # type: ignore[arg-type]
        tab.locator("[name=involvement_known]").fill(TYPED)
        tab.clock.run_for(3500)
        expect(tab.locator("[data-saved]")).to_contain_text("Saved at")
        assert kept("involvement_known") == TYPED
        assert "file" not in Draft.objects.get().data
        tab.get_by_role("button", name="Save and come back later").click()
        expect(tab.get_by_text("Saved. Only you can see it until you send it.")).to_be_visible()
    assert TYPED in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("button", "status"), [("", 422), ("look", 422), ("send-code", 200)], ids=["the step", "what it changes", "a code"]
)
def test_whatever_is_pressed_what_was_typed_is_kept_first(
    client: Client, place: Place, button: str, status: int
) -> None:
    """The page that comes back goes on saving itself: what it shows is not taken for another window's."""
    path = f"/considerations/{place.recommended().public_id}/decide/"
    client.force_login(place.chair)
    said = {"rationale": TYPED, "drafted": "", "version": client.get(path).context["version"]}
    page = client.post(path, said | {button: "1"})
    assert (page.status_code, kept("rationale")) == (status, TYPED)
    again = by_itself(client, path, said | {"rationale": OTHERS, "drafted": page.context["drafted"]})
    assert (again.status_code, kept("rationale")) == (200, OTHERS)


def test_what_another_window_saved_is_not_written_over_by_a_button(client: Client, place: Place) -> None:
    path = f"/considerations/{place.consideration().public_id}/recommend/"
    client.force_login(place.member)
    by_itself(client, path, {"reasons": TYPED, "drafted": ""})
    page = client.post(path, {"reasons": OTHERS, "drafted": ""})
    assert (page.status_code, kept("reasons")) == (422, TYPED)
    assert OTHERS in page.content.decode()


def test_nothing_is_left_to_come_back_to_once_the_step_is_taken(client: Client, place: Place) -> None:
    row = peers.ask.run(new_peer(place.recommended()), place.chair, **asked())
    path = f"/peers/{row.public_id}/advise/"
    client.force_login(place.chair)
    today = {f"advised_on-{part}": str(getattr(days_ago(0), part)) for part in ("day", "month", "year")}
    said = {"advice": TYPED, "version": str(row.version), **today}
    wrong = client.post(path, said | {"why": OTHERS})
    assert (wrong.status_code, kept("advice")) == (422, TYPED)
    right = said | {"drafted": wrong.context["drafted"]}
    assert client.post(path, right).status_code == 302
    assert not Draft.objects.exists()
