"""The minutes of a whole meeting in one PDF for one reader, put together when it is asked for (docs/decisions/0032)."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone

from referrals.agenda.models import AgendaItem
from referrals.agenda.sitting import who_took_part
from referrals.meetings.models import Meeting
from referrals.meetings.quorum import Present, present
from scr_portal.accounts import User
from scr_portal.printing.beside import laid_out

S = AgendaItem.Status


@dataclass(frozen=True)
class Minuted:
    """A case with what was minuted of it, and who took part for it."""

    item: AgendaItem
    who: Present

    @property
    def is_agreed(self) -> bool:
        """Whether these minutes are no draft any more."""
        return self.item.status == S.AGREED


def minuted(meeting: Meeting, reader: User) -> list[Minuted]:
    """The cases whose minutes are written, as far as they are open to the reader, in the order of the agenda."""
    items = AgendaItem.objects.visible_to(reader).filter(meeting=meeting, status__in=(S.MINUTED, S.AGREED))
    beside = ("casefile", "meeting__board", "agreed_by", "agreed_by_meeting")
    return [Minuted(one, who_took_part(one)) for one in items.select_related(*beside).order_by("position", "pk")]


def minutes(meeting: Meeting, found: list[Minuted], reader: User) -> bytes:
    """The PDF of these: a draft until those of every case in it are agreed. Raises UnreadableError."""
    said = {
        "meeting": meeting,
        "who": present(meeting),
        "cases": found,
        "drafts": sum(not one.is_agreed for one in found),
        "reader": reader,
        "now": timezone.localtime(),
    }
    return laid_out([render_to_string("referrals/packs/minutes.html", said)])
