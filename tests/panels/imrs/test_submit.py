"""What is submitted is the signed version; the panel reads it and nothing earlier."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from panels.imrs.transitions import hand_in, record, submit
from scr_portal.accounts import User
from scr_portal.deadlines import Deadline
from scr_portal.documents import Document
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from tests import build_review
from tests.panels.conftest import Scene, a_file


def test_the_panel_reads_the_signed_version_and_no_earlier_one(scene: Scene) -> None:
    draft = hand_in.run(scene.with_author(), scene.author, file=a_file("A first draft."))
    imr = scene.submitted(draft)
    for reader in (scene.panel_chair, scene.member, scene.officer):
        assert list(Document.objects.visible_to(User.objects.get(pk=reader.pk))) == [imr.document]
    assert Document.objects.visible_to(User.objects.get(pk=scene.senior.pk)).count() == 2
    assert not Document.objects.visible_to(scene.other_senior).exists()


def test_the_clock_stops_and_the_panel_chair_is_told(scene: Scene) -> None:
    scene.submitted()
    assert not Deadline.objects.get(kind="imr").is_running
    assert Message.objects.filter(user=scene.panel_chair, body__contains="was submitted").exists()


def test_not_unsigned(scene: Scene) -> None:
    with pytest.raises(Refused, match="has not signed"):
        submit.run(scene.handed_in(), scene.senior)
    assert not Document.objects.visible_to(scene.panel_chair).exists()


def test_the_officer_records_what_came_on_paper(scene: Scene) -> None:
    said: dict[str, Any] = {"written_by": "Dr R. Amin, general practitioner", "signed_by": "Dr R. Amin"}
    imr = record.run(
        scene.asked(), scene.officer, file=a_file(), signed_on=build_review.days_ago(0), **said
    )  # fmt: skip
    assert imr.status == "submitted"
    assert imr.written_by.startswith("Dr R. Amin")
    assert list(Document.objects.visible_to(scene.panel_chair)) == [imr.document]


def test_paper_is_recorded_by_the_office_alone_and_not_signed_before_it_was_asked_for(scene: Scene) -> None:
    imr = scene.asked()
    said: dict[str, Any] = {"written_by": "Dr R. Amin", "signed_by": "Dr R. Amin"}
    with pytest.raises(PermissionRefused):
        record.run(imr, scene.senior, file=a_file(), signed_on=build_review.days_ago(0), **said)
    with pytest.raises(ValidationError, match="on which it was asked for"):
        record.run(imr, scene.officer, file=a_file(), signed_on=build_review.days_ago(1), **said)
    assert not Document.objects.exists()
