"""The page on which letters are begun looks at the case once, however many letters its record calls for."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from scr_portal.casefiles import CaseFile
from tests.counting import questions
from tests.letters.conftest import browser
from tests.letters.test_every_letter import everything
from tests.referrals.case import Place

MOST = 11
"""As the letter book."""


def asked(place: Place, case: CaseFile) -> int:
    """How many questions the page asks."""
    client, page = browser(place.officer), reverse("scr_portal:letter_compose", args=[case.public_id])
    client.get(page)  # once, so that what is prepared is prepared
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(questions(captured))


def test_it_asks_as_often_of_a_case_with_letters_of_every_kind(place: Place, case: CaseFile) -> None:
    few, other = asked(place, case), Place()
    with_every_kind, offered = everything(other, "review")
    assert {key.partition(":")[0] for key in offered} >= {"commission", "family", "staff", "referrer", "chief"}
    assert asked(other, with_every_kind) == few <= MOST
