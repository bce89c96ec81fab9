"""Agencies that are late are chased by e-mail and by telephone."""

import html
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.models import Imr
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseAgency, CaseFile
from scr_portal.chases.models import Chase
from scr_portal.chases.owed import next_tier
from scr_portal.chases.transitions import note_call, send
from scr_portal.clocks import day_words
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused
from tests import build
from tests.documents.conftest import store
from tests.panels.conftest import Scene, scene
from tests.panels.grid.test_grid import late

__all__ = ["scene", "store"]


def new(scene: Scene) -> Chase:
    return Chase(casefile=scene.review.casefile)


def sent(scene: Scene, by: User, agency: Agency, **said: Any) -> Chase:
    return send.run(new(scene), by, agency=agency, **{"tier": "people", "what": "The IMR"} | said)


def test_the_agencys_people_are_told_by_mail_that_says_nothing(scene: Scene) -> None:
    chase = sent(scene, scene.officer, scene.police, what="The IMR of Child A")
    assert (chase.whom, chase.chased_on) == (scene.senior.name, timezone.localdate())
    message = Message.objects.get(body__contains="still waits for something")
    assert message.user == scene.senior
    assert "Child A" not in message.body + message.subject
    assert not Message.objects.filter(user=scene.other_senior).exists()


def test_the_chief_officer_is_written_to_where_an_address_is_known(scene: Scene) -> None:
    with pytest.raises(ValidationError, match="ask an administrator"):
        sent(scene, scene.officer, scene.police, tier="chief")
    Agency.objects.filter(pk=scene.police.pk).update(chief_officer="The Chief", chief_officer_email="c@example.org")
    scene.police.refresh_from_db()
    assert sent(scene, scene.panel_chair, scene.police, tier="chief").whom == "The Chief"
    assert Message.objects.filter(address="c@example.org").count() == 1


def test_where_nobody_has_an_account_it_says_to_telephone(scene: Scene) -> None:
    silent = build.agency(scene.review.casefile.board)
    CaseAgency.objects.create(casefile=scene.review.casefile, agency=silent)
    with pytest.raises(ValidationError, match="telephone, and note the call"):
        sent(scene, scene.officer, silent)
    said = {"whom": "Reception", "what": "Back on Monday"}
    assert note_call.run(new(scene), scene.officer, agency=silent, called_on=timezone.localdate(), **said).pk
    tomorrow = timezone.localdate() + timedelta(days=1)
    with pytest.raises(ValidationError, match="not come yet"):
        note_call.run(new(scene), scene.officer, agency=silent, called_on=tomorrow, **said)


def test_only_by_the_office_and_the_panel_chair_and_of_agencies_of_the_case(scene: Scene) -> None:
    for person in (scene.senior, scene.member):
        with pytest.raises(PermissionRefused):
            sent(scene, person, scene.police)
    with pytest.raises(ValidationError, match="Select an agency of this case"):
        sent(scene, scene.officer, build.agency(scene.review.casefile.board))
    assert not Chase.objects.exists()


def test_one_press_chases_several_and_all_or_none(scene: Scene, client: Client) -> None:
    case = scene.review.casefile
    client.force_login(scene.officer)
    page = reverse("scr_portal:chase_send", args=[case.public_id])
    silent = build.agency(case.board)
    CaseAgency.objects.create(casefile=case, agency=silent)
    everybody = [scene.police.public_id, scene.health.public_id]
    said = {"tier": "people", "more": "The IMR", "once": "q"}
    wrong = client.post(page, said | {"agencies": [*everybody, silent.public_id]})
    assert wrong.status_code == 422
    assert not Chase.objects.exists()
    right = client.post(page, said | {"agencies": everybody})
    assert right["Location"] == reverse("panels:grid", args=[case.public_id])
    assert Chase.objects.count() == 2
    assert client.post(page, said | {"agencies": everybody}).status_code == 409
    assert Chase.objects.count() == 2


def ticked(page: str) -> set[str]:
    """The values of what is ticked or chosen."""
    return set(re.findall(r'value="([^"]*)"\s+checked', page))


def test_what_is_owed_and_the_next_tier_are_chosen_already(scene: Scene, client: Client) -> None:
    case = scene.review.casefile
    client.force_login(scene.officer)
    scene.asked()
    page = f"{reverse('scr_portal:chase_send', args=[case.public_id])}?agency={scene.police.public_id}"
    first = ticked(client.get(page).content.decode())
    assert first == {scene.police.public_id, "people", "IMR", "Chronology"}
    said = {"agencies": [scene.police.public_id], "tier": "people", "things": ["IMR"], "once": "q"}
    assert client.post(page, said).status_code == 302
    due_on = Imr.objects.get().due_on
    assert Chase.objects.get().what == f"IMR, due {day_words(due_on)}"
    assert "chief" in ticked(client.get(page).content.decode())
    Agency.objects.filter(pk=scene.police.pk).update(chief_officer_email="c@example.org")
    assert client.post(page, said | {"tier": "chief", "once": "r"}).status_code == 302
    again = client.get(page).content.decode()
    assert "chief" in ticked(again)
    assert "the next tier is a letter of the LSCB chair" in again


