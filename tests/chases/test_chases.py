"""Agencies that are late are chased by e-mail and by telephone."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseAgency
from scr_portal.chases.models import Chase
from scr_portal.chases.transitions import note_call, send
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused
from tests import build
from tests.documents.conftest import store
from tests.panels.conftest import Scene, scene

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
    assert f'value="{scene.police.public_id}" checked' in client.get(
        f"{page}?agency={scene.police.public_id}"
    ).content.decode().replace("\n", " ")
    silent = build.agency(case.board)
    CaseAgency.objects.create(casefile=case, agency=silent)
    everybody = [scene.police.public_id, scene.health.public_id]
    said = {"tier": "people", "what": "The IMR"}
    wrong = client.post(page, said | {"agencies": [*everybody, silent.public_id]})
    assert wrong.status_code == 422
    assert not Chase.objects.exists()
    right = client.post(page, said | {"agencies": everybody})
    assert right["Location"] == reverse("panels:grid", args=[case.public_id])
    assert Chase.objects.count() == 2


def test_nothing_an_agency_sees_tells_that_it_was_chased(scene: Scene, client: Client) -> None:
    sent(scene, scene.officer, scene.police, what="What nobody there should read")
    client.force_login(scene.senior)
    for name in ("case", "case_timeline"):
        page = client.get(reverse(name, args=[scene.review.casefile.public_id])).content.decode()
        assert f"chased {scene.police}" not in page
        assert "What nobody there should read" not in page
