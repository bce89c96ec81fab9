"""What the worker does for this app, on the queue for documents."""

from celery import shared_task

from referrals.packs import rendering
from scr_portal import walls


@shared_task(time_limit=600)
@walls.portal()
def make_pack(item_id: int) -> None:
    """Make the papers of one item of an agenda."""
    rendering.make(item_id)
