"""A product goes onto the register: when its notice has run, and byte for byte as approved."""

from datetime import timedelta

import pytest

from scr_portal.deadlines import Deadline
from scr_portal.notices import Notice
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
    assert Notice.objects.filter(about=publication.subject, act="publication").exists()


def test_without_a_notice_rule_approval_follows_the_check() -> None:
    publication = build.checked(build.rendered(build.prepared(build.review("wt2010"), "summary")))
    publication = build.approved(publication)
    assert build.published(publication).status == "published"
    assert not Notice.objects.filter(about=publication.subject, act="before_publication").exists()
