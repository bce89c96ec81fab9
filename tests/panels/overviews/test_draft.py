"""The author hands in drafts of the overview report."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from panels.overviews.models import Overview
from panels.overviews.transitions import draft, revise
from scr_portal.accounts import User
from scr_portal.documents import Document
from scr_portal.roles import Audience
from scr_portal.transitions import PermissionRefused, Refused
from tests.documents import files
from tests.panels.conftest import a_file
from tests.panels.overviews.conftest import Report


def test_the_panel_reads_the_draft_and_no_agency_does(report: Report) -> None:
    overview = report.drafted()
    assert overview.status == "draft"
    scene = report.scene
    for reader in (scene.panel_chair, scene.member, scene.officer, report.author):
        assert list(Document.objects.visible_to(reader)) == [overview.document]
    for reader in (scene.senior, scene.other_senior):
        assert not Document.objects.visible_to(reader).exists()
        assert not Overview.objects.visible_to(reader).exists()


def test_a_new_version_stands_beside_the_first(report: Report) -> None:
    first = report.drafted()
    second = revise.run(first, report.author, file=a_file("Twice."))
    assert second.document != first.document
    assert Document.objects.visible_to(report.author).count() == 2


def test_only_the_author_and_only_once_from_new(report: Report) -> None:
    for by in (report.scene.panel_chair, report.scene.officer, report.scene.senior):
        with pytest.raises(PermissionRefused):
            draft.run(Overview(casefile=report.review.casefile, audience=Audience.PANEL), by, file=a_file())
    report.drafted()
    with pytest.raises(Refused, match="There is a draft already"):
        report.drafted()
    assert Overview.objects.count() == 1


def test_the_page_takes_a_file_and_leads_to_the_next_version(report: Report, client: Client) -> None:
    client.force_login(report.author)
    page = reverse("panels:overview_draft", args=[report.review.casefile.public_id])
    assert client.post(page, {}).status_code == 422
    done = client.post(page, {"file": SimpleUploadedFile("report.pdf", files.pdf())}, follow=True)
    overview = Overview.objects.get()
    assert reverse("panels:overview", args=[overview.public_id]) in done.content.decode()
    again = client.get(page)
    assert again.status_code == 409
    assert "There is a draft already" in again.content.decode()
    revised = {"file": SimpleUploadedFile("report.pdf", files.pdf("More.")), "version": str(overview.version)}
    shown = client.post(reverse("panels:overview_revise", args=[overview.public_id]), revised, follow=True)
    assert "Overview report, version 2" in shown.content.decode()


def test_the_version_of_another_reader_is_not_overwritten(report: Report) -> None:
    overview = report.drafted()
    kept = overview.document
    stranger = User.objects.get(pk=report.scene.other_senior.pk)
    with pytest.raises(PermissionRefused):
        revise.run(overview, stranger, file=a_file())
    assert Overview.objects.get().document == kept
