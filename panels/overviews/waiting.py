"""Whom an overview report waits for: its author, then every member of the SCR panel."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse

from panels.overviews.models import Overview, SignOff
from panels.overviews.transitions import circulate, sign_off
from scr_portal.access import Grants
from scr_portal.waiting import Waiting, rows_waiting, waits

S = Overview.Status


@waits
def reports(held: Grants) -> Iterator[Waiting]:
    """A draft that can go to the SCR panel, and a version on which the reader has given no word yet."""
    given = SignOff.objects.filter(overview=OuterRef("pk"), document=OuterRef("document"), member__user=held.user)
    rows = Overview.objects.filter(~Exists(given)).select_related("review")
    for report in rows_waiting(rows, held, circulate, sign_off):
        url = reverse("panels:overview", args=[report.public_id])
        if report.status == S.DRAFT and circulate.allowed(report, held):
            yield Waiting("Hand in the next version of the overview report, or circulate it", report.casefile, url)
        elif report.status == S.CIRCULATED and sign_off.allowed(report, held):
            yield Waiting("Read the overview report, and give your word on it", report.casefile, url)
