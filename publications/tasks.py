"""What the worker does for this app, on the queue for documents."""

from celery import shared_task

from publications.packs import making
from publications.publications import rendering
from scr_portal import walls


@shared_task(time_limit=600)
@walls.portal()
def render(publication_id: int) -> None:
    """Make the documents of a publication."""
    rendering.make(publication_id)


@shared_task(time_limit=600)
@walls.portal()
def pack(notice_id: int) -> None:
    """Put into one file what a body was sent about a decision."""
    making.make(notice_id)
