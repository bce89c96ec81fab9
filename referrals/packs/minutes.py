"""The minutes of a whole meeting in one PDF for one reader, put together when it is asked for (docs/decisions/0032)."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import timezone

from referrals.agenda.models import AgendaItem, OnAgenda
from referrals.agenda.sitting import who_took_part
from referrals.meetings.models import Meeting
from referrals.meetings.quorum import Present, present
from scr_portal.accounts import User
from scr_portal.printing.beside import laid_out

S = AgendaItem.Status


@dataclass(frozen=True)
class Minuted:
    """What stood on the agenda with what is recorded of it, and who took part for its case."""

    item: OnAgenda
    who: Present
    said: dict[str, object]

    @property
    def is_agreed(self) -> bool:
        """Whether these minutes are no draft any more."""
        return getattr(self.item, "status", "") == S.AGREED


def on_record(meeting: Meeting, reader: User) -> list[OnAgenda]:
    """What the minutes tell this reader of, once the day of the meeting has come: one query a kind.

    The cases whose minutes are written, in the order of the agenda; what else stood there, as an upper app has it.
    """
    if meeting.meets_on > timezone.localdate():
        return []
    kinds = [kind for kind in OnAgenda.__subclasses__() if kind is not AgendaItem]
    others = [one for kind in kinds for one in kind.minuted_at(meeting, reader).order_by("pk")]
    return [*AgendaItem.minuted_at(meeting, reader).order_by("position", "pk"), *others]


def minuted(meeting: Meeting, reader: User) -> list[Minuted]:
    """The same with who took part and what is recorded beside it."""
    return [Minuted(one, _who(one), one.in_minutes(reader)) for one in on_record(meeting, reader)]


def _who(one: OnAgenda) -> Present:
    return who_took_part(one) if isinstance(one, AgendaItem) else present(one.meeting, one.casefile)


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
