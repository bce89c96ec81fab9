"""A parallel process is put on the register, updated and ended."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from referrals.packs import gathering
from referrals.parallel import transitions
from referrals.parallel.models import ParallelProcess
from scr_portal.roles import Role
from scr_portal.transitions import Conflict, PermissionRefused, Refused
from tests import build
from tests.referrals.case import Place, days_ago
from tests.referrals.meetings.sitting import in_days, meeting, put

pytestmark = pytest.mark.django_db

TRIAL: dict[str, Any] = {"kind": "criminal", "lead": "DI Example", "blocks_publication": True, "next_on": days_ago(-9)}


def trial(place: Place) -> ParallelProcess:
    """A trial on the register of a new case."""
    return transitions.record.run(ParallelProcess(casefile=place.receive().casefile), place.officer, **TRIAL)


def test_the_officer_records_and_others_may_not() -> None:
    place = Place()
    process = trial(place)
    assert (str(process), process.blocks_publication) == ("Criminal investigation or trial", True)
    for somebody in (place.chair, place.member, place.constable):
        with pytest.raises(PermissionRefused):
            transitions.record.run(ParallelProcess(casefile=process.casefile), somebody, **TRIAL)


def test_the_form_opens_a_row_and_refuses_what_it_does_not_know(client: Client) -> None:
    place = Place()
    case = place.receive().casefile
    address = f"/cases/{case.public_id}/processes/record/"
    client.force_login(place.officer)
    sent = {"kind": "coroner", "lead": "HM Coroner", "blocks_publication": "no", "once": "z"}
    assert client.post(address, sent | {"kind": "duel"}).status_code == 422
    assert client.post(address, sent | {"next_on-day": "31", "next_on-month": "2"}).status_code == 422
    assert client.post(address, sent).status_code == 302
    page = client.get(f"/cases/{case.public_id}/").content.decode()
    assert "HM Coroner" in page
    client.force_login(place.constable)
    assert client.get(address).status_code == 404


def test_the_end_no_longer_blocks_and_nothing_follows() -> None:
    place = Place()
    process = trial(place)
    with pytest.raises(ValidationError, match="not come yet"):
        transitions.end.run(process, place.officer, ended_on=days_ago(-1), note="Acquitted.")
    ended = transitions.end.run(process, place.officer, ended_on=days_ago(0), note="Acquitted.")
    assert (ended.blocks_publication, ended.next_on, ended.get_status_display()) == (False, None, "Ended")
    with pytest.raises(Refused, match="Ended"):
        transitions.update.run(ended, place.officer, lead="Nobody", blocks_publication=False)


def test_the_second_of_two_who_update_sees_the_other_version(client: Client) -> None:
    place = Place()
    process = trial(place)
    transitions.update.run(process, place.officer, lead="DI Second", blocks_publication=True)
    with pytest.raises(Conflict):
        transitions.update.run(process, place.officer, lead="DI Third", blocks_publication=False)
    client.force_login(place.officer)
    sent = {"lead": "DI Third", "blocks_publication": "no", "version": "1"}
    answer = client.post(f"/processes/{process.public_id}/update/", sent)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "DI Second" in page
    of_publication = page.partition("Does it stand in the way of publication?")[2].partition("</tr>")[0]
    assert [" ".join(one.split()) for one in re.findall(r"<td[^>]*>([^<]*)</td>", of_publication)] == ["No", "Yes"]
    assert client.post(f"/processes/{process.public_id}/update/", sent | {"version": "2"}).status_code == 302


def test_what_is_saved_for_later_in_two_windows_is_shown_side_by_side(client: Client) -> None:
    place = Place()
    address = f"/cases/{place.receive().casefile.public_id}/processes/record/"
    client.force_login(place.officer)
    assert client.post(address, {"lead": "HM Coroner", "save-draft": "1", "drafted": ""}).status_code == 302
    late = client.post(address, {"lead": "DI Example", "save-draft": "1", "drafted": ""})
    assert late.status_code == 409
    assert "HM Coroner" in late.content.decode()
    assert "DI Example" in late.content.decode()
    assert "HM Coroner" in client.get(address).content.decode()


def test_what_was_saved_in_another_window_stays_when_this_one_is_sent(client: Client) -> None:
    place = Place()
    address = f"/cases/{place.receive().casefile.public_id}/processes/record/"
    client.force_login(place.officer)
    client.post(address, {"lead": "HM Coroner", "save-draft": "1", "drafted": ""})
    sent = {"kind": "criminal", "lead": "DI Example", "blocks_publication": "no", "once": "z"}
    assert client.post(address, sent | {"drafted": ""}).status_code == 302
    shown = client.get(address).content.decode()
    assert "HM Coroner" in shown
    mark = shown.partition('name="drafted" value="')[2].partition('"')[0]
    assert client.post(address, sent | {"once": "y", "drafted": mark}).status_code == 302
    assert "HM Coroner" not in client.get(address).content.decode()


def test_what_a_referral_knows_of_is_led_by_who_is_known_to_lead_it(client: Client) -> None:
    place = Place()
    note = "Northshire Police lead the investigation."
    case = place.receive(processes=["coroner", "criminal"], processes_note=note).casefile
    bare = Place().receive(processes=["homicide", "mappa"]).casefile
    client.force_login(place.officer)
    page = client.get(f"/cases/{case.public_id}/").content.decode()
    assert 'data-label="Led by">The coroner' in page
    assert 'data-label="Led by">Not recorded' in page
    assert "does not say who leads" not in page
    assert page.count(note) == 1
    assert f"of these together (Coroner&#x27;s inquest; Criminal investigation or trial): {note}" in page
    process = ParallelProcess.objects.get(casefile=case, kind="criminal")
    form = client.get(f"/processes/{process.public_id}/update/").context["form"]
    assert (form["lead"].value(), form["note"].value()) == ("", note)
    client.force_login(build.member(Role.OFFICER, bare.board))
    page = client.get(f"/cases/{bare.public_id}/").content.decode()
    assert 'data-label="Led by">Not known yet' in page
    assert 'data-label="How it stands">Not recorded' in page
    assert "of these together" not in page


def test_the_papers_say_once_what_a_referral_says_of_all_its_processes() -> None:
    place = Place()
    note = "An interim care order is asked for."
    round_ = place.consideration(processes=["criminal", "family_court"], processes_note=note)
    page = gathering.page(put(round_, place, meeting(place, in_days(3))))
    said = page.partition('<h2 id="processes">')[2].partition("</section>")[0]
    assert said.count(note) == 1
    assert f"of these together (Criminal investigation or trial; Care or family court): {note}" in said
    assert said.count("Who leads it is not recorded.") == 2
    assert "See how it stands" not in said


def test_its_reference_and_what_may_be_passed_on_stand_on_the_register_and_in_the_papers(client: Client) -> None:
    place = Place()
    round_ = place.consideration()
    client.force_login(place.officer)
    case = f"/cases/{round_.casefile.public_id}/"
    sent = {
        "kind": "custody", "lead": "PPO investigator", "blocks_publication": "no", "once": "z",
        "reference": "F4512/14", "disclosure": "The toxicology to the panel only. Not to the family yet.",
    }  # fmt: skip
    assert client.post(f"{case}processes/record/", sent).status_code == 302
    papers = gathering.page(put(round_, place, meeting(place, in_days(2))))
    for page in (client.get(case).content.decode(), papers):
        assert "Prisons and Probation Ombudsman: death in custody" in page
        assert "Their reference: F4512/14" in page
        assert "To be passed on: The toxicology to the panel only." in page
    process = ParallelProcess.objects.get()
    update = client.get(f"/processes/{process.public_id}/update/").content.decode()
    assert 'value="F4512/14"' in update
    assert transitions.update.run(process, place.officer, lead="Another", blocks_publication=False).reference
