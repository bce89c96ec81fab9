"""One review of a case, its terms of reference and its extensions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from referrals.considerations.findings import report_clock
from referrals.models import Decision
from scr_portal.access import Appointment, AppointmentPermission
from scr_portal.access.appointments import permissions_of
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord, Voidable
from scr_portal.clocks import Clock, Holidays, day_words
from scr_portal.guidance.base import Fact, Outcome
from scr_portal.roles import Role

BY_DECISION = "No other day is recorded on which it was initiated: it follows the day of the decision"
HELD = (Role.PANEL_CHAIR, Role.PANEL_MEMBER, Role.OVERVIEW_AUTHOR, Role.DESIGNATED, Role.CHECKER)
"""The roles that are held on a review; those of an agency are held on what it was asked for."""


class Review(CaseRecord):
    """A serious case review, or an alternative review, from the decision to its closure."""

    class Status(models.TextChoices):
        COMMISSIONING = "commissioning", "Being commissioned"
        UNDER_WAY = "under_way", "Under way"
        REPORTED = "reported", "Reported"
        ACCEPTED = "accepted", "Accepted"
        CLOSED = "closed", "Closed"
        DISCONTINUED = "discontinued", "Discontinued"

    AT_WORK = (Status.COMMISSIONING, Status.UNDER_WAY, Status.REPORTED)
    OVER = (Status.CLOSED, Status.DISCONTINUED)
    """While agencies still give to it: until it is accepted or ended."""

    class Method(models.TextChoices):
        IMR = "imr", "Individual management reviews"
        OTHER = "other", "Another learning method"

    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="review")
    kind = models.CharField(
        max_length=20,
        choices=[(Outcome.REVIEW, "Serious case review"), (Outcome.ALTERNATIVE, "Alternative review")],
    )
    method = models.CharField(max_length=10, choices=Method, default=Method.IMR)
    status = models.CharField(max_length=20, choices=Status, default=Status.COMMISSIONING)
    decided_on = models.DateField()
    initiated_on = models.DateField()
    terms = models.TextField(blank=True)
    terms_version = models.PositiveSmallIntegerField(default=0)
    terms_approved_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    overview_received_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    response = models.TextField(blank=True, help_text="The board's response to the findings.")
    why_late = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closing_statement = models.TextField(blank=True)
    discontinued_on = models.DateField(null=True, blank=True)
    discontinued_because = models.TextField(blank=True)
    must_be_published = models.BooleanField(default=False, help_text="What the edition says of the decision.")
    publication_settled_on = models.DateField(null=True, blank=True, help_text="Published, or declined.")
    time_wanted_until = models.DateField(null=True, blank=True, help_text="What the LSCB chair is asked for.")
    time_wanted_because = models.TextField(blank=True)
    time_wanted_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    time_refused_because = models.TextField(blank=True, help_text="Until time is asked for again.")

    clocks_read = ("decision__decided_by",)
    clocks_read_of: ClassVar[Mapping[str, str]] = {"extended": "extensions"}

    class Meta(CaseRecord.Meta):
        permissions = permissions_of(*HELD)
        constraints = (
            models.UniqueConstraint(
                fields=["casefile"],
                condition=~Q(status__in=["closed", "discontinued"]),
                name="review_one_open_a_case",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["accepted", "closed"]) | Q(accepted_on__isnull=False),
                name="review_accepted_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status="closed") | Q(must_be_published=False) | Q(publication_settled_on__isnull=False),
                name="review_closes_with_publication_settled",
            ),
            models.CheckConstraint(
                condition=Q(time_wanted_until=None, time_wanted_because="", time_wanted_by=None)
                | Q(time_wanted_until__isnull=False, time_wanted_by__isnull=False) & ~Q(time_wanted_because=""),
                name="review_time_is_wanted_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_alternative(self) -> bool:
        """Whether it is held in place of a serious case review: no completion date of the guidance, no duty to publish.

        The LSCB chair sets the day by which it reports to the LSCB (T7b).
        """
        return self.kind == Outcome.ALTERNATIVE

    @property
    def report_words(self) -> str:
        """What it ends with: an alternative review need have no overview report, and so no SCR panel."""
        return "report of its findings" if self.is_alternative else "overview report"

    @property
    def clock_kind(self) -> str:
        """What the clock of its end is called: a serious case review is completed, another one reports."""
        return "alternative_report" if self.is_alternative else "completion"

    def due_on(self, holidays: Holidays) -> date | None:
        """The day by which it is to be completed, or to report, with its extensions; None where there is none."""
        return next((clock.due for clock in self.clocks(holidays)), None)

    @property
    def is_initiated_by_decision(self) -> bool:
        """Whether no day of its own is known on which it was initiated: it follows the day of the decision."""
        return self.initiated_on == self.decided_on

    def completion_clock(self, holidays: Holidays) -> Clock | None:
        """The completion clock as the edition gives it, before any extension; None where none is laid down."""
        if self.kind != Outcome.REVIEW or self.status == self.Status.DISCONTINUED:
            return None
        facts = {Fact.DECIDED: self.decided_on, Fact.INITIATED: self.initiated_on}
        rule = self.casefile.edition.completion
        clock = rule.clock_from(facts, holidays, stopped_on=self.accepted_on)
        if clock is None or rule.fact != Fact.INITIATED or not self.is_initiated_by_decision:
            return clock
        return replace(clock, steps=(*clock.steps[:1], BY_DECISION, *clock.steps[1:]))

    def report_clock(self) -> Clock | None:
        """The clock of an alternative review as the decision set it, before any extension; stopped by its report."""
        clock = None if self.status == self.Status.DISCONTINUED else report_clock(self.decision)
        return clock and replace(clock, start=self.decided_on, stopped_on=self.overview_received_on)

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """The clock of its end, with each extension as a line of its sum."""
        clock = self.report_clock() if self.is_alternative else self.completion_clock(holidays)
        if clock is None:
            return []
        due = self.extended[-1].due_on if self.extended else clock.due
        steps = (*clock.steps, *(extension.as_step for extension in self.extended))
        moved_on = tuple(extension.decided_on for extension in self.extended)
        return [replace(clock, due=due, steps=steps, waits_on=self._waits_on(), moved_on=moved_on)]

    @cached_property
    def extended(self) -> "list[Extension]":
        """Each time that its end was moved, oldest first."""
        return list(self.extensions.select_related("extended_by").order_by("pk"))

    def _waits_on(self) -> str:
        """Whose move it is; an alternative review may have no SCR panel, and what it found the officer records."""
        return Role.OFFICER.value if self.is_alternative else WAITS_ON.get(self.status, "")


WAITS_ON: dict[str, str] = {
    Review.Status.COMMISSIONING: Role.OFFICER,
    Review.Status.UNDER_WAY: Role.PANEL_CHAIR,
    Review.Status.REPORTED: Role.CHAIR,
}
"""Whose move it is, by status."""


class ReviewHold(AppointmentPermission):
    """A role held on a review by an appointment."""

    content_object = models.ForeignKey(Review, on_delete=models.CASCADE)

    class Meta(AppointmentPermission.Meta):
        abstract = False

    @classmethod
    def due(cls) -> Iterable[tuple[Appointment, models.Model]]:
        """Those on hold or ended too: the row says where, the appointment whether."""
        held = Appointment.objects.filter(since__isnull=False, role__in=HELD)
        reviews: dict[int, list[Review]] = defaultdict(list)
        for review in Review.objects.filter(casefile__in=held.values("casefile")).order_by("pk"):
            reviews[review.casefile_id].append(review)
        for appointment in held.order_by("pk"):
            if held_on := _review_of(appointment, reviews[appointment.casefile_id]):
                yield appointment, held_on


class TermsVersion(CaseRecord):
    """Terms of reference as the LSCB chair approved them; a change is another version."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="terms_versions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    approved_on = models.DateField()
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    why_changed = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["review", "number"], name="terms_version_once"),)

    def __str__(self) -> str:
        return f"Terms of reference, version {self.number}"


