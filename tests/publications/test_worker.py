"""Making the documents survives a text that changes meanwhile and a lost worker."""

import pytest
from django.utils import timezone

from publications.publications import queueing, rendering, transitions
from publications.publications.models import Publication
from scr_portal import documents
from scr_portal.jobs import Job
from scr_portal.people import Person
from tests.publications import build_publication as build

pytestmark = pytest.mark.django_db


def asked() -> tuple[Publication, Job]:
    """Documents asked for, not made yet."""
    publication = build.prepared()
    transitions.render.run(publication, build.officer(publication.review))
    job = queueing.latest(build.fresh(publication))
    assert job is not None
    return publication, job


def test_asked_twice_is_made_once() -> None:
    publication, job = asked()
    transitions.render.run(build.fresh(publication), build.officer(publication.review))
    assert Job.objects.filter(kind=queueing.RENDER).get() == job
    rendering.make(publication.pk)
    job.refresh_from_db()
    assert job.status == "done"
    before = build.fresh(publication).pdf_id
    rendering.make(publication.pk)
    assert build.fresh(publication).pdf_id == before


def test_the_text_as_it_is_when_it_is_made() -> None:
    publication, _ = asked()
    section = publication.sections.all()[0]
    transitions.write.run(section, build.officer(publication.review), text="The newest words.")
    rendering.make(publication.pk)
    made = build.fresh(publication)
    assert made.html is not None
    with documents.read(made.html, by=made.html.kept_by) as file:
        assert b"The newest words." in file.read()


def test_a_name_that_became_known_meanwhile_stops_it_and_the_failure_names_nobody() -> None:
    publication, job = asked()
    Person.objects.create(casefile=publication.casefile, kind="other", name="Side Neighbour")
    rendering.make(publication.pk)
    job.refresh_from_db()
    assert job.status == "failed"
    assert "paragraph 1.3" in job.failure
    assert "Side" not in job.failure
    assert build.fresh(publication).pdf is None


def test_a_lost_worker_s_job_is_taken_by_the_next() -> None:
    publication, job = asked()
    Job.objects.filter(pk=job.pk).update(status="running", leased_until=timezone.now())
    rendering.make(publication.pk)
    job.refresh_from_db()
    assert job.status == "done"
