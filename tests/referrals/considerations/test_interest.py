"""Who decides declares an interest or none, and signs for what there was to read; who is conflicted does not decide."""

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client

from referrals.considerations.models import Decision, Dissent
from referrals.dissents.transitions import record
from scr_portal.signatures import Signature
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.considerations.test_decide import decide, sent

pytestmark = pytest.mark.django_db


def test_an_interest_that_is_declared_is_read_in_words_by_those_who_read_declarations(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    words = "I sat on a committee with the head teacher."
    decide(place, consideration, interest="declared", interest_declared=words)
    for person, reads in ((place.officer, True), (place.chair, True), (place.member, False)):
        client.force_login(person)
        shown = client.get(f"/considerations/{consideration.public_id}/").content.decode()
        assert "An interest that does not keep from deciding" in shown
        assert (words in shown) is reads


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"interest": "declared"}, "decision_interest_in_words"),
        ({"alternative_due_on": days_ago(-9)}, "decision_day_of_alternative_alone"),
    ],
)
def test_what_the_database_takes_of_no_decision(wrong: dict[str, Any], name: str) -> None:
    place = Place()
    made = decide(place, place.recommended())
    with pytest.raises(IntegrityError, match=name), build.told(made.casefile):
        Decision.objects.filter(pk=made.pk).update(**wrong)


def test_who_is_conflicted_is_led_to_step_back(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    address = f"/considerations/{consideration.public_id}/decide/"
    client.force_login(place.chair)
    assert f"/cases/{consideration.casefile.public_id}/step-back/" in client.get(address).content.decode()
    said = client.post(address, sent(interest="conflicted"))
    assert said.status_code == 422
    assert "step back from it, and the acting chair decides" in said.content.decode()


@pytest.mark.parametrize(
    ("recommends", "dissents", "words"),
    [
        (False, False, "having read the facts. It is"),
        (True, False, "having read the facts and the recommendation. It is"),
        (True, True, "having read the facts, the recommendation and what was said against it. It is"),
    ],
)
def test_the_words_that_are_signed_speak_of_nothing_that_there_was_not(
    client: Client, recommends: bool, dissents: bool, words: str
) -> None:
    place = Place()
    consideration = place.recommended() if recommends else place.consideration()
    if dissents:
        differs = Dissent(casefile=consideration.casefile, consideration=consideration)
        record.run(differs, place.second_member, position="none", reason="Nothing to learn.")
    client.force_login(place.chair)
    assert words in client.get(f"/considerations/{consideration.public_id}/decide/").content.decode()
    decide(place, consideration, why_otherwise="" if recommends else "Clear from the facts.")
    assert words in Signature.objects.get(step="consideration.decide").words


def test_who_is_conflicted_is_told_so_first_and_asked_for_nothing_else(client: Client) -> None:
    place = Place()
    client.force_login(place.chair)
    address = f"/considerations/{place.recommended().public_id}/decide/"
    said = client.post(address, {"interest": "conflicted", "version": "2"})
    summary = said.content.decode().split("govuk-error-summary__body")[1].split("</div>")[0]
    assert (said.status_code, summary.count("<li>")) == (422, 1)
    assert "step back from it, and the acting chair decides" in summary
    assert said.content.decode().count("govuk-error-message") == 1


def test_what_the_decision_lacks_is_said_beside_what_is_wrong_with_the_password(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    client.force_login(place.chair)
    address = f"/considerations/{consideration.public_id}/decide/"
    wrong = client.post(address, sent(outcome="none", criteria_met="no", password=""))
    page = wrong.content.decode()
    assert wrong.status_code == 422
    for words in (
        "Enter your password",
        "Select the part of the criteria that fails",
        "Enter why that part of the criteria fails",
        "Enter why you decide against the recommendation",
    ):
        assert words in page.split("govuk-error-summary__body")[1].split("</ul>")[0], words
    unsigned = client.post(address, sent(password=""))
    assert unsigned.status_code == 422
    assert "Enter your password" in unsigned.content.decode()
    assert not Decision.objects.exists()
    assert client.post(address, sent()).status_code == 302
