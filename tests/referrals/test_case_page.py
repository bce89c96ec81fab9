"""The case page up to the decision: what is done, what is next and for whom, in few questions to the database."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from referrals.agencies import transitions as agencies
from referrals.agencies.models import AgencyInvolvement
from referrals.notices import of_decision
from referrals.referrals.transitions import withdraw
from scr_portal.accounts import User
from scr_portal.bars.transitions import lift, propose, step_back
from scr_portal.casefiles import CaseFile
from scr_portal.people import Bar
from tests.counting import questions
from tests.referrals.agencies.test_return_scoping import KNEW
from tests.referrals.case import Place
from tests.referrals.considerations.test_decide import OTHERWISE, decide

pytestmark = pytest.mark.django_db


def page(client: Client, case: CaseFile, reader: User) -> str:
    """What this reader sees."""
    client.force_login(reader)
    return client.get(f"/cases/{case.public_id}/").content.decode()


def test_each_finds_their_own_next_step(client: Client) -> None:
    place = Place()
    consideration = place.consideration(agencies=[place.police, place.health])
    case = consideration.casefile
    assert f"/considerations/{consideration.public_id}/recommend/" in page(client, case, place.member)
    assert "may decide without a recommendation" in page(client, case, place.chair)
    assert "By a member of the standing sub-committee." in page(client, case, place.officer)
    seen = page(client, case, place.officer)
    assert f"Waiting for: {place.police}, {place.health}" in seen
    assert "0 of" not in seen
    row = AgencyInvolvement.objects.get(agency=place.police)
    agencies.return_scoping.run(row, place.constable, **KNEW)
    assert f"1 of the 2 agencies so far. Waiting for: {place.health}" in page(client, case, place.officer)


def test_the_office_is_led_to_ask_the_agencies_while_nobody_is_asked(client: Client) -> None:
    place = Place()
    case = place.receive().casefile
    ask = f'govuk-task-list__link" href="/cases/{case.public_id}/agencies/ask/"'
    assert ask in page(client, case, place.officer)
    assert ask not in page(client, case, place.chair)
    asked = AgencyInvolvement(casefile=case)
    agencies.ask.run(asked, place.officer, agency=place.police, asked_on=timezone.localdate())
    assert ask not in page(client, case, place.officer)
    decided = place.recommended(label="Child L")
    decide(place, decided)
    assert "Ask the agencies" not in page(client, decided.casefile, place.officer)


def test_an_agency_sees_its_own_row_and_nothing_of_the_others(client: Client) -> None:
    place = Place()
    case = place.receive(agencies=[place.police, place.health]).casefile
    other = AgencyInvolvement.objects.get(agency=place.health)
    agencies.return_scoping.run(other, place.officer, **KNEW | {"involvement_known": "A secret of the hospital."})
    seen = page(client, case, place.constable)
    assert "Confirm that your records are secured" in seen
    for hidden in (place.health.name, "secret", "The child died at home.", "Applegarth", "Robin Carter"):
        assert hidden not in seen


def test_the_decision_is_shown_with_its_rationale(client: Client) -> None:
    place = Place()
    consideration = place.recommended()
    decide(place, consideration)
    seen = page(client, consideration.casefile, place.officer)
    assert "Decided: serious case review" in seen
    assert "The child died, neglect is suspected." in seen


@pytest.mark.parametrize(("advised", "words"), [(True, "Why against the recommendation"), (False, "Why without a")])
def test_a_reason_is_headed_by_what_it_is_a_reason_for(client: Client, advised: bool, words: str) -> None:
    place = Place()
    consideration = place.recommended() if advised else place.consideration()
    made = decide(place, consideration, **OTHERWISE)
    assert words in page(client, consideration.casefile, place.officer)
    assert any(line.term.startswith(words) for line in of_decision(made))


def test_the_page_stays_within_fifteen_queries(client: Client) -> None:
    place = Place()
    consideration = place.recommended(agencies=[place.police, place.health])
    client.force_login(place.officer)
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/cases/{consideration.casefile.public_id}/")
    assert len(questions(queries)) <= 17  # two of them are the session and the person


def test_a_withdrawn_case_waits_for_nobody(client: Client) -> None:
    place = Place()
    referral = place.receive(agencies=[place.police, place.health])
    withdraw.run(referral, place.officer, withdrawn_because="Sent to the wrong board.")
    for reader in (place.officer, place.constable):
        seen = page(client, referral.casefile, reader)
        assert "nothing more is waited for" in seen
        assert not any(words in seen for words in ("Waiting for agency", "Not possible", "went on without one"))


def test_who_can_act_is_said_where_the_whole_sub_committee_is_barred_or_has_stepped_back(client: Client) -> None:
    place = Place()
    case = place.consideration(agencies=[place.police]).casefile
    by_a_member, without_one = "By a member of the standing sub-committee.", "may decide without a recommendation"
    nobody = f"Nobody of the standing sub-committee can act on this case now. The LSCB chair {without_one}"
    step_back.run(Bar(casefile=case), place.member, reason="A neighbour of the family.")
    assert by_a_member in page(client, case, place.officer)
    barred = propose.run(Bar(casefile=case), place.officer, email=place.second_member.email, reason="Knew the family.")
    for reader in (place.officer, place.chair):
        seen = page(client, case, reader)
        assert nobody in seen, reader
        assert by_a_member not in seen, reader
    lift.run(barred, place.chair, why_lifted="Another family.")
    assert by_a_member in page(client, case, place.officer)
