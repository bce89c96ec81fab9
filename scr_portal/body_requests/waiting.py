"""Letters of the national panel that wait for an answer, for a word on the chair's attendance, or to be regarded."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from scr_portal.access import Grants
from scr_portal.body_requests.models import BodyRequest
from scr_portal.body_requests.transitions import answer, attend, regard
from scr_portal.dates import due_words
from scr_portal.linking import Step, links
from scr_portal.waiting import Waiting, rows_waiting, waits

K = BodyRequest.Kind
UNDONE = Q(status=BodyRequest.Status.WAITING) | Q(kind=K.ATTENDANCE, attended=None) | Q(kind=K.ADVICE, followed="")


@waits(lambda held: rows_waiting(BodyRequest.objects.filter(UNDONE), held, answer, attend, regard))
def letters(found: list[BodyRequest], held: Grants) -> Iterator[Waiting]:
    """Each thing that the reader can do about each letter; the day is the letter's own, and stands among the dates."""
    for one in found:
        until = f": {due_words(one.due_on, timezone.localdate())}" if one.due_on else ""
        words: dict[Step, str] = {
            answer: f"Answer the national panel{until}",
            attend: "Say whether the LSCB chair attended the national panel",
            regard: "Have regard to the advice of the national panel",
        }
        yield from (Waiting(link.words, one.casefile, link.url) for link in links(one, held, words))
