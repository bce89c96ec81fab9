"""The author hands in a file, for the agency alone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from panels.imrs.models import Imr
from panels.imrs.transitions import hand_in, sign
from scr_portal.accounts import User
from scr_portal.documents import Document
from scr_portal.transitions import PermissionRefused, Refused
from tests.documents import files
from tests.panels.conftest import Scene, a_file


def readable(user: User) -> int:
    """How many files this person may open."""
    return Document.objects.visible_to(User.objects.get(pk=user.pk)).count()


def test_only_the_agency_can_open_it(scene: Scene) -> None:
    imr = scene.handed_in()
    assert imr.status == "agency_qa"
    assert readable(scene.author) == readable(scene.senior) == 1
    for outside in (scene.officer, scene.panel_chair, scene.member, scene.other_senior):
        assert readable(outside) == 0


def test_a_new_file_needs_a_new_signature(scene: Scene) -> None:
    signed = sign.run(scene.handed_in(), scene.senior)
    again = hand_in.run(signed, scene.author, file=a_file("Second thoughts."))
    assert again.signed_on is None
    assert readable(scene.senior) == 2


def test_only_the_author(scene: Scene) -> None:
    imr = scene.with_author()
    for by in (scene.senior, scene.officer, scene.other_senior):
        with pytest.raises(PermissionRefused):
            hand_in.run(imr, by, file=a_file())
    assert not Document.objects.exists()


def test_not_after_it_was_submitted(scene: Scene) -> None:
    with pytest.raises(Refused, match="Submitted"):
        hand_in.run(scene.submitted(), scene.author, file=a_file())


def test_the_page_keeps_a_good_file_and_says_what_is_wrong_with_a_bad_one(scene: Scene, client: Client) -> None:
    imr = scene.with_author()
    client.force_login(scene.author)
    page = reverse("panels:imr_hand_in", args=[imr.public_id])
    bad = client.post(page, {"file": SimpleUploadedFile("imr.pdf", b"not a PDF"), "version": str(imr.version)})
    assert bad.status_code == 422
    assert "The file must be PDF, Word" in bad.content.decode()
    assert not Document.objects.exists()
    good = {"file": SimpleUploadedFile("imr.pdf", files.pdf()), "version": str(imr.version)}
    shown = client.post(page, good, follow=True).content.decode()
    assert "IMR of Northshire Police, version 1" in shown
    assert Imr.objects.get().status == "agency_qa"
