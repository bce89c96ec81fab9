"""The people of a case, and those who are barred from it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord


class Person(CaseRecord):
    """A child, a relative or somebody else of a case: the names that must never be published."""

    class Kind(models.TextChoices):
        CHILD = "child", "Child"
        SIBLING = "sibling", "Sibling"
        PARENT = "parent", "Parent or carer"
        RELATIVE = "relative", "Other relative"
        OTHER = "other", "Somebody else"

    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=150)
    other_names = ArrayField(models.CharField(max_length=150), default=list, blank=True)
    pseudonym = models.CharField(max_length=60, blank=True)
    born_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name_plural = "people of a case"

    def __str__(self) -> str:
        return self.pseudonym or self.get_kind_display()


class Bar(models.Model):
    """Somebody who has stepped back from a case or is involved in it: their rights on it rest."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="bars")
    casefile = models.ForeignKey(CaseFile, on_delete=models.PROTECT, related_name="bars")
    reason = models.TextField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["user", "casefile"], condition=models.Q(until=None), name="bar_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} on {self.casefile_id}"
