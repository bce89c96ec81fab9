"""A signature stands under its bytes; under others it is void, with the reason, and never gone."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from panels.imrs.transitions import hand_in, sign, submit
from panels.overviews.transitions import circulate, close, revise, sign_off
from publications.publications import transitions as publications
from publications.release import transitions as release
from scr_portal.audit import EventPayload
from scr_portal.documents import Document
from scr_portal.signatures import Signature
from scr_portal.transitions import Refused
from tests.panels.conftest import Scene, a_file
from tests.panels.overviews.conftest import Report, report
from tests.publications import build_publication as build

__all__ = ["report"]


def test_a_new_version_makes_it_void_and_says_why(scene: Scene, client: Client) -> None:
    imr = hand_in.run(sign.run(scene.handed_in(), scene.senior), scene.author, file=a_file("Another version."))
    signature = Signature.objects.get()
    assert signature.voided_at
    with pytest.raises(Refused, match="has not signed this version"):
        submit.run(imr, scene.senior)
    client.force_login(scene.senior)
    page = client.get(reverse("panels:imr", args=[imr.public_id])).content.decode()
    assert "Void" in page
    assert "Another version was handed in." in page
    assert "I am the senior officer of Northshire Police" in page
    assert submit.run(sign.run(imr, scene.senior), scene.senior).submitted_on


def test_the_very_same_file_handed_in_again_is_signed_again(scene: Scene) -> None:
    imr = sign.run(scene.handed_in(), scene.senior)
    imr = hand_in.run(imr, scene.author, file=a_file())
    sign.run(imr, scene.senior)
    assert Signature.objects.count() == 2
    assert Signature.objects.standing().count() == 1


def test_other_bytes_under_the_same_row_are_not_signed(scene: Scene) -> None:
    imr = sign.run(scene.handed_in(), scene.senior)
    assert imr.document
    Document.objects.filter(pk=imr.document.pk).update(sha256="0" * 64)
    with pytest.raises(Refused, match="has not signed this version"):
        submit.run(imr, scene.senior)


def test_a_member_s_word_counts_for_the_version_it_was_signed_under(report: Report) -> None:
    overview = sign_off.run(report.circulated(), report.scene.member, position="agrees")
    overview = circulate.run(revise.run(overview, report.author, file=a_file("Again.")), report.author)
    overview = sign_off.run(overview, report.scene.panel_chair, position="agrees")
    assert Signature.objects.get(by=report.scene.member).why_voided == "Another version was handed in."
    with pytest.raises(Refused, match=report.scene.member.name):
        close.run(overview, report.scene.panel_chair)


def test_the_chain_covers_what_was_signed(scene: Scene) -> None:
    imr = sign.run(scene.handed_in(), scene.senior)
    payload = EventPayload.objects.get(event__kind="imr.sign")
    assert imr.document
    assert imr.document.sha256 in payload.data
    assert "the agency will answer for its actions" in payload.data


@pytest.mark.django_db
def test_writing_makes_both_checks_void() -> None:
    publication = build.checked()
    section = publication.sections.all()[0]
    publications.write.run(section, build.officer(publication.review), text="Another text.")
    assert not Signature.objects.standing().exists()
    assert "was written anew" in Signature.objects.all()[0].why_voided


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["pdf", "html"])
def test_no_approval_without_two_signatures_under_exactly_these_bytes(kind: str) -> None:
    publication = build.notified()
    document = getattr(publication, kind)
    signature = Signature.objects.filter(step="publication.check", document=document)[0]
    Signature.objects.filter(pk=signature.pk).update(voided_at=signature.at, why_voided="A test.")
    with pytest.raises(Refused, match="1 of the two signatures"):
        build.approved(publication)


@pytest.mark.django_db
def test_nothing_is_published_without_the_chair_s_signature() -> None:
    publication = build.approved()
    signed = Signature.objects.filter(step="publication.approve")
    assert {one.sha256 for one in signed} == {publication.approved_sha256, publication.approved_html_sha256}
    signed.update(voided_at=signed[0].at, why_voided="A test.")
    with pytest.raises(Refused, match="no valid signature of the chair"):
        release.publish.run(publication, build.officer(publication.review), published_on=build.today())


@pytest.mark.parametrize(
    "change",
    [{"words": "Something else."}, {"sha256": "0" * 64}, {"role": "officer"}, {"about": "panels.imr:0"}],
)
def test_the_database_lets_nobody_reword_it(scene: Scene, change: dict[str, str]) -> None:
    sign.run(scene.handed_in(), scene.senior)
    with pytest.raises(DatabaseError), transaction.atomic():
        Signature.objects.update(**change)


def test_the_database_lets_nobody_remove_it_nor_take_back_that_it_is_void(scene: Scene) -> None:
    hand_in.run(sign.run(scene.handed_in(), scene.senior), scene.author, file=a_file("Another version."))
    with pytest.raises(DatabaseError), transaction.atomic():
        Signature.objects.update(voided_at=None, why_voided="")
    with pytest.raises(DatabaseError), transaction.atomic():
        Signature.objects.all().delete()
    assert Signature.objects.get().voided_at
