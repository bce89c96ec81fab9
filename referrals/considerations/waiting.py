"""Whom a round of consideration waits for: the standing sub-committee. The LSCB chair has the date of the decision.

A decision whose day was corrected waits for who decides: it is to be signed anew.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from referrals.considerations.corrections import correct_decision
from referrals.considerations.models import Consideration, Decision
from referrals.considerations.transitions import decide, recommend
from referrals.records.transitions import draw_up
from scr_portal.access import Grants
from scr_portal.accounts import Board
from scr_portal.addresses import reverse
from scr_portal.audit import Event
from scr_portal.casefiles import CaseRecord
from scr_portal.signatures import Signature
from scr_portal.waiting import Waiting, rows_waiting, waits


def _recommended(held: Grants) -> QuerySet[Consideration] | None:
    recommended = Consideration.objects.exclude(casefile__board__recommender=Board.Recommender.NOBODY)
    return rows_waiting(recommended, held, recommend)


@waits(_recommended)
def rounds(found: list[Consideration], held: Grants) -> Iterator[Waiting]:
    """Cases on which nothing is recommended to the chair yet; nothing for who decides on them."""
    for one in found:
        if not decide.allowed(one, held):
            url = reverse("referrals:consideration_recommend", args=[one.public_id])
            yield Waiting("Recommend to the LSCB chair", one.casefile, url)


def _unsigned(held: Grants) -> QuerySet[Decision] | None:
    """Decisions under which no signature stands any more, until the reader has had the record drawn up since (0091)."""
    signed = Signature.objects.filter(casefile=OuterRef("casefile"), about=_key(Decision, "pk"))
    voided = signed.exclude(voided_at=None).order_by("-voided_at")
    drawn_up = Event.objects.filter(
        casefile=OuterRef("casefile"), about=_key(Consideration, "consideration"), kind=draw_up.name, by=held.user,
        at__gt=OuterRef("voided_at"),
    )  # fmt: skip
    rows = Decision.objects.annotate(voided_at=Subquery(voided.values("voided_at")[:1])).filter(
        ~Exists(signed.standing()), ~Exists(drawn_up), voided_at__isnull=False
    )
    return rows_waiting(rows.select_related("consideration"), held, correct_decision)


def _key(model: type[CaseRecord], pk: str) -> Concat:
    return Concat(Value(f"{model._meta.label_lower}:"), Cast(OuterRef(pk), CharField()))


@waits(_unsigned)
def unsigned(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """Decisions whose day was corrected after they were signed: the page of the round says what can be done."""
    for one in found:
        url = reverse("referrals:consideration", args=[one.consideration.public_id])
        yield Waiting("Have a decision signed anew by hand: its day was corrected", one.casefile, url)
