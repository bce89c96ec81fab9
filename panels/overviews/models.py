"""The overview report and its sign-off."""

from django.db import models
from django.db.models import Q

from reviews.models import Review
from scr_portal.access import Appointment
from scr_portal.casefiles import CaseRecord
from scr_portal.documents import Document


class Overview(CaseRecord):
    """The single multi-agency report of the review."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Being written"
        CIRCULATED = "circulated", "With SCR panel"
        SIGNED_OFF = "signed_off", "Signed off"

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="overview")
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    circulated_on = models.DateField(null=True, blank=True)
    signed_off_on = models.DateField(null=True, blank=True)

    class Meta(CaseRecord.Meta):
        constraints = (
            models.CheckConstraint(
                condition=~Q(status="signed_off") | Q(document__isnull=False, signed_off_on__isnull=False),
                name="overview_signed_off_as_a_document_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return "Overview report"


class SignOff(CaseRecord):
    """One member's word on a version of the overview report."""

    class Position(models.TextChoices):
        AGREES = "agrees", "Agrees"
        DISSENTS = "dissents", "Does not agree"
        ABSTAINS = "abstains", "Abstains"

    overview = models.ForeignKey(Overview, on_delete=models.PROTECT, related_name="sign_offs")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="+")
    position = models.CharField(max_length=10, choices=Position)
    reason = models.TextField(blank=True)
    signed_on = models.DateField()

    class Meta(CaseRecord.Meta):
        constraints = (
            models.UniqueConstraint(fields=["overview", "document", "member"], name="signoff_once_a_version"),
            models.CheckConstraint(condition=Q(position="agrees") | ~Q(reason=""), name="signoff_says_why_not"),
        )

    def __str__(self) -> str:
        return f"{self.member} {self.position}"
