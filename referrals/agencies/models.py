"""An agency's part before the decision."""

from collections.abc import Iterable
from datetime import date

from django.db import models
from django.db.models import F, Q

from scr_portal.access import Appointment, AppointmentPermission
from scr_portal.access.appointments import permissions_of
from scr_portal.casefiles import Voidable
from scr_portal.clocks import Clock, Holidays, Sort, day_words
from scr_portal.roles import Role

SECURED, SCOPING = "secured", "scoping"
"""The kinds of its clocks."""
ASKED_FOR = "What the LSCB's office asked for; no guidance was seen that lays down a day for it"


class Route(models.TextChoices):
    """How an answer reached the office that records it for an agency; empty where the agency gave it here itself."""

    POST = "post", "Post"
    SECURE_MAIL = "secure_mail", "Secure e-mail"
    HAND = "hand", "By hand"
    TELEPHONE = "telephone", "Telephone"


class AgencyInvolvement(Voidable):
    """One agency is asked what it knew, and secures its records."""

    class Status(models.TextChoices):
        ASKED = "asked", "Waiting for agency"
        RETURNED = "returned", "Returned"

    status = models.CharField(max_length=20, choices=Status, default=Status.ASKED)
    asked_on = models.DateField()
    due_on = models.DateField(null=True, blank=True, help_text="By when it was asked to answer, where that was said.")
    involvement = models.TextField(blank=True, help_text="What the agency knew of the child and the family.")
    returned_by = models.CharField(max_length=150, blank=True, help_text="Who at the agency gave it.")
    returned_on = models.DateField(null=True, blank=True)
    returned_route = models.CharField(max_length=15, choices=Route, blank=True)
    secured_on = models.DateField(null=True, blank=True)
    secured_by = models.CharField(max_length=150, blank=True)
    secured_route = models.CharField(max_length=15, choices=Route, blank=True)
    records_secured = models.TextField(blank=True, help_text="Kinds of record.")
    records_missing = models.TextField(blank=True, help_text="Gaps: what is not there, or could not be secured.")

    class Meta(Voidable.Meta):
        permissions = permissions_of(Role.REPRESENTATIVE)
        constraints = (
            models.UniqueConstraint(
                fields=["casefile", "agency"], name="involvement_once", condition=Q(voided_at=None)
            ),
            models.CheckConstraint(condition=Q(agency__isnull=False), name="involvement_of_an_agency"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("asked_on")), name="involvement_due_once_asked"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency}"

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """What it owes on an open case: by the day that it was asked to answer by, or since the day it was asked."""
        if not self.casefile.is_open:
            return []
        return [
            self._clock(SECURED, "Records secured", self.secured_on),
            self._clock(SCOPING, "What the agency knew", self.returned_on),
        ]

    @property
    def asked_for(self) -> tuple[Sort, date]:
        """By which day it was asked to answer, or since when where no day was said."""
        return (Sort.DUE, self.due_on) if self.due_on else (Sort.SINCE, self.asked_on)

    def _clock(self, kind: str, name: str, done_on: date | None) -> Clock:
        sort, day = self.asked_for
        said = f"to be done by {day_words(day)}" if sort == Sort.DUE else "and no day was said"
        steps = (f"Asked on {day_words(self.asked_on)}, {said}",)
        return Clock(kind, name, sort, self.asked_on, day, steps, ASKED_FOR, "senior", stopped_on=done_on)


class InvolvementHold(AppointmentPermission):
    """The role of who answers for an agency by a link, held on what it was asked by an appointment."""

    content_object = models.ForeignKey(AgencyInvolvement, on_delete=models.CASCADE)

    class Meta(AppointmentPermission.Meta):
        abstract = False

    @classmethod
    def due(cls) -> Iterable[tuple[Appointment, models.Model]]:
        """What each agency was asked, void or not, with everybody who answers or answered for it by a link."""
        asked = {(one.casefile_id, one.agency_id): one for one in AgencyInvolvement.everything.order_by("pk")}
        for held in Appointment.objects.filter(role=Role.REPRESENTATIVE, since__isnull=False).order_by("pk"):
            if involvement := asked.get((held.casefile_id, held.agency_id)):
                yield held, involvement
