"""What the worker does for this app."""

from celery import shared_task

from referrals.packs import rendering
from referrals.records import making
from scr_portal import walls


@shared_task(time_limit=600)
@walls.portal()
def make_pack(item_id: int) -> None:
    """Make the papers of one item of an agenda."""
    rendering.make(item_id)


@shared_task(time_limit=300)
@walls.portal()
def draw_up(consideration_id: int) -> None:
    """Draw up the record of a decision."""
    making.make(consideration_id)
