"""The senior officer, never the author, signs the bytes that were handed in."""

import pytest
from django.test import Client
from django.urls import reverse

from panels.imrs.models import Imr
from panels.imrs.transitions import sign
from scr_portal.roles import Role
from scr_portal.signatures import Signature
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.panels.conftest import Scene


def test_the_signature_holds_for_these_bytes_in_words(scene: Scene) -> None:
    imr = sign.run(scene.handed_in(), scene.senior)
    signature = Signature.objects.get()
    assert imr.signed_on
    assert imr.document
    assert signature.sha256 == imr.document.sha256
    assert "Northshire Police" in signature.words


def test_the_author_does_not_sign_her_own_work(scene: Scene) -> None:
    imr = scene.handed_in()
    build.holds(user=scene.author, role=Role.SENIOR, agency=scene.police)
    with pytest.raises(Refused, match="author does not sign"):
        sign.run(imr, scene.author)
    assert not Signature.objects.exists()


def test_nobody_outside_the_agency_and_not_twice(scene: Scene) -> None:
    imr = scene.handed_in()
    for by in (scene.other_senior, scene.officer, scene.panel_chair):
        with pytest.raises(PermissionRefused):
            sign.run(imr, by)
    signed = sign.run(imr, scene.senior)
    with pytest.raises(Refused, match="It was signed on"):
        sign.run(signed, scene.senior)


def test_not_before_there_is_a_file(scene: Scene) -> None:
    with pytest.raises(Refused, match="Being written"):
        sign.run(scene.with_author(), scene.senior)


def test_the_page_wants_the_password(scene: Scene, client: Client) -> None:
    imr = scene.handed_in()
    client.force_login(scene.senior)
    page = reverse("panels:imr_sign", args=[imr.public_id])
    assert "Enter your password" in client.post(page, {"version": str(imr.version)}).content.decode()
    assert client.post(page, {"password": build.PASSWORD, "version": str(imr.version)}).status_code == 302
    assert Imr.objects.get().signed_on
