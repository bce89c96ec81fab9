"""An agency's part before the decision."""

from django.db import models
from django.db.models import Q

from scr_portal.casefiles import Voidable


class AgencyInvolvement(Voidable):
    """One agency is asked what it knew, and secures its records."""

    class Status(models.TextChoices):
        ASKED = "asked", "Waiting for agency"
        RETURNED = "returned", "Returned"

    status = models.CharField(max_length=20, choices=Status, default=Status.ASKED)
    asked_on = models.DateField()
    involvement = models.TextField(blank=True, help_text="What the agency knew of the child and the family.")
    returned_by = models.CharField(max_length=150, blank=True, help_text="Who at the agency gave it.")
    returned_on = models.DateField(null=True, blank=True)
    secured_on = models.DateField(null=True, blank=True)
    secured_by = models.CharField(max_length=150, blank=True)
    records_secured = models.TextField(blank=True, help_text="Kinds of record, and gaps.")

    class Meta(Voidable.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["casefile", "agency"], name="involvement_once", condition=Q(voided_at=None)
            ),
            models.CheckConstraint(condition=Q(agency__isnull=False), name="involvement_of_an_agency"),
        )

    def __str__(self) -> str:
        return f"{self.agency}"
