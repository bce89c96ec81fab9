"""Recommendation, decision and letter save themselves while somebody types, into the draft that the button saves."""

from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, expect

from referrals.considerations.models import Consideration
from scr_portal.drafts import Draft
from scr_portal.letters import transitions as letters
from scr_portal.letters.models import Letter
from tests.build import PASSWORD
from tests.letters.conftest import composed
from tests.referrals.case import Place
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
