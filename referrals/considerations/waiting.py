"""Whom a round of consideration waits for: the standing sub-committee. The LSCB chair has the date of the decision.

A decision whose day was corrected waits for who decides, to have it signed anew by hand, and then for the office.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from referrals.considerations.corrections import correct_decision
from referrals.considerations.models import Consideration, Decision
from referrals.considerations.transitions import decide, recommend
from referrals.records.by_hand import drawn_up, had_drawn_up, without_paper
from referrals.records.transitions import attach_signed
from scr_portal.access import Grants
from scr_portal.accounts import Board
from scr_portal.addresses import reverse
from scr_portal.among import among
from scr_portal.waiting import Waiting, rows_waiting, waits


def _recommended(held: Grants) -> QuerySet[Consideration] | None:
    recommended = Consideration.objects.exclude(casefile__board__recommender=Board.Recommender.NOBODY)
    return rows_waiting(recommended, held, recommend)


@waits(of_open=[_recommended])
def rounds(found: list[Consideration], held: Grants) -> Iterator[Waiting]:
    """Cases on which nothing is recommended to the chair yet; nothing for who decides on them."""
    for one in found:
        if not decide.allowed(one, held):
            url = reverse("referrals:consideration_recommend", args=[one.public_id])
            yield Waiting("Recommend to the LSCB chair", one.casefile, url)


def _unsigned(held: Grants) -> QuerySet[Decision] | None:
    """Those that are to be signed anew by hand, until the reader has had the record drawn up since (0091)."""
    rows = without_paper().filter(~had_drawn_up(held.user)).select_related("consideration")
    return rows_waiting(rows, held, correct_decision)


@waits(_unsigned)
def unsigned(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """Decisions whose day was corrected after they were signed: the page of the round says what can be done."""
    for one in found:
        url = reverse("referrals:consideration", args=[one.consideration.public_id])
        yield Waiting("Have a decision signed anew by hand: its day was corrected", one.casefile, url)


def _signed(held: Grants) -> QuerySet[Consideration] | None:
    """Rounds whose record was drawn up for that, until the paper is on the case (0099)."""
    theirs = among("casefile_id", held.cases_where(attach_signed.permission))
    drawn = without_paper().filter(drawn_up(), theirs)
    return rows_waiting(Consideration.objects.filter(pk__in=drawn.values("consideration")), held, attach_signed)


@waits(_signed)
def to_put_on_the_case(found: list[Consideration], held: Grants) -> Iterator[Waiting]:
    """For the office, which keeps the paper."""
    for one in found:
        url = reverse("referrals:consideration", args=[one.public_id])
        yield Waiting("Put the record of a decision that is signed by hand on the case", one.casefile, url)
