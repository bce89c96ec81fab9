"""Bodies that are to be told without a day being laid down; those with a day stand among the dates."""

from collections.abc import Iterator

from django.urls import reverse

from scr_portal.access import Grants
from scr_portal.guidance.base import Act
from scr_portal.notices.models import Notice
from scr_portal.notices.transitions import record_sent, send
from scr_portal.waiting import Waiting, case_by_case, rows_waiting, waits


@waits(lambda held: rows_waiting(Notice.objects.filter(due_on=None), held, send, record_sent))
def undated(owed: list[Notice], held: Grants) -> Iterator[Waiting]:
    """Copies that go out before publication, which waits for them; and the rest, case by case."""
    copies = [one for one in owed if one.act == Act.BEFORE_PUBLICATION]
    for words, rows in (
        ("Send the copies that go out before publication", copies),
        ("Tell those who are to be told", [one for one in owed if one not in copies]),
    ):
        for case, number in case_by_case(rows):
            yield Waiting(f"{words} ({number})", case, reverse("scr_portal:case_notices", args=[case.public_id]))
