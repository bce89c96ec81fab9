"""A case has several agencies, processes and referrals: the page of a step says which of them it is about."""

import pytest
from django.test import Client

from referrals.agencies.models import AgencyInvolvement
from referrals.parallel.models import ParallelProcess
from tests.referrals.case import Place
from tests.referrals.parallel.test_record import trial

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("verb", ["secure", "return-scoping"])
def test_the_agency_for_which_the_office_answers(client: Client, verb: str) -> None:
    place = Place()
    place.receive(agencies=[place.police])
    client.force_login(place.officer)
    page = client.get(f"/involvements/{AgencyInvolvement.objects.get().public_id}/{verb}/").content.decode()
    assert f"This is about: <strong>{place.police}</strong>" in page


@pytest.mark.parametrize("verb", ["update", "end"])
def test_the_process_that_goes_on_or_has_ended(client: Client, verb: str) -> None:
    place = Place()
    trial(place)
    client.force_login(place.officer)
    page = client.get(f"/processes/{ParallelProcess.objects.get().public_id}/{verb}/").content.decode()
    assert "This is about: <strong>Criminal investigation or trial</strong>" in page


@pytest.mark.parametrize("verb", ["withdraw", "merge", "update-risk", "attach"])
def test_the_referral_that_is_moved_or_answered_anew(client: Client, verb: str) -> None:
    place = Place()
    referral = place.receive()
    client.force_login(place.officer)
    page = client.get(f"/referrals/{referral.public_id}/{verb}/").content.decode()
    assert f"This is about: <strong>{referral}</strong>" in page
