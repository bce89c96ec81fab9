"""Whom an overview report waits for: its author, every member of the SCR panel, and its chair."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from panels.overviews.models import Overview, SignOff
from panels.overviews.panel import SIGNING
from panels.overviews.transitions import circulate, close, draft, sign_off
from reviews.models import Review
from scr_portal.access import Appointment, Grants
from scr_portal.addresses import reverse
from scr_portal.among import within
from scr_portal.waiting import Waiting, rows_waiting, waits

S = Overview.Status


def _rows(held: Grants) -> QuerySet[Overview] | None:
    """With whether the reader has spoken on the version, and whether a word on it is lacking."""
    said = SignOff.objects.filter(overview=OuterRef("pk"), document=OuterRef("document"))
    silent = Appointment.objects.filter(
        ~Exists(SignOff.objects.filter(document=OuterRef(OuterRef("document")), member=OuterRef("pk"))),
        casefile=OuterRef("casefile"), role__in=SIGNING, status=Appointment.Status.CONFIRMED,
    )  # fmt: skip
    under_way = Q(review__status=Review.Status.UNDER_WAY)
    rows = Overview.objects.annotate(spoke=Exists(said.filter(member__user=held.user)), lacks=Exists(silent))
    return rows_waiting(rows.filter(under_way).select_related("review"), held, circulate, sign_off, close)


def _not_begun(held: Grants) -> QuerySet[Review] | None:
    if not (cases := held.cases_where(draft.permission)):
        return None
    begun = Overview.objects.filter(review=OuterRef("pk"))
    rows = Review.objects.visible_to(held.user).filter(~Exists(begun), within("casefile_id", cases))
    return rows.filter(status=Review.Status.UNDER_WAY).order_by("pk")


@waits(of_open=[_rows])
def reports(found: list[Any], held: Grants) -> Iterator[Waiting]:
    """A draft that can go to the SCR panel, a version on which a word is wanted, or has been given by everybody."""
    for report in found:
        url = reverse("panels:overview", args=[report.public_id])
        if report.status == S.DRAFT and circulate.allowed(report, held):
            yield Waiting("Hand in the next version of the overview report, or circulate it", report.casefile, url)
        elif report.status == S.CIRCULATED and not report.spoke and sign_off.allowed(report, held):
            yield Waiting("Read the overview report, and give your word on it", report.casefile, url)
        elif report.status == S.CIRCULATED and not report.lacks and close.allowed(report, held):
            yield Waiting("Sign off the overview report for the SCR panel", report.casefile, url)


@waits(of_open=[_not_begun])
def unwritten(found: list[Review], held: Grants) -> Iterator[Waiting]:
    """Reviews that are under way, and whose author has handed in nothing yet."""
    for review in found:
        url = reverse("panels:overview_draft", args=[review.casefile.public_id])
        yield Waiting("Hand in the first draft of the overview report", review.casefile, url)
