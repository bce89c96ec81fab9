"""Which notices state a day that was put right, by what they say and by what they said when they were written."""

from collections.abc import Iterator
from datetime import date

from django.utils.html import escape

from scr_portal.casefiles import CaseFile
from scr_portal.clocks import states
from scr_portal.corrections.facts import fact_of
from scr_portal.corrections.models import Correction
from scr_portal.documents import Document
from scr_portal.guidance.base import Act
from scr_portal.letters.models import Letter
from scr_portal.notices.content import facts
from scr_portal.notices.models import TOLD, Notice
from scr_portal.notices.writing import KIND


def told(correction: Correction) -> Iterator[Notice]:
    """The notices of the case that went and stated the day, as it was or as it stood before an earlier correction."""
    days = _ever(correction)
    for notice in Notice.objects.filter(TOLD, casefile=correction.casefile_id, body__isnull=False):
        page = written_last(notice)
        if _speaks_of(notice, correction) and (not page or None in days or any(states(page, day) for day in days)):
            yield notice


def overtaken(correction: Correction) -> Iterator[Notice | Letter]:
    """What told of a day when it had come, and would have gone before the day as it is put right; letters by words."""
    new, stood = correction.new, [day for day in _ever(correction) if day]
    if new is None or not stood or fact_of(correction).may_come:
        return
    out = Letter.objects.filter(casefile=correction.casefile_id, status__in=Letter.OUT).order_by("sent_on", "pk")
    letters = (letter for letter in out if any(states(letter.text, day) for day in stood))
    went: list[Notice | Letter] = [*told(correction), *letters]
    for one in went:
        if one.sent_on and min(stood) <= one.sent_on < new:
            yield one


def told_completion(casefile: CaseFile, day: date) -> Iterator[Notice]:
    """The notices that went and told a body that a review is to be complete by that day."""
    for notice in Notice.objects.filter(TOLD, casefile=casefile, act=Act.DECISION_TO_HOLD, body__isnull=False):
        page = written_last(notice)
        if not page or states(page, day):
            yield notice


def drawn_up_before(notice: Notice) -> Iterator[Correction]:
    """The corrections that a notice, as it was drawn up last, knows nothing of."""
    page = written_last(notice)
    newest = {(one.about, one.field): one for one in Correction.objects.filter(casefile=notice.casefile_id)}
    for correction in newest.values() if page else ():
        states_it = any(states(page, day) for day in _ever(correction)) and _speaks_of(notice, correction)
        if states_it and not _knows(page, correction):
            yield correction


def _knows(page: str, correction: Correction) -> bool:
    """Whether it says what stands now: the day, and no words that stood beside it before."""
    day_stands = correction.new is not None and states(page, correction.new)
    before, now = escape(correction.words_before), escape(correction.words_now)
    return day_stands and (now in page or before not in page)


def _ever(correction: Correction) -> set[date | None]:
    """Each day that stood there before it, none among them where it was not known."""
    before = Correction.objects.filter(about=correction.about, field=correction.field, pk__lte=correction.pk)
    return set(before.values_list("old", flat=True))


def _speaks_of(notice: Notice, correction: Correction) -> bool:
    """Whether the day is that of the act it tells of, or one among what it says."""
    is_the_act = notice.about == correction.about and notice.act in fact_of(correction).acts
    return is_the_act or (correction.about, correction.field) in facts(notice)


def written_last(notice: Notice) -> str:
    """What it said when it was written last; empty where it was not written here."""
    written = Document.objects.filter(about=notice.subject, kind=KIND, extension="html").order_by("-pk")
    return written.values_list("html", flat=True).first() or ""