class Extension(Voidable):
    """The completion date is moved: a new date, with its reason, never in silence."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="extensions")
    decided_on = models.DateField()
    due_on = models.DateField()
    reason = models.TextField()
    revised_plan = models.TextField()
    progress = models.TextField(help_text="Progress, with the action already taken.")
    extended_by = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+", help_text="Kept since it stands in the sum."
    )

    clocks_read = ("extended_by",)

    class Meta(Voidable.Meta):
        constraints = (
            models.CheckConstraint(condition=Q(due_on__gt=F("decided_on")), name="extension_is_to_a_later_day"),
        )

    def __str__(self) -> str:
        return f"Extended to {self.due_on}"

    @property
    def told_as(self) -> str:
        """The new day: a review may be extended again."""
        return f"to {day_words(self.due_on)}"

    @property
    def as_step(self) -> str:
        """The line it adds to the sum of the completion clock."""
        by = f" by {self.extended_by.name}" if self.extended_by else ""
        return f"Extended on {day_words(self.decided_on)}{by} to {day_words(self.due_on)}, because: {self.reason}"


def open_review(casefile: CaseFile) -> Review | None:
    """The review that is going on in this case, if there is one; there is never more than one."""
    found = Review.objects.filter(casefile=casefile).exclude(status__in=Review.OVER).first()
    if found:
        found.casefile = casefile  # at hand for whoever asks it on
    return found


def _review_of(appointment: Appointment, reviews: Sequence[Review]) -> Review | None:
    """The review of its case that had begun when it did; the first, where it was dated back before all of them."""
    begun = [one for one in reviews if appointment.since and one.initiated_on <= appointment.since]
    return next(iter(begun[-1:] or reviews[:1]), None)
