"""The dates of random histories: as they are kept, counted anew from nothing, and counted by hand."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from random import Random

import time_machine

from publications.models import Publication
from referrals.models import Consideration, Decision, Referral
from reviews.models import Review
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Clock
from scr_portal.deadlines import Deadline, wanted
from scr_portal.holidays import Holiday
from scr_portal.notices import Notice
from tests.lifecycle import by_hand
from tests.lifecycle.histories import History, as_they_are
from tests.referrals.case import Place
from tests.world import undone

LONG = 14
"""Days on which something may happen, in each."""
Dates = dict[tuple[str, str], tuple[date, date]]
"""By the row that runs a clock and its kind: from which day it counts, and the day by which something is due."""
Told = dict[int, tuple[object, date | None]]
"""Of each notice what its day was counted from, and that day."""


def compare(numbers: Iterable[int]) -> Counter[str]:
    """Let the histories of these numbers happen, comparing after each day; gives how often what happened."""
    happened: Counter[str] = Counter()
    with time_machine.travel("2006-04-20", tick=False) as clock:
        place, table = Place(), set(Holiday.objects.values_list("day", flat=True))
        for number in numbers:
            with undone():
                history, told = History(place, clock, Random(number), set(table)), Told()
                with as_they_are():
                    for _ in range(LONG):
                        history.go_on()
                        _compare(history, told, f"history {number}: {history.done}")
                happened.update(history.done)
    return happened


def _compare(history: History, told: Told, where: str) -> None:
    kept = _kept(history.case)
    assert kept == _anew(history.case), where
    assert _by_hand(history).items() <= kept.items(), where
    _notices(history, told, where)


def _kept(case: CaseFile) -> Dates:
    rows = Deadline.objects.filter(casefile=case).exclude(stopped_on=None, is_running=False)
    return {(row.subject_key, row.kind): (row.starts_on, row.due_on) for row in rows}


def _anew(case: CaseFile) -> Dates:
    counted: Iterator[tuple[str, Clock]] = (
        (row.subject, clock) for row, clock in wanted(CaseFile.objects.get(pk=case.pk))
    )
    return {(subject, clock.kind): (clock.start, clock.due) for subject, clock in counted}


def _by_hand(history: History) -> Dates:
    """The clocks of the referral, the decision, the review and what is published of it."""
    case, edition, by = history.case, history.edition, history.figures
    referral = Referral.objects.get(casefile=case)
    first, *later = Consideration.objects.filter(casefile=case).order_by("round")
    found = {(first.subject, "decision"): by_hand.decision(edition, referral.attention_on, referral.notified_on, by)}
    found |= {(one.subject, "decision"): by_hand.decision(edition, one.attention_on, None, by) for one in later}
    if reported := by_hand.counted("incident_notice", referral.aware_on, history.counts_by, by):
        found[referral.subject, "incident_notice"] = reported
    if review := Review.objects.filter(casefile=case).first():
        decided_on = Decision.objects.get(pk=review.decision_id).decided_on
        start, due = by_hand.completion(edition, decided_on, review.initiated_on or decided_on, by)
        extension = review.extensions.order_by("pk").last()
        found[review.subject, "completion"] = start, extension.due_on if extension else due
    for publication in Publication.objects.filter(casefile=case):
        found |= _of_publication(publication, history)
    return found


def _of_publication(publication: Publication, history: History) -> Dates:
    """Not before the copy was with all bodies for its time; a hold until its day; on the website for its time."""
    copies = Notice.objects.filter(act="before_publication", about=publication.subject).exclude(status="not_needed")
    sent = [one.sent_on for one in copies]
    days = [day for day in sent if day]
    since = {
        "notice_before_publication": max(days) if days and len(days) == len(sent) else None,
        "on_the_web": publication.published_on,
    }
    found = {what: by_hand.counted(what, day, history.counts_by, history.figures) for what, day in since.items()}
    if publication.status == "deferred" and publication.deferred_on and publication.look_again_on:
        found["deferral"] = publication.deferred_on, publication.look_again_on
    return {(publication.subject, what): counted for what, counted in found.items() if counted}


def _notices(history: History, told: Told, where: str) -> None:
    """A notice that is owed moves with the bank holidays; one that was sent, when what it tells of does.

    Each that is owed or was sent stands among the dates once, also where no day is laid down; and no other does.
    """
    expected = {}
    for notice in Notice.objects.filter(casefile=history.case).exclude(status="not_needed").select_related("body"):
        assert notice.body
        counted = history.edition, notice.acted_on
        before, due = told.get(notice.pk, (None, None))
        if notice.status == Notice.Status.OWED or before != counted:
            due = by_hand.told_by(notice.act, notice.body.slug, notice.acted_on, history.counts_by, history.figures)
        assert notice.due_on == due, f"{notice}: {where}"
        told[notice.pk] = counted, due
        expected[notice.subject] = *by_hand.stands(notice.acted_on, due), notice.sent_on
    rows = Deadline.objects.filter(casefile=history.case, subject_key__startswith="scr_portal.notice:")
    kept = {row.subject_key: (row.sort, row.starts_on, row.due_on, row.stopped_on) for row in rows if row.counts}
    assert kept == expected, where
    for round_ in Consideration.objects.filter(casefile=history.case, round__gt=1):
        _told_of_reopening(history, round_, where)


def _told_of_reopening(history: History, round_: Consideration, where: str) -> None:
    """Whoever is to be told of a later round is owed it or was sent it; nobody else is owed it."""
    told = Notice.objects.filter(about=round_.subject, act="reopened").exclude(status="not_needed")
    bodies, owed = (set(found.values_list("body__slug", flat=True)) for found in (told, told.filter(status="owed")))
    wanted = by_hand.told_of_reopening(history.edition, round_.attention_on)
    assert owed <= wanted <= bodies, f"{round_}, {owed}, {wanted}, {bodies}: {where}"
