"""A change of the bank holidays that moves dates of one case; and the table by which a case counts."""

from django.db import models
from django.db.models import Min, Q, Subquery
from django.db.models.functions import Coalesce

from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.clocks import Holidays
from scr_portal.holidays import Holiday, by_year

NO_CHANGE_SINCE = 2**31 - 1


class Recount(CaseRecord):
    """Found by the portal; until the officer has confirmed it, the case counts by the table of before."""

    class Status(models.TextChoices):
        FOUND = "found", "To be confirmed"
        CONFIRMED = "confirmed", "Confirmed"

    status = models.CharField(max_length=10, choices=Status, default=Status.FOUND)
    counts_by = models.PositiveIntegerField(help_text="The change of the table by which the case counts until then.")
    why = models.JSONField(default=list, help_text="Each day that came into the table or left it, in words.")
    moves = models.JSONField(default=list, help_text="Each clock that moves: its name, its day before and after.")

    class Meta(CaseRecord.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return "change of the bank holidays"


def calendar_of(casefile: CaseFile) -> Holidays:
    """The bank holidays by which the case counts, by year: one query."""
    waiting = Recount.objects.filter(casefile=casefile, status=Recount.Status.FOUND).order_by()
    held = waiting.values("casefile").annotate(first=Min("counts_by")).values("first")
    rows = Holiday.objects.annotate(held=Coalesce(Subquery(held), NO_CHANGE_SINCE))
    stood = Q(until=None) | Q(until__gt=models.F("held"))
    return by_year(rows.filter(stood, since__lte=models.F("held")))
