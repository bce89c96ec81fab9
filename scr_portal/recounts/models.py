"""A change of what dates are counted by that moves dates of one case; and the table by which a case counts."""

from collections.abc import Iterable
from datetime import date

from django.db import models

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.clocks import Clock, Holidays, day_of_words, day_words
from scr_portal.corrections.models import Moved
from scr_portal.holidays import Holiday, by_year
from scr_portal.prepared import Prepared, ask

NO_CHANGE_SINCE = 2**31 - 1
DONE = " (done)"
"""What stands behind the name of a clock that had been stopped when it moved."""


class EditionFigures(models.Model):
    """The figures of an edition as cases were counted by them last: when it has others, they were corrected."""

    slug = models.CharField(max_length=20, unique=True)
    figures = models.JSONField()

    def __str__(self) -> str:
        return self.slug


class Recount(CaseRecord):
    """Found by the portal; until the officer has confirmed it, the case counts by the table of before."""

    class Status(models.TextChoices):
        FOUND = "found", "To be confirmed"
        CONFIRMED = "confirmed", "Confirmed"
        GONE = "gone", "Nothing to confirm any more"

    class Cause(models.TextChoices):
        HOLIDAYS = "holidays", "change of the bank holidays"
        FIGURES = "figures", "corrected figure of the guidance"
        BOTH = "both", "change of the bank holidays and a corrected figure of the guidance"

    cause = models.CharField(max_length=10, choices=Cause, default=Cause.HOLIDAYS)
    status = models.CharField(max_length=10, choices=Status, default=Status.FOUND)
    counts_by = models.PositiveIntegerField(help_text="The change of the table by which the case counts until then.")
    why = models.JSONField(default=list, help_text="Each day that came into the table or left it, in words.")
    moves = models.JSONField(default=list, help_text="Each clock that moves: its name, its day before and after.")
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return str(self.get_cause_display())

    def moved(self) -> list[Moved]:
        """Each clock that moves, with its days."""
        return [Moved(name, *map(day_of_words, days)) for name, *days in self.moves]

    @property
    def told_as(self) -> str:
        """Of what else it moves, no body that was told a day is told it anew."""
        return "when the review is to be completed"

    @property
    def completion(self) -> Moved | None:
        """The day by which a review is to be complete, where it moves: what bodies and agencies were told."""
        called = self.casefile.edition.completion.name
        return next((one for one in self.moved() if one.called == called), None)

    def as_step(self, before: date) -> str:
        """The line it adds to the sum of a clock that it moved from `before`."""
        on = f" on {day_words(self.confirmed_on)}" if self.confirmed_on else ""
        by = f" by {self.confirmed_by.name}" if self.confirmed_by else ""
        return f"Confirmed{on}{by}: from {day_words(before)}, because: {'; '.join(self.why)}"


def recounted(clock: Clock, confirmed: Iterable[Recount]) -> tuple[str, ...]:
    """The confirmed changes that led to the day of a clock, oldest first, each with who confirmed it and why."""
    found: list[str] = []
    day = clock.due
    for one in sorted(confirmed, key=lambda each: -each.pk):
        for name, old, new in one.moves:
            if name in (clock.name, f"{clock.name}{DONE}") and new == day_words(day):
                day = day_of_words(old)
                found.insert(0, one.as_step(day))
                break
    return tuple(found)


def calendar_of(casefile: CaseFile) -> Holidays:
    """The bank holidays by which the case counts, by year: one query."""
    return by_year(ask(_CALENDAR, casefile.pk))


_HELD = (
    f"SELECT min(counts_by) FROM {Recount._meta.db_table}"  # noqa: S608 - names of ours
    f" WHERE casefile_id = $1 AND status = '{Recount.Status.FOUND}'"
)
_CALENDAR = Prepared(
    "calendar",
    f"SELECT day, name FROM {Holiday._meta.db_table},"  # noqa: S608 - names of ours
    f" (SELECT coalesce(({_HELD}), {NO_CHANGE_SINCE}) AS change) AS held"
    " WHERE since <= held.change AND (until IS NULL OR until > held.change) ORDER BY day",
    "bigint",
)
