"""An agency's chronology and its entries; the integrated one is all accepted entries by date."""

from django.db import models
from django.db.models import Q

from reviews.models import Review
from scr_portal.casefiles import CaseRecord
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
    merged_on = models.DateField(null=True, blank=True)

    class Meta(CaseRecord.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["review", "agency"], condition=~Q(status="replaced"), name="chronology_one_an_agency"
            ),
            models.CheckConstraint(condition=Q(agency__isnull=False), name="chronology_of_an_agency"),
        )

    def __str__(self) -> str:
        return f"Chronology of {self.agency}"


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
