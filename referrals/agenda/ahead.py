"""The meetings of the next seven days on the home page, with how far the papers are."""

from collections.abc import Iterator

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, Value
from django.db.models.functions import Concat, JSONObject
from django.urls import reverse

from referrals.agenda.models import AgendaItem
from referrals.meetings.models import READS, Meeting
from referrals.packs.queueing import KIND
from scr_portal.access import Grants
from scr_portal.ahead import Ahead, plans
from scr_portal.documents import Document


@plans
def meetings(held: Grants) -> Iterator[Ahead]:
    """Counted are the cases that the reader may see, so that nobody learns of one more: one query, or none."""
    if not held.boards_where(READS):
        return
    items = AgendaItem.objects.visible_to(held.user).filter(meeting=OuterRef("pk"), status__in=AgendaItem.STANDING)
    made = Document.objects.visible_to(held.user).filter(
        kind=KIND, about=Concat(Value(f"{AgendaItem._meta.label_lower}:"), OuterRef("pk"))
    )
    each = items.annotate(is_made=Exists(made)).values(json=JSONObject(is_made=F("is_made")))
    planned = Meeting.objects.visible_to(held.user).this_week().select_related("board")
    for one in planned.annotate(cases=ArraySubquery(each)):
        cases = [case["is_made"] for case in one.cases or ()]  # type: ignore[attr-defined]  # None: no case is theirs
        url = reverse("referrals:meeting", args=[one.public_id])
        yield Ahead(f"{one.board}: meeting of the sub-committee", one.meets_on, one.meets_at, _state(cases), url)


def _state(cases: list[bool]) -> str:
    if not cases:
        return "No case on the agenda"
    return "Papers ready" if all(cases) else f"Papers for {sum(cases)} of {len(cases)} cases"
