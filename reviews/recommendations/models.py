"""What is to change."""

from django.db import models

from reviews.reviews.models import Review
from scr_portal.casefiles import Voidable


class Recommendation(Voidable):
    """A recommendation of the review, to one agency, all of them, the LSCB itself or the nation."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        ADOPTED = "adopted", "Adopted"
        REJECTED = "rejected", "Rejected"

    class Target(models.TextChoices):
        AGENCY = "agency", "One agency"
        AGENCIES = "agencies", "All member agencies"
        LSCB = "lscb", "The LSCB itself"
        NATIONAL = "national", "National"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20, choices=Status, default=Status.PROPOSED)
    text = models.TextField()
    finding = models.TextField(blank=True, help_text="The finding it follows from.")
    target = models.CharField(max_length=20, choices=Target)
    intended_outcome = models.TextField()
    source_document = models.CharField(max_length=150, blank=True)
    as_stated_in_source = models.BooleanField(default=False)
    why_rejected = models.TextField(blank=True)

    class Meta(Voidable.Meta):
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["review", "number"], name="recommendation_number_once"),)

    def __str__(self) -> str:
        return f"Recommendation {self.number}"

    @property
    def in_words(self) -> str:
        """How it is called in the middle of a sentence."""
        return f"recommendation {self.number}"
