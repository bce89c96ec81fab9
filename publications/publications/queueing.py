"""Asking the worker for the documents of a publication, and how far it is."""

from publications.publications.models import Publication
from scr_portal import jobs
from scr_portal.jobs import Job

RENDER = "publications.tasks.render"


def ask(publication: Publication) -> None:
    """Have the documents made after this transaction; what is under way already sees the newest text."""
    jobs.ask_unless_asked(publication, RENDER)


def latest(publication: Publication) -> Job | None:
    """The newest job for the documents of a publication."""
    return jobs.latest(publication, RENDER)
