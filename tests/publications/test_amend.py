"""After the copy went out: a correction keeps the days of notice, a material change has new ones (guidance.md 7.18)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from publications.publications import transitions
from publications.publications.models import Publication
from publications.publications.ready import lines
from publications.release import transitions as release
from scr_portal.deadlines import Deadline
from scr_portal.holidays import calendar
from scr_portal.notices import Notice
from scr_portal.notices.coming_back import record_returned
from scr_portal.transitions import PermissionRefused, Refused
from tests.build import told
from tests.publications import build_publication as build
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db
CORRECTION, MATERIAL = Publication.Change.CORRECTION, Publication.Change.MATERIAL


def amended(change: str, publication: Publication | None = None) -> Publication:
    """A copy that went out eight days ago, and its text opened again by the chair."""
    publication = publication or build.notified()
    chair = build.chair(publication.review)
    return build.fresh(release.amend.run(publication, chair, change=change, why_changed="A date was wrong."))


def sent_again(publication: Publication) -> Publication:
    """Written, made, checked, and its copy sent today."""
    section = publication.sections.all()[1]
    transitions.write.run(section, build.officer(publication.review), text=f"{section.text} As corrected.")
    publication = build.checked(build.rendered(build.fresh(publication)))
    publication = transitions.notify.run(publication, build.officer(publication.review), ready_on=build.today())
    publication.notices_before().update(status="sent", sent_on=build.today(), route="portal", proof="Record 2")
    return build.fresh(publication)


def approved(publication: Publication) -> Publication:
    """Approved today."""
    return transitions.approve.run(
        publication, build.chair(publication.review), approved_on=build.today(), **build.WEIGHED
    )


def running(publication: Publication) -> date:
    """The day before which it is not published, as the case page says it."""
    return Deadline.objects.get(subject_key=publication.subject, sort="not_before").due_on


def test_a_correction_is_sent_at_once_and_its_clock_stands() -> None:
    publication = build.notified()
    before = publication.not_before(calendar())
    publication = amended(CORRECTION, publication)
    assert (publication.status, publication.pdf, running(publication)) == ("preparing", None, before)
    publication = approved(sent_again(publication))
    assert running(publication) == before
    assert build.published(publication).status == "published"


def test_a_material_change_has_a_new_notice() -> None:
    publication = approved(sent_again(amended(MATERIAL)))
    assert running(publication) == build.today() + timedelta(days=7)
    with pytest.raises(Refused, match="notice runs still"):
        build.published(publication)


def test_what_is_published_is_the_copy_that_was_sent_last() -> None:
    publication = amended(CORRECTION)
    assert not any(one.title.startswith("Copy to") for one in lines(publication))
    with pytest.raises(Refused):
        approved(publication)
    publication = build.checked(build.rendered(publication))
    with pytest.raises(Refused, match="has not been made ready"):
        approved(publication)
    publication = transitions.notify.run(publication, build.officer(publication.review), ready_on=build.today())
    publication = approved(publication)
    with pytest.raises(Refused, match="has not been recorded as sent"):
        build.published(publication)


def test_an_approval_counts_no_more_and_a_copy_that_waits_is_called_off() -> None:
    publication = build.checked()
    publication = transitions.notify.run(publication, build.officer(publication.review), ready_on=build.today())
    publication = amended(MATERIAL, approved(publication))
    assert (publication.approved_on, publication.approved_sha256) == (None, "")
    notices = Notice.objects.filter(about=publication.subject, act="before_publication")
    assert set(notices.values_list("status", "copy")) == {("not_needed", 1)}
    again = sent_again(publication)
    assert set(again.notices_before().values_list("status", "copy")) == {("sent", 2)}
    assert again.notices_before()[0].act_words.endswith("copy 2")


def came_back(publication: Publication, copy: int) -> None:
    """The copies that went by courier are back."""
    for notice in Notice.objects.filter(about=publication.subject, act="before_publication", copy=copy):
        with told(publication.casefile):
            Notice.objects.filter(pk=notice.pk).update(route="post")
        notice.refresh_from_db()
        record_returned.run(notice, build.officer(publication.review), returned_on=build.today(), why="Not known")


def test_a_copy_that_came_back_is_no_notice() -> None:
    publication = approved(build.notified())
    came_back(publication, 1)
    with pytest.raises(Refused, match="has not been recorded as sent"):
        build.published(publication)
    assert not Deadline.objects.filter(subject_key=publication.subject, sort="not_before", is_running=True).exists()


def test_nor_does_the_notice_of_a_correction_stand_from_a_copy_that_came_back() -> None:
    publication = sent_again(amended(CORRECTION))
    came_back(publication, 1)
    earlier = Notice.objects.filter(about=publication.subject, act="before_publication", copy=1)
    assert set(earlier.values_list("status", flat=True)) == {"not_needed"}
    assert running(approved(build.fresh(publication))) == build.today() + timedelta(days=7)


def test_it_is_the_chairs_and_not_before_a_copy_nor_after_publication() -> None:
    publication = build.notified()
    said = {"change": CORRECTION, "why_changed": "A date."}
    with pytest.raises(PermissionRefused):
        release.amend.run(publication, build.officer(publication.review), **said)
    for other in (build.checked(), build.published()):
        with pytest.raises(Refused):
            release.amend.run(other, build.chair(other.review), **said)


def test_the_page_and_what_the_two_who_sign_again_are_shown() -> None:
    publication = build.notified()
    page = browser(build.chair(publication.review))
    of = {
        name: reverse(f"publications:publication_{name}", args=[publication.public_id]) for name in ("amend", "check")
    }
    said = {"version": publication.version, "why_changed": "A date was wrong."}
    assert page.post(of["amend"], said).status_code == 422
    assert page.post(of["amend"], said | {"change": "correction"}).status_code == 302
    publication = build.fresh(publication)
    section = publication.sections.all()[1]
    transitions.write.run(section, build.officer(publication.review), text="As corrected.")
    publication = build.rendered(build.fresh(publication))
    shown = browser(build.officer(publication.review)).get(of["check"]).content.decode()
    assert f"Written since the text was opened again: {section.heading}." in shown