def test_who_owes_nothing_of_it_is_not_chased_for_it(scene: Scene, client: Client) -> None:
    case = scene.review.casefile
    scene.asked()
    client.force_login(scene.officer)
    page = reverse("scr_portal:chase_send", args=[case.public_id])
    said = {"agencies": [scene.police.public_id, scene.health.public_id], "tier": "people", "once": "q"}
    nothing = client.post(page, said)
    assert nothing.status_code == 422
    assert "Tick or enter what is waited for" in nothing.content.decode()
    other = client.post(page, said | {"things": ["IMR"]})
    assert other.status_code == 422
    assert f"{scene.health} owes nothing of this" in html.unescape(other.content.decode())
    assert not Chase.objects.exists()


def test_after_a_chase_of_long_ago_what_was_asked_since_begins_with_the_people() -> None:
    old = Chase(tier="chief", route="mail", chased_on=date(2014, 3, 3))
    assert next_tier(old, [date(2014, 3, 4), date(2014, 5, 1)]) == "people"
    assert next_tier(old, [date(2014, 3, 3), date(2014, 5, 1)]) == "chair"
    assert next_tier(old, [None, date(2014, 5, 1)]) == "chair"
    assert next_tier(None, [date(2014, 3, 3)]) == "people"


def test_the_grid_names_the_tier_that_is_next(scene: Scene, client: Client) -> None:
    case = scene.review.casefile
    scene.asked()
    chair, grid = build.member(Role.CHAIR, case.board), reverse("panels:grid", args=[case.public_id])
    client.force_login(scene.officer)
    assert "Chase its people" in client.get(grid).content.decode()
    sent(scene, scene.officer, scene.police)
    assert "Chase its chief officer" in client.get(grid).content.decode()
    Agency.objects.filter(pk=scene.police.pk).update(chief_officer_email="c@example.org")
    scene.police.refresh_from_db()
    sent(scene, scene.officer, scene.police, tier="chief")
    page = client.get(grid).content.decode()
    assert "Next: a letter of the LSCB chair to the chief officer" in page
    assert "Write the letter of the LSCB chair" not in page
    client.force_login(chair)
    letter = re.search(r'href="([^"]*)">Write the letter of the LSCB chair', client.get(grid).content.decode())
    assert letter
    shown = client.get(html.unescape(letter[1])).content.decode()
    assert f'value="late:{scene.police.public_id}" selected' in shown


def test_a_call_is_the_last_chase_and_leaves_the_next_tier_as_it_is(scene: Scene, client: Client) -> None:
    case, today = scene.review.casefile, timezone.localdate()
    scene.asked()
    grid = reverse("panels:grid", args=[case.public_id])
    call: dict[str, Any] = {"agency": scene.police, "whom": "Reception", "what": "Later", "called_on": today}
    chase = f"{reverse('scr_portal:chase_send', args=[case.public_id])}?agency={scene.police.public_id}"
    client.force_login(scene.officer)
    note_call.run(new(scene), scene.officer, **call)
    page = client.get(grid).content.decode()
    assert f"Telephone, {day_words(today)} (today)" in page
    assert 'data-label="What for, or what was said">Later</td>' in page
    assert "The agency’s people on this case: Reception" not in page
    assert "Chase its people" in page
    assert "people" in ticked(client.get(chase).content.decode())
    sent(scene, scene.officer, scene.police)
    note_call.run(new(scene), scene.officer, **call)
    page = client.get(grid).content.decode()
    assert page.count(f"Telephone, {day_words(today)}") == 3
    assert "Chase its chief officer" in page
    assert "chief" in ticked(client.get(chase).content.decode())


def test_nothing_an_agency_sees_tells_that_it_was_chased(scene: Scene, client: Client) -> None:
    sent(scene, scene.officer, scene.police, what="What nobody there should read")
    client.force_login(scene.senior)
    for name in ("case", "case_timeline"):
        page = client.get(reverse(name, args=[scene.review.casefile.public_id])).content.decode()
        assert f"chased {scene.police}" not in page
        assert "What nobody there should read" not in page


def test_home_offers_no_chase_that_would_be_refused(scene: Scene, client: Client) -> None:
    late(scene, 3)
    case = scene.review.casefile
    chase = f"{reverse('scr_portal:chase_send', args=[case.public_id])}?agency={scene.police.public_id}"
    client.force_login(scene.officer)
    assert chase in client.get(reverse("home")).content.decode()
    with build.told(case):
        CaseFile.objects.filter(pk=case.pk).update(is_open=False)
    home = client.get(reverse("home")).content.decode()
    assert scene.police.name in home
    assert chase not in home
