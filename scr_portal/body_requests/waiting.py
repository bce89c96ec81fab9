"""Letters of the national panel that wait for an answer, for a word on the chair's attendance, or to be regarded."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils import timezone

from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.body_requests.models import BodyRequest
from scr_portal.body_requests.transitions import answer, attend, regard
from scr_portal.clocks import day_words
from scr_portal.dates import due_words
from scr_portal.linking import Step, links
from scr_portal.waiting import Waiting, rows_waiting, waits

K = BodyRequest.Kind
ANSWER = "Answer the national panel"
UNDONE = Q(status=BodyRequest.Status.WAITING) | Q(kind=K.ATTENDANCE, attended=None) | Q(kind=K.ADVICE, followed="")


@waits(lambda held: rows_waiting(BodyRequest.objects.filter(UNDONE), held, answer, attend, regard))
def letters(found: list[BodyRequest], held: Grants) -> Iterator[Waiting]:
    """Each thing that the reader can do about each letter; its day opens to its sum."""
    for one in found:
        today = timezone.localdate()
        words: dict[Step, str] = {answer: ANSWER, regard: "Have regard to the advice of the national panel"}
        if one.attend_on is None or one.attend_on <= today:
            on = f" on {day_words(one.attend_on)}" if one.attend_on else ""
            words[attend] = f"Say whether the LSCB chair attended the national panel{on}"
        if _is_to_come(one, today) and regard.allowed(one, held):
            yield Waiting(_to_attend(one, today), one.casefile, reverse("case", args=[one.casefile.public_id]))
        for link in links(one, held, words):
            clock, day = ((one.subject, "body_answer"), one.clock) if link.words == ANSWER else (None, None)
            yield Waiting(link.words, one.casefile, link.url, clock=clock, date=day)


def _is_to_come(letter: BodyRequest, today: date) -> bool:
    """Whether the chair is asked to attend on a day that is not past, or not named yet."""
    if letter.kind != K.ATTENDANCE or letter.attended is not None:
        return False
    return letter.attend_on is None or letter.attend_on >= today


def _to_attend(letter: BodyRequest, today: date) -> str:
    day = due_words(letter.attend_on, today) if letter.attend_on else "it names no day yet"
    return "Attend the national panel: " + ", ".join(filter(None, (day, letter.attend_at)))
