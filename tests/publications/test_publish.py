"""A product goes onto the register: when its notice has run, and byte for byte as approved."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from publications.publications import transitions as earlier
from publications.release import transitions
from scr_portal.access import Appointment
from scr_portal.deadlines import Deadline
from scr_portal.notices import Notice
from scr_portal.notices.content import lines
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests.documents.conftest import kept
from tests.publications import build_publication as build

pytestmark = pytest.mark.django_db


def test_the_whole_way_with_a_notice() -> None:
    publication = build.published()
    assert publication.status == "published"
    assert publication.pdf is not None
    assert publication.approved_sha256 == publication.pdf.sha256
    until = Deadline.objects.get(subject_key=publication.subject, sort="until")
    assert until.due_on > build.today() + timedelta(days=360)
    assert not Deadline.objects.get(subject_key=publication.subject, sort="not_before").is_running
    told = Notice.objects.filter(about=publication.subject, act="publication", body__isnull=False)
    [where] = {line.words for one in told for line in lines(one) if line.term == "Where it can be read"}
    assert Client().get(urlsplit(where).path).status_code == 200


def test_without_a_notice_rule_approval_follows_the_check() -> None:
    publication = build.checked(build.rendered(build.prepared(build.review("wt2010"), "summary")))
    publication = build.approved(build.confirmed(publication))
    assert build.published(publication).status == "published"
    assert not Notice.objects.filter(about=publication.subject, act="before_publication").exists()


def test_the_copy_carries_the_very_documents_and_the_clock_starts_when_it_is_sent() -> None:
    publication = build.checked()
    publication = earlier.notify.run(publication, build.officer(publication.review), ready_on=build.today())
    notice = Notice.objects.get(about=publication.subject, act="before_publication")
    assert set(notice.documents.values_list("pk", flat=True)) == {publication.pdf_id, publication.html_id}
    assert not Deadline.objects.filter(subject_key=publication.subject, sort="not_before").exists()
    assert publication.copy_sent_on is None
    said = {line.term: line.words for line in lines(notice)}
    assert said["Published at the earliest"].startswith("7 days after the last of those who are told")


def test_notice_is_not_approval_and_approval_waits_for_the_copy() -> None:
    publication = build.checked()
    with pytest.raises(Refused, match="copy"):
        build.approved(publication)


def test_not_while_the_notice_runs() -> None:
    publication = build.approved(build.notified(sent_on=build.today() - timedelta(days=6)))
    with pytest.raises(Refused, match="notice runs still"):
        build.published(publication)


def test_on_the_seventh_day() -> None:
    publication = build.approved(build.notified(sent_on=build.today() - timedelta(days=7)))
    assert build.published(publication).status == "published"


def test_not_while_a_copy_has_not_been_sent() -> None:
    publication = build.approved()
    Notice.objects.filter(about=publication.subject).update(status="owed", sent_on=None)
    with pytest.raises(Refused, match="not been recorded as sent"):
        build.published(publication)


def test_not_when_another_file_was_sent() -> None:
    publication = build.approved()
    other = kept(publication.casefile, build.officer(publication.review))
    sent = Notice.documents.through.objects.filter(notice__about=publication.subject, document=publication.pdf)
    sent.update(document=other)
    with pytest.raises(Refused, match="not the document that was approved"):
        build.published(publication)


def test_not_when_the_stored_bytes_are_others() -> None:
    publication = build.approved()
    assert publication.html is not None
    default_storage.delete(publication.html.stored_as)
    default_storage.save(publication.html.stored_as, ContentFile(b"<p>Other</p>"))
    with pytest.raises(Refused, match="not the one"):
        build.published(publication)


def test_not_while_a_trial_blocks_it() -> None:
    publication = build.approved()
    build.blocking(publication)
    with pytest.raises(Refused, match="blocks publication"):
        build.published(publication)


def test_not_before_the_approval_and_not_tomorrow() -> None:
    publication = build.approved()
    for days in (-3, 1):
        with pytest.raises(ValidationError):
            transitions.publish.run(
                publication, build.officer(publication.review), published_on=build.today() + timedelta(days=days)
            )


def test_who_may_not() -> None:
    publication = build.approved()
    with pytest.raises(PermissionRefused):
        transitions.publish.run(publication, build.chair(publication.review), published_on=build.today())
    other = build.checked()
    with pytest.raises(PermissionRefused):
        earlier.approve.run(
            build.notified(other), build.officer(other.review), approved_on=build.today(), **build.WEIGHED
        )


def test_a_chair_who_chaired_the_panel_does_not_approve() -> None:
    publication = build.notified()
    Appointment.objects.filter(casefile=publication.casefile, role=Role.PANEL_CHAIR).update(
        user=build.chair(publication.review)
    )
    with pytest.raises(Refused, match="acting chair"):
        build.approved(publication)


def test_twice_is_once() -> None:
    publication = build.published()
    with pytest.raises(Refused, match="Published"):
        build.published(publication)
