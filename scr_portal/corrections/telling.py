"""Those who were told the old date are told the new one: bodies by a notice, people by mail that names nobody.

Whoever a letter told it is written to again: the letter is drafted, and waits for the office. A partner board that was
sent it is sent the right day at once.
"""

from collections.abc import Iterable
from typing import cast

from django.utils import timezone

from scr_portal import notifications
from scr_portal.access import holders
from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.corrections.facts import DatedFact, fact_of
from scr_portal.corrections.models import Correction
from scr_portal.corrections.moving import agencies_that_read, moves_of, running_that_moved, whose_move_it_is
from scr_portal.corrections.stating import drawn_up_before, told
from scr_portal.deadlines import Deadline
from scr_portal.letters.correcting import draft_corrections
from scr_portal.notices.content import Line, own, says
from scr_portal.notices.models import Notice
from scr_portal.notices.settling import owe_correction, settle
from scr_portal.partners.correcting import tell_partners
from scr_portal.roles import Role
from scr_portal.transitions import after

LINE = "A date that you were told of was corrected. The case page shows the old date, the new one, and why."
MOVED = (
    "A date was corrected, and with it a date that waits for you has moved. The case page shows the old date, the new "
    "one, and why."
)
MOVED_FOR_ALL = (
    "A date was corrected, and with it a date of the case by which your agency works has moved. The case page shows "
    "the new date, and how it is counted."
)


def tell_again(record: CaseRecord, by: User) -> None:
    """What every correction is followed by: notices that go by the day are settled anew, and the told told again."""
    correction = cast(Correction, Correction.objects.filter(about=record.subject).last())
    fact = fact_of(correction)
    for notice in told(correction):
        owe_correction(correction, notice, correction.on)
    if correction.new:
        for act in fact.acts:
            settle(record, act, correction.new)
    correction.casefile = record.casefile
    moved = running_that_moved(correction.casefile, correction.moved)
    correction.moved = moves_of(correction)
    correction.save(update_fields=["moved"])
    draft_corrections(record.casefile, correction.moves())
    tell_partners(record.casefile, correction.moves())
    _tell_people(record, fact, moved, by)


def _tell_people(record: CaseRecord, fact: DatedFact, moved: list[Deadline], by: User) -> None:
    """Nobody in two ways: for whom a clock waits that moved, who was told of the day, who reads what moved."""
    told = {by}
    for people, line in (
        (whose_move_it_is(moved), MOVED),
        (holders(record.casefile, roles_told(fact), timezone.localdate(), record.agency_id), LINE),
        (agencies_that_read(record.casefile, moved), MOVED_FOR_ALL),
    ):
        notifications.queue(record.casefile, [user for user in people if user not in told], line)
        told.update(people)


@after("notice.record_sent")
def tell_what_was_drawn_up_before(notice: Notice, by: User) -> None:
    """What went by another route may have been drawn up before a day on it was put right."""
    for correction in drawn_up_before(notice):
        owe_correction(correction, notice, timezone.localdate())


def roles_told(fact: DatedFact) -> Iterable[Role]:
    """The roles whose holders had mail about a fact."""
    told_in = (notifications.TOLD[step][0] for step in fact.told_by if step in notifications.TOLD)
    return sorted(frozenset().union(*told_in))


@says(Correction)
def of_correction(correction: Correction) -> Iterable[Line]:
    """What the body was told, and what is right."""
    return [
        own("Corrected", correction.called),
        own("You were told", correction.old_words),
        own("It is", correction.new_words),
        Line("You were told with it", correction.words_before),
        Line("It should say", correction.words_now),
        own("The review is to be completed by", _completion(correction)),
        Line("Why", correction.reason),
    ]


def _completion(correction: Correction) -> str:
    """The day of completion, where it went along with the one that was put right."""
    called = correction.casefile.edition.completion.name
    moved = (one for one in correction.moves() if one.called == called and one.old != correction.old)
    return next((f"{one.new_words}; before it was {one.old_words}" for one in moved), "")
