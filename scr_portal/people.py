"""The people of a case, and those who are barred from it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db import models

from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord, Voidable
from scr_portal.clocks import Clock, Holidays, Sort, day_words
from scr_portal.pseudonyms import Known

if TYPE_CHECKING:
    from scr_portal.access import Grants


class Person(Voidable):
    """A child, a relative or somebody else of a case: the names that must never be published."""

    class Kind(models.TextChoices):
        CHILD = "child", "Child"
        SIBLING = "sibling", "Sibling"
        PARENT = "parent", "Parent or carer"
        RELATIVE = "relative", "Other relative"
        OTHER = "other", "Somebody else"
        PROFESSIONAL = "professional", "Professional"

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


class Bar(CaseRecord):
    """Somebody who has stepped back from a case or is involved in it: their rights on it rest (guidance.md 7.12).

    `since` and `until` alone say when it holds; the status says whose word it is. A proposal is a suspension that ends
    by itself; where the person then steps back, there is nothing left for the chair to rule on.
    """

    also_visible_sql = "user_id = {person}"
    opens_to = "user"

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Waiting for chair"
        IN_FORCE = "in_force", "In force"
        LIFTED = "lifted", "Lifted"
        OVERTAKEN = "overtaken", "Stepped back since"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="bars")
    status = models.CharField(max_length=20, choices=Status, default=Status.IN_FORCE)
    reason = models.TextField()
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The first day without it.")
    why_lifted = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["user", "casefile"],
                condition=models.Q(status__in=["proposed", "in_force"]),
                name="bar_once_at_a_time",
                violation_error_message="This person is barred from the case already, or it waits for the chair.",
            ),
            models.CheckConstraint(
                condition=models.Q(status="in_force") | models.Q(until__isnull=False), name="bar_in_force_or_ends"
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True) | ~models.Q(confirmed_by=models.F("user")),
                name="bar_not_confirmed_by_the_barred",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} and this case"

    @classmethod
    def also_visible(cls, held: "Grants") -> models.Q:
        """Everybody sees their own: what they are told of it is little, and they may answer it."""
        return models.Q(user=held.user)

    @property
    def is_own_wish(self) -> bool:
        """Whether the person stepped back, rather than being barred by others."""
        return self.proposed_by_id == self.user_id

    @property
    def how(self) -> str:
        """What is said beside the name of the person."""
        return f"{'stepped back' if self.is_own_wish else 'barred'} from this case"

    def holds_on(self, day: date) -> bool:
        """Whether the person's rights on the case rest on `day`."""
        return self.since <= day and (self.until is None or day < self.until)

    def conflicts_on(self, day: date) -> bool:
        """Whether the person is conflicted on the case on `day`: also where the chair's word is still to come."""
        return self.holds_on(day) or (self.since <= day and self.status == self.Status.PROPOSED)

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """The chair's word is wanted by the last day of the suspension."""
        if self.status != self.Status.PROPOSED or self.until is None:
            return []
        last = self.until - timedelta(days=1)
        return [
            Clock(
                "bar", "Confirm or lift a proposed bar", Sort.DUE, self.since, last,
                (f"Proposed on {day_words(self.since)}, rights rest until the end of {day_words(last)}",),
                "Rule of this portal: a suspension ends with the next working day", "chair", None,
            )
        ]  # fmt: skip


def barred_on(bars: Iterable[Bar], day: date) -> dict[int, Bar]:
    """Among the bars that a reader sees those that hold on `day`, by the key of the person."""
    return {bar.user_id: bar for bar in bars if bar.holds_on(day)}


def children_called(people: Iterable[Person], label: str) -> dict[str, str]:
    """By public id, what each child among the people of a case is called: the label of the case without a pseudonym."""
    return {one.public_id: one.pseudonym or label for one in people if one.kind == Person.Kind.CHILD}


def children_of(casefile: CaseFile) -> dict[str, str]:
    """By public id, what each child of a case is called, in the order in which they were named; one query."""
    with walls.looked_at(casefile.pk):
        return children_called(Person.objects.filter(casefile=casefile).order_by("pk"), casefile.label)


def family_of(casefile: CaseFile) -> list[Known]:
    """Whoever the case knows besides professionals, to be looked for in a text that others will read.

    Somebody who was named by mistake is somebody all the same: of another case, it may be.
    """
    with walls.looked_at(casefile.pk):  # what the reader may not see must not be overlooked
        people = list(Person.everything.filter(casefile=casefile).exclude(kind=Person.Kind.PROFESSIONAL))
    return [Known((one.name, *one.other_names), pseudonym=one.pseudonym) for one in people]
