"""What was put right of a case, with what stood before and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import models

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.clocks import Clock, day_words, states


@dataclass(frozen=True)
class Moved:
    """A day that came to be another, and what people call it; none where it is not known.

    With the `clock` by which it is counted now, where whoever reads of it may read its sum.
    """

    called: str
    old: date | None
    new: date | None
    clock: Clock | None = field(default=None, compare=False, repr=False, kw_only=True)

    @property
    def old_words(self) -> str:
        """The day that stood before."""
        return day_words(self.old) if self.old else "not stated"

    @property
    def new_words(self) -> str:
        """The day that stands now."""
        return day_words(self.new) if self.new else "not stated"

    @property
    def put_right(self) -> str:
        """What it said and what it is, for whoever was told it."""
        now = f"It is {self.new_words}." if self.new else "The right day is not known."
        return f"{self.called}: it said {self.old_words}. {now}"

    @property
    def set_anew(self) -> str:
        """What it was and what it is, where nothing was wrong."""
        return f"{self.called} was {self.old_words}. It has been moved since, and is {self.new_words} now."


def stated(text: str, moves: Iterable[Moved]) -> list[Moved]:
    """Those of the days that stand in a text as they were, each once: the fact before its clocks."""
    found = {(move.old, move.new): move for move in reversed(list(moves)) if states(text, move.old)}
    return list(reversed(found.values()))


class Correction(CaseRecord):
    """One dated fact of one row, corrected; who may not see that row may not see this."""

    tells_of = "about"

    about = models.CharField(max_length=60, help_text="The row whose day was wrong.")
    field = models.CharField(max_length=40)
    called = models.CharField(max_length=120, help_text="The fact, as people call it.")
    old = models.DateField(null=True, blank=True)
    new = models.DateField(null=True, blank=True)
    words_before = models.CharField(max_length=150, blank=True, help_text="What was said with the day, where changed.")
    words_now = models.CharField(max_length=150, blank=True)
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    moved = models.JSONField(
        default=list,
        blank=True,
        help_text="Each clock that it moved: its name, its day before and after; until it is done, where each stands.",
    )

    class Meta(CaseRecord.Meta):
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="correction_changes_something",
                condition=~models.Q(old=models.F("new"))
                | models.Q(old__isnull=True)
                | models.Q(new__isnull=True)
                | ~models.Q(words_before=models.F("words_now")),
            ),
        )
        indexes = (models.Index(fields=["about"], name="correction_about"),)

    def __str__(self) -> str:
        return f"Correction: {self.called}"

    @property
    def told_as(self) -> str:
        """Which day was put right: a body may be told of several."""
        return f"{self.called[0].lower()}{self.called[1:60]}"

    @property
    def old_words(self) -> str:
        """The day that stood before."""
        return self._fact.old_words

    @property
    def new_words(self) -> str:
        """The day that stands now."""
        return self._fact.new_words

    @property
    def _fact(self) -> Moved:
        return Moved(self.called, self.old, self.new)

    def moves(self) -> list[Moved]:
        """The day that was put right, and those of the clocks that it moved."""
        clocks = (Moved(name, *map(date.fromisoformat, days)) for name, *days in self.moved)
        return [*([self._fact] if self.moves_a_day else ()), *clocks]

    def moved_to(self) -> list[tuple[str, date]]:
        """Each clock that it moved, by its name, with the day to which it moved it."""
        return [(name, date.fromisoformat(new)) for name, _, new in self.moved]

    @property
    def moves_a_day(self) -> bool:
        """Whether the day is another, and not only what was said with it."""
        return self.old != self.new

    @property
    def before(self) -> str:
        """What stood before, with the words beside the day where they were changed."""
        return _with(self.old_words, self.words_before)

    @property
    def now(self) -> str:
        """What stands now, likewise."""
        return _with(self.new_words, self.words_now)

    def as_step(self, *, with_reason: bool, with_words: bool = True) -> str:
        """The line it adds to the sum of a clock; without the words beside the day where only days are told."""
        because = f", because: {self.reason}" if with_reason else ""
        by = f"Corrected on {day_words(self.on)} by {self.by.name}"
        before, now = (self.before, self.now) if with_reason and with_words else (self.old_words, self.new_words)
        return f"{by}: {self.called}, from {before} to {now}{because}"


def _with(day: str, words: str) -> str:
    return f"{day} ({words})" if words else day


class EditionChange(CaseRecord):
    """Another edition governs a case: which, from which, why, and the clocks before and after."""

    old = models.CharField(max_length=20)
    new = models.CharField(max_length=20)
    reason = models.TextField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    before = models.JSONField(default=list, blank=True, help_text="Each clock in words, as it stood.")
    after = models.JSONField(default=list, blank=True, help_text="Each clock in words, as it stands.")

    class Meta(CaseRecord.Meta):
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(name="editionchange_to_another", condition=~models.Q(old=models.F("new"))),
        )

    def __str__(self) -> str:
        return f"Edition changed from {self.old} to {self.new}"
