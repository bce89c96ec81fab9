"""Whom a chronology waits for: its agency, then who puts those of all agencies into one."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, QuerySet

from panels.chronologies.models import Chronology
from panels.chronologies.transitions import COUNTS, OPEN, confirm, merge, read
from panels.imrs.models import Imr
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.waiting import Waiting, case_by_case, rows_waiting, waits

S = Chronology.Status


def _going_on(held: Grants) -> QuerySet[Chronology] | None:
    going_on = Chronology.objects.filter(review__status__in=OPEN).select_related("agency")
    return rows_waiting(going_on, held, confirm, merge)


def _not_given(held: Grants) -> QuerySet[Imr] | None:
    if not (own := held.agencies_on()):
        return None
    given = Chronology.objects.filter(review=OuterRef("review"), agency=OuterRef("agency"), status__in=COUNTS)
    asked = Imr.objects.visible_to(held.user).exclude(status=Imr.Status.WAIVED)
    missing = asked.filter(~Exists(given), agency__in=own, review__status__in=OPEN)
    return missing.select_related("agency").order_by("pk")


@waits(of_open=[_going_on])
def chronologies(found: list[Chronology], held: Grants) -> Iterator[Waiting]:
    """What was read and not confirmed, with its agency; what is confirmed and not merged, with who merges."""
    for one in found:
        if one.status == S.READ and confirm.allowed(one, held):
            words = f"Put right the {_called(one)}" if one.problems else f"Confirm the {_called(one)}"
            yield Waiting(words, one.casefile, reverse("panels:chronology", args=[one.public_id]))
    to_merge = [one for one in found if one.status == S.CONFIRMED and merge.allowed(one, held)]
    for case, number in case_by_case(to_merge):
        url = reverse("panels:chronology_merge", args=[case.public_id])
        yield Waiting(f"Merge the chronologies ({number})", case, url)


@waits(of_open=[_not_given])
def unread(found: list[Imr], held: Grants) -> Iterator[Waiting]:
    """Agencies of the reader's that were asked for an IMR, and have given no chronology yet."""
    for imr in found:
        if imr.agency and read.allowed(Chronology(casefile=imr.casefile, agency=imr.agency), held):
            url = reverse("panels:chronology_read", args=[imr.casefile.public_id, imr.agency.public_id])
            clock = (imr.subject, "chronology")
            yield Waiting(f"Read in the chronology of {imr.agency}", imr.casefile, url, clock=clock)


def _called(chronology: Chronology) -> str:
    return f"chronology of {chronology.agency}"
