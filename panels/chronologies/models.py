"""An agency's chronology and its entries; the integrated one is all accepted entries by date."""

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from panels.chronologies.rows import Problem
from reviews.models import Review
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.documents import Document


class Chronology(CaseRecord):
    """One agency's table of events, as read from a file."""

    class Status(models.TextChoices):
        READ = "read", "Read, to be confirmed"
        CONFIRMED = "confirmed", "Confirmed"
        MERGED = "merged", "In the integrated chronology"
        REPLACED = "replaced", "Replaced by a later one"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="chronologies")
    status = models.CharField(max_length=20, choices=Status, default=Status.READ)
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="+")
    problems = models.JSONField(default=list, blank=True, help_text="Pairs: the row, and what to put right in it.")
    confirmed_on = models.DateField(null=True, blank=True)
    merged_on = models.DateField(null=True, blank=True)
    why_incomplete = models.TextField(blank=True, help_text="Why it was merged without other agencies' chronologies.")

    class Meta(CaseRecord.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["review", "agency", "status"],
                condition=~Q(status="replaced"),
                name="chronology_one_of_each_status",
            ),
            models.CheckConstraint(condition=Q(agency__isnull=False), name="chronology_of_an_agency"),
        )

    def __str__(self) -> str:
        return f"Chronology of {self.agency}"

    @property
    def state_words(self) -> str:
        """Where it stands; a table with rows that are wrong cannot be confirmed as it is."""
        faulty = self.status == self.Status.READ and self.problems
        return "Read, with rows to put right" if faulty else self.get_status_display()

    def rows_to_put_right(self) -> list[Problem]:
        """What keeps it from being confirmed, by row of the agency's own table."""
        return [Problem(row, what) for row, what in self.problems]


def confirmed(review: Any, agency: Any) -> QuerySet[Chronology, date | None]:
    """On which days chronologies of an agency were confirmed, the first day first; not those that were replaced."""
    given = Chronology.objects.filter(review=review, agency=agency, confirmed_on__isnull=False)
    return given.exclude(status=Chronology.Status.REPLACED).order_by("pk").values_list("confirmed_on", flat=True)


def newest_review(casefile: CaseFile) -> Review | None:
    """The review that chronologies belong to, which an agency need not be able to see."""
    return Review.objects.filter(casefile=casefile).order_by("pk").last()


class Entry(CaseRecord):
    """One event: when, what, by which agency, from which record."""

    chronology = models.ForeignKey(Chronology, on_delete=models.PROTECT, related_name="entries")
    row = models.PositiveIntegerField(help_text="The row of the agency's own table.")
    happened_on = models.DateField()
    at_time = models.TimeField(null=True, blank=True)
    event = models.TextField()
    source = models.CharField(max_length=300, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("happened_on", "at_time", "pk")
        constraints = (models.UniqueConstraint(fields=["chronology", "row"], name="entry_row_once"),)
        indexes = (models.Index(fields=["casefile", "happened_on"], name="entry_by_date"),)

    def __str__(self) -> str:
        return f"{self.happened_on} {self.agency}"
