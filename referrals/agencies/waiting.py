"""What an agency's own people are asked before the decision; and that the office has asked no agency yet."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from referrals.agencies.models import SCOPING, SECURED, AgencyInvolvement
from referrals.agencies.transitions import ask, return_scoping, secure
from referrals.considerations.models import Consideration
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.among import within
from scr_portal.transitions import Transition
from scr_portal.waiting import Waiting, rows_waiting, waits

UNDECIDED = (Consideration.Status.OPEN, Consideration.Status.RECOMMENDED)


def _own(held: Grants) -> QuerySet[AgencyInvolvement] | None:
    open_still = Q(secured_on=None) | Q(returned_on=None)
    agencies = held.agencies_on()
    own = AgencyInvolvement.objects.filter(open_still, agency__in=list(agencies))
    return rows_waiting(own, held, secure, return_scoping) if agencies else None


@waits(of_open=[_own])
def asked(found: list[AgencyInvolvement], held: Grants) -> Iterator[Waiting]:
    """Records that are not secured, and what the agency knew: of the reader's own agencies, on open cases."""
    for one in found:
        if one.secured_on is None:
            yield _line("Confirm that your records are secured", one, secure, SECURED)
        if return_scoping.in_state(one):
            yield _line("Say what your agency knew", one, return_scoping, SCOPING)


def _line(words: str, one: AgencyInvolvement, step: Transition[AgencyInvolvement, Any], kind: str) -> Waiting:
    url = reverse(f"referrals:agencyinvolvement_{step.verb}", args=[one.public_id])
    return Waiting(words, one.casefile, url, clock=(one.subject, kind))


def _nobody_asked(held: Grants) -> QuerySet[Consideration] | None:
    """Whoever refers through the portal ticks no agency."""
    cases = held.cases_where(ask.permission)
    if not cases:
        return None
    asked = AgencyInvolvement.objects.filter(casefile=OuterRef("casefile"))
    undecided = Consideration.objects.visible_to(held.user).filter(status__in=UNDECIDED)
    return undecided.filter(~Exists(asked), within("casefile_id", cases)).order_by("pk")


@waits(of_open=[_nobody_asked])
def to_be_asked(found: list[Consideration], held: Grants) -> Iterator[Waiting]:
    """For the office, case by case, until one is asked."""
    for one in found:
        url = reverse("referrals:agencyinvolvement_ask", args=[one.casefile.public_id])
        yield Waiting("Ask the agencies to secure their records", one.casefile, url)
