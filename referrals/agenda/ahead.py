"""The meetings of the next fifteen days for the home page, with how far the papers are and by when they are due."""

from collections.abc import Iterator

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat, JSONObject

from referrals.agenda.models import AgendaItem
from referrals.meetings.models import ARRANGES, READS, Meeting
from referrals.packs.queueing import KIND, is_behind
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.ahead import FAR, Ahead, Paper, plans
from scr_portal.answers import answers
from scr_portal.clocks import day_words
from scr_portal.documents import Document
from scr_portal.together import on_home


@plans
def meetings(held: Grants) -> Iterator[Ahead]:
    """Counted are the cases that the reader may see, so that nobody learns of one more: one query, or none."""
    for one in answers(held, _planned)[0]:
        cases = one.cases or ()  # None: no case is theirs
        papers = tuple(
            Paper(f"{case['label']}, {case['reference']}", case["is_made"], case["is_behind"]) for case in cases
        )
        yield Ahead(
            f"{one.board}: meeting of the {one.whose}",
            one.meets_on,
            one.meets_at,
            _of_board(one) if one.is_of_board else _state(papers),
            reverse("referrals:meeting", args=[one.public_id]),
            one.papers_due_on,
            papers if held.may_on_board(ARRANGES, one.board_id) else (),
        )


@on_home
def _planned(held: Grants) -> QuerySet[Meeting] | None:
    if not held.boards_where(READS):
        return None
    items = AgendaItem.objects.visible_to(held.user).filter(meeting=OuterRef("pk"), status__in=AgendaItem.STANDING)
    made = Document.objects.visible_to(held.user).filter(
        kind=KIND, about=Concat(Value(f"{AgendaItem._meta.label_lower}:"), OuterRef("pk"))
    )
    said = JSONObject(
        label=F("casefile__label"), reference=F("casefile__reference"), is_made=F("is_made"), is_behind=F("is_behind")
    )
    each = items.annotate(is_made=Exists(made), is_behind=is_behind(held.user))
    planned = Meeting.objects.visible_to(held.user).coming(FAR).select_related("board")
    return planned.annotate(cases=ArraySubquery(each.order_by("position", "pk").values(json=said)))


def _of_board(meeting: Meeting) -> str:
    return f"Papers out by {day_words(meeting.papers_due_on)}"


def _state(papers: tuple[Paper, ...]) -> str:
    """Whoever is barred from a case, and be it who arranges the meeting, is not told that there is none, nor of it."""
    if not papers:
        return "No case that is open to you on the agenda"
    made = sum(paper.is_made for paper in papers)
    cases = "case" if len(papers) == 1 else "cases"
    said = "Papers ready" if made == len(papers) else f"Papers for {made} of {len(papers)} {cases}"
    behind = sum(paper.is_made and paper.is_behind for paper in papers)
    return f"{said}, for {behind} of {len(papers)} older than what was recorded since" if behind else said
