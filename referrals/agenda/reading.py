"""What a reader may see of agendas: an item of a case that is closed to them is not there for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from referrals.agenda.models import AgendaItem, OnAgenda
from referrals.considerations.models import Consideration, Decision
from referrals.meetings.models import Meeting
from referrals.packs.queueing import KIND, being_made, is_behind
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.whole_rows import asked_once

A_QUARTER = timedelta(days=92)


@dataclass(frozen=True)
class Listed:
    """An item on an agenda, the newest papers for it where they are made, and whether they are being made now.

    They are behind where something that the reader may know of was recorded on the case after they were made.
    """

    item: AgendaItem
    pack: Document | None
    is_being_made: bool
    is_behind: bool


def on_agenda(meeting: Meeting, reader: User) -> list[Listed]:
    """The items of a meeting that the reader may see, in the order in which they are taken: four queries."""
    items = AgendaItem.objects.visible_to(reader).filter(meeting=meeting, status__in=AgendaItem.STANDING)
    found = list(items.select_related("casefile__board", "consideration").order_by("position", "pk"))
    return list(with_packs(found, reader))


def others_on_agenda(meeting: Meeting, reader: User) -> list[OnAgenda]:
    """What else than considerations the reader may see there, as an upper app has it: one query a kind."""
    kinds = [kind for kind in OnAgenda.__subclasses__() if kind is not AgendaItem]
    seen = [kind.open_at(meeting).visible_to(reader).select_related("casefile").order_by("pk") for kind in kinds]
    return [one for rows in seen for one in rows]


def put_beside(item: AgendaItem) -> None:
    """Let an item know its round, with the case, and its meeting, with board and chair: one query."""
    [item.consideration], [item.meeting] = asked_once(
        Consideration.objects.filter(pk=item.consideration_id),
        Meeting.objects.filter(pk=item.meeting_id).select_related("board", "chair"),
    )
    item.consideration.casefile = item.casefile


def with_packs(items: Iterable[AgendaItem], reader: User) -> Iterable[Listed]:
    """Each item with its newest papers: three queries."""
    known = list(items)
    papers = Document.objects.visible_to(reader).filter(kind=KIND, about__in=[item.subject for item in known])
    newest = {paper.about: paper for paper in papers.order_by("pk")}
    under_way = being_made(known)
    packed = AgendaItem.objects.filter(is_behind(reader), pk__in=[item.pk for item in known])
    behind = set(packed.values_list("pk", flat=True))
    for item in known:
        yield Listed(item, newest.get(item.subject), item.subject in under_way, item.pk in behind)


def could_be_put(meeting: Meeting, reader: User, listed: Iterable[Listed]) -> list[CaseFile]:
    """Cases that are being considered and not on this agenda, the oldest first; none once the day has passed."""
    there = {one.item.consideration_id for one in listed}
    rounds = Consideration.objects.visible_to(reader).filter(
        casefile__board=meeting.board_id, casefile__is_open=True, status=Consideration.Status.OPEN
    )
    found = rounds.exclude(pk__in=there).select_related("casefile").order_by("attention_on", "pk")
    return [one.casefile for one in found[:50]]


def meeting_before(meeting: Meeting) -> date:
    """The day of the meeting of the same kind before it; where none is known, three months before."""
    held = Meeting.objects.filter(board=meeting.board_id, kind=meeting.kind, status=Meeting.Status.PLANNED)
    last = held.filter(meets_on__lt=meeting.meets_on).order_by("meets_on").last()
    return last.meets_on if last else meeting.meets_on - A_QUARTER


def decided_since(since: date, meeting: Meeting, reader: User) -> list[Decision]:
    """What the LSCB is to hear at its meeting: the chair's decisions after `since`, as the reader sees them."""
    decided = Decision.objects.visible_to(reader).filter(casefile__board=meeting.board_id, decided_on__gt=since)
    until = decided.filter(decided_on__lte=meeting.meets_on)
    return list(until.select_related("casefile").order_by("decided_on", "pk"))
