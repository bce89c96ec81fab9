"""One member of an agency's staff, and their part in the review."""

from django.db import models

from scr_portal.casefiles import Voidable


class StaffContact(Voidable):
    """A member of an agency's staff: told what the review is for, supported, heard, and told what came of it."""

    class Stage(models.TextChoices):
        NOT_CONTACTED = "not_contacted", "Not contacted"
        EXPLAINED = "explained", "Told what the review is for"
        CONTRIBUTED = "contributed", "Has contributed"
        FEEDBACK = "feedback", "Told what came of it"

    class Interview(models.TextChoices):
        MAY = "may", "May be interviewed"
        HOLD_OFF = "hold_off", "Hold off: criminal proceedings"
        CLEARED = "cleared", "Cleared for interview"

    who = models.CharField(max_length=150)
    works_for = models.CharField(max_length=150)
    support = models.CharField(max_length=300)
    interview = models.CharField(max_length=10, choices=Interview)
    stage = models.CharField(max_length=20, choices=Stage)
    stage_on = models.DateField()
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return "Contact with a member of staff"
