"""What the worker does to make the papers of an item."""

from referrals.agenda import transitions
from referrals.agenda.models import AgendaItem
from referrals.packs.gathering import page
from referrals.packs.queueing import MAKE
from scr_portal.accounts import User
from scr_portal.printing import making
from scr_portal.printing.pdf import pdf


def make(item_id: int) -> None:
    """Make the PDF and hand it to the item; safe to run twice."""
    making.make(
        _read(item_id),
        MAKE,
        lambda: _hand_over(item_id),
        failed="The papers could not be laid out. Try again, or tell the administrator.",
        changed="The case was changed while the papers were made. Ask for them again.",
    )


def _hand_over(item_id: int) -> None:
    item = _read(item_id)
    made = pdf(page(item).encode())
    with making.as_it_was_read(item):  # the papers say up to which event they show the case
        transitions.receive_pack.run(item, User.objects.system(), pdf=made)


def _read(item_id: int) -> AgendaItem:
    return AgendaItem.objects.select_related("casefile__board", "meeting", "consideration").get(pk=item_id)
