"""One agency's individual management review."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.db.models import OuterRef, Q, Subquery

from panels.chronologies.models import confirmed
from reviews.models import Review
from scr_portal.access import Appointment, AppointmentPermission
from scr_portal.access.appointments import permissions_of
from scr_portal.casefiles import CaseRecord, Voidable
from scr_portal.clocks import Clock, Holidays, Sort, day_words
from scr_portal.documents import Document
from scr_portal.roles import Role


class Imr(Voidable):
    """What one agency found when it looked at its own part; its own until it is shared."""

    class Status(models.TextChoices):
        COMMISSIONED = "commissioned", "Commissioned"
        AUTHOR_NAMED = "author_named", "Being written"
        AGENCY_QA = "agency_qa", "With senior officer"
        SUBMITTED = "submitted", "Submitted"
        RETURNED = "returned", "Sent back"
        ACCEPTED = "accepted", "Accepted"
        WAIVED = "waived", "Waived"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="imrs")
    status = models.CharField(max_length=20, choices=Status, default=Status.COMMISSIONED)
    commissioned_on = models.DateField()
    due_on = models.DateField()
    chronology_due_on = models.DateField(
        null=True, blank=True, help_text="Where the chronology was asked for by another day than the IMR."
    )
    terms_version = models.PositiveSmallIntegerField()
    author = models.ForeignKey(Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="imrs")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    handed_in_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    submitted_on = models.DateField(null=True, blank=True)
    times_returned = models.PositiveSmallIntegerField(default=0)
    accepted_on = models.DateField(null=True, blank=True)
    shared_on = models.DateField(null=True, blank=True)
    why_waived = models.TextField(blank=True)
    written_by = models.CharField(max_length=150, blank=True, help_text="Of a contributor without IT: who wrote it.")
    signed_by = models.CharField(max_length=150, blank=True, help_text="And who signed it, with the position.")

    clocks_read = ("review",)
    clocks_read_of: ClassVar[Mapping[str, str]] = {"sent_back": "returns"}

    class Meta(Voidable.Meta):
        permissions = permissions_of(Role.IMR_AUTHOR)
        constraints = (
            models.UniqueConstraint(
                fields=["review", "agency"],
                name="imr_once_an_agency",
                condition=Q(voided_at=None),
                violation_error_message="An IMR has been asked of this agency already.",
            ),
            models.CheckConstraint(condition=Q(agency__isnull=False), name="imr_of_an_agency"),
            models.CheckConstraint(
                condition=~Q(status__in=["submitted", "accepted"])
                | Q(document__isnull=False, submitted_on__isnull=False),
                name="imr_submitted_as_a_document_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"IMR of {self.agency}"

    @classmethod
    def clocks_ask(cls) -> dict[str, Any]:
        """What stops the clock of a chronology that was asked for by a day of its own."""
        return {"chronology_came_on": Subquery(confirmed(OuterRef("review"), OuterRef("agency"))[:1])}

    @cached_property
    def chronology_came_on(self) -> date | None:
        """The day on which the first chronology of the agency that still counts was confirmed."""
        return confirmed(self.review_id, self.agency_id).first()

    @cached_property
    def sent_back(self) -> "list[ImrReturn]":
        """Each time that it was sent back, oldest first."""
        return list(self.returns.order_by("pk"))

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """The day it is due, until it is submitted; after a return, the new day."""
        if self.status == self.Status.WAIVED or self.review.status == Review.Status.DISCONTINUED:
            return []
        done = self.submitted_on if self.status in (self.Status.SUBMITTED, self.Status.ACCEPTED) else None
        waits_on = "imr_author" if self.status in (self.Status.AUTHOR_NAMED, self.Status.RETURNED) else "senior"
        return [
            *self._clock_of_chronology(),
            Clock(
                "imr", "Individual management review", Sort.DUE, self.commissioned_on, self.due_on, self._due_steps(),
                "The commissioning letter, and the letters that sent it back", waits_on, done,
            )
        ]  # fmt: skip

    def _clock_of_chronology(self) -> list[Clock]:
        """Of a chronology that was asked for by a day of its own; until it is confirmed, or none is taken any more."""
        if self.chronology_due_on is None:
            return []
        if self.chronology_came_on is None and self.review.status not in Review.AT_WORK:
            return []
        asked, due_on = day_words(self.commissioned_on), day_words(self.chronology_due_on)
        steps = (f"Asked for on {asked} with the IMR, due {due_on}",)
        return [
            Clock(
                "chronology", "Chronology", Sort.DUE, self.commissioned_on, self.chronology_due_on, steps,
                "The commissioning letter", "imr_author", self.chronology_came_on,
            )
        ]  # fmt: skip

    def _due_steps(self) -> tuple[str, ...]:
        first = self.sent_back[0].was_due_on if self.sent_back else self.due_on
        asked = f"Asked for on {day_words(self.commissioned_on)}, due {day_words(first)}"
        return (asked, *(one.as_step for one in self.sent_back))

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is asked of the agency: accepted, or waived with a reason."""
        return self.status in (self.Status.ACCEPTED, self.Status.WAIVED)


class ImrHold(AppointmentPermission):
    """The author's role, held on one IMR by an appointment."""

    content_object = models.ForeignKey(Imr, on_delete=models.CASCADE)

    class Meta(AppointmentPermission.Meta):
        abstract = False

    @classmethod
    def due(cls) -> Iterable[tuple[Appointment, models.Model]]:
        """Each IMR, void ones too, with its author and those who were its author before."""
        authors = Appointment.objects.filter(role=Role.IMR_AUTHOR, since__isnull=False)
        imrs = list(Imr.everything.order_by("pk"))
        written = {imr.author_id: imr for imr in imrs}
        asked = {(imr.casefile_id, imr.agency_id): imr for imr in imrs}
        for author in authors.order_by("pk"):
            if imr := written.get(author.pk) or asked.get((author.casefile_id, author.agency_id)):
                yield author, imr


class ImrReturn(CaseRecord):
    """Why an IMR was sent back, what to put right, and by when."""

    imr = models.ForeignKey(Imr, on_delete=models.PROTECT, related_name="returns")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    returned_on = models.DateField()
    reasons = models.TextField()
    points = models.TextField(help_text="What to put right, a line each.")
    was_due_on = models.DateField()
    due_on = models.DateField()

    def __str__(self) -> str:
        return f"Return of {self.imr}"

    @property
    def as_step(self) -> str:
        """The line that it adds to the sum of the day the IMR is due."""
        return f"Sent back on {day_words(self.returned_on)}, due {day_words(self.due_on)}"

    @property
    def clock(self) -> Clock:
        """The sum of the day that it set, also once a later return set another."""
        steps = (f"Due before that on {day_words(self.was_due_on)}", self.as_step)
        return Clock(
            "imr", "Individual management review", Sort.DUE, self.returned_on, self.due_on, steps,
            "The letter that sent it back",
        )  # fmt: skip
