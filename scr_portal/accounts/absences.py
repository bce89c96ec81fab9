"""When an LSCB chair is away: meanwhile the acting chair acts (guidance.md 7.3)."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q

from scr_portal.accounts.memberships import DateRange, Membership
from scr_portal.accounts.users import User
from scr_portal.clocks import day_words
from scr_portal.ids import public_id


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """Absences, by day."""

    def on(self, day: date) -> "AbsenceQuerySet":
        """Those that last on `day`; `until` is the first day back."""
        return self.filter(since__lte=day, until__gt=day)

    def not_over(self, day: date) -> "AbsenceQuerySet":
        """Those that last on `day` or are to come; one that was called off before it began has no day left."""
        return self.filter(until__gt=day).filter(until__gt=F("since"))


class Absence(models.Model):
    """The holder of a role is away from a day until a day."""

    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="absences")
    since = models.DateField()
    until = models.DateField(help_text="The first day back.")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ("since",)
        constraints = (
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="absence_ends_after_it_starts"),
            ExclusionConstraint(
                name="absence_no_overlap",
                expressions=[
                    ("membership", RangeOperators.EQUAL),
                    (DateRange("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                violation_error_message="An absence on some of these days is recorded already.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.membership.user} away {self.days}"

    @property
    def days(self) -> str:
        """From which day on, and the first day back."""
        return f"from {day_words(self.since)}, back on {day_words(self.until)}"
