"""What stays of a form that could not be sent is listed under its questions, and nothing that nobody typed."""

import re

import pytest
from django.test import Client

from tests.referrals.case import Place

pytestmark = pytest.mark.django_db
HERE = {"Origin": "http://testserver"}
SENT = {
    "died_answer": "yes", "died_reason": "At home.", "abuse_answer": "no", "abuse_reason": "By no account.",
    "reasons": "Of one mind.", "recommended_on-day": "3", "version": "1", "writer": "9tw4b", "drafted": "abc",
    "to_nobody": "Something",
}  # fmt: skip


def test_each_answer_stands_under_its_question_and_nothing_of_the_page_among_them() -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    address = f"/considerations/{Place().consideration().public_id}/recommend/"
    page = client.post(address, SENT | {"csrfmiddlewaretoken": "x" * 64}, headers=HERE).content.decode()
    shown = dict(re.findall(r'__key">([^<]*)</dt><dd class="[^"]*">([^<]*)<', page))
    assert shown == {
        "Whether the child died": "yes",
        "Reason for your answer on whether the child died": "At home.",
        "Whether abuse or neglect is known or suspected": "no",
        "Reason for your answer on whether abuse or neglect is known or suspected": "By no account.",
        "Reasons for the recommendation": "Of one mind.",
        "When was it recommended? (day)": "3",
        "To nobody": "Something",
    }


def test_the_form_asks_for_the_reason_of_each_answer_in_words_of_its_own(client: Client) -> None:
    place = Place()
    client.force_login(place.member)
    page = client.get(f"/considerations/{place.consideration().public_id}/recommend/").content.decode()
    labels = re.findall(r"<label[^>]*>\s*(Reason for[^<]*?)\s*</label>", page)
    assert len(labels) == len(set(labels)) > 3
