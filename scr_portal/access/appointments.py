"""Appointments to one case, and the guardian rows that carry their rights."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from scr_portal.accounts import Agency, User
from scr_portal.accounts.memberships import DateRange
from scr_portal.casefiles import CaseRecord
from scr_portal.clocks import NO_DAY, REMINDED, Clock, Holidays, Sort
from scr_portal.roles import BY_LINK, Role

if TYPE_CHECKING:
    from scr_portal.access.grants import Grants


class Appointment(CaseRecord):
    """A person appointed to a role on one case, after a declaration of independence, with from and until."""

    also_visible_sql = "user_id = {person} AND ({guest_of} IS NULL OR id = {guest_of})"
    opens_to = "user"

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Proposed"
        DECLARED = "declared", "Declaration made"
        CONFIRMED = "confirmed", "Confirmed"
        FROZEN = "frozen", "On hold"
        ENDED = "ended", "Ended"

    class Change(models.TextChoices):
        """What a declaration of independence is made anew for (K15, decision 0076)."""

        TERMS = "terms", "The terms of reference have changed"
        AGENCIES = "agencies", "The agencies that have a part in the case have changed"
        BOARD = "board", "Another board leads the case"
        PERSON = "person", "An employer or a role of the appointed person has changed"

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=[(role, role.label) for role in Role if role in BY_LINK])
    position = models.CharField(max_length=150, blank=True)
    organisation = models.CharField(max_length=150, blank=True)
    employer = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Where a member of the SCR panel works: not a wall, so that the agency learns nothing by it.",
    )  # fmt: skip
    status = models.CharField(max_length=20, choices=Status, default=Status.PROPOSED)
    competence = models.TextField(blank=True, help_text="Why this person is qualified and experienced.")
    declaration = models.JSONField(null=True, blank=True, help_text="The answers of the declaration of independence.")
    declared_on = models.DateField(null=True, blank=True)
    declared_before = models.JSONField(default=list, blank=True)
    """Each earlier declaration: the day on which it was made, and its answers."""
    anew_since = models.DateField(null=True, blank=True, help_text="Since when a new declaration is owed.")
    anew_because = models.CharField(max_length=10, choices=Change, blank=True)
    findings = models.JSONField(default=list, blank=True, help_text="What the rules said when it was confirmed.")
    warning_reason = models.TextField(blank=True, help_text="Why it goes ahead in spite of a warning.")
    why_stopped = models.TextField(blank=True, help_text="Why it is on hold, or was ended.")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    in_place_of = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="successors",
        help_text="The appointment whose open work this person is to take over; it ends when this one is confirmed.",
    )  # fmt: skip
    why_in_place = models.TextField(blank=True, help_text="Why the work is handed over.")

    class Meta(CaseRecord.Meta):
        constraints = (
            models.CheckConstraint(
                name="appointment_ends_after_it_starts",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="appointment_confirmed_from_a_day",
                condition=~Q(status="confirmed") | Q(since__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["casefile", "user", "role"],
                condition=~Q(status="ended"),
                name="appointment_once_at_a_time",
                violation_error_message="This person is already proposed for, or holds, this role on the case.",
            ),
            ExclusionConstraint(
                name="appointment_no_overlap",
                expressions=[
                    ("casefile", RangeOperators.EQUAL),
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (DateRange("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=Q(since__isnull=False),
                violation_error_message="This person held this role on the case on some of those days already.",
            ),
            models.UniqueConstraint(
                fields=["casefile", "role"],
                condition=Q(status__in=["confirmed", "frozen"], role__in=[Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR]),
                name="appointment_one_chair_one_author",
                violation_error_message="Somebody else holds this role: end that appointment first.",
            ),
            ExclusionConstraint(
                name="appointment_one_holder_a_day",
                expressions=[
                    ("casefile", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (DateRange("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=Q(since__isnull=False, role__in=[Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR]),
                violation_error_message="Somebody else held this role on some of those days: choose days after theirs.",
            ),
            models.UniqueConstraint(
                fields=["in_place_of"],
                condition=~Q(status="ended"),
                name="appointment_one_successor",
                violation_error_message="Somebody else is proposed to take over from this person already.",
            ),
            models.CheckConstraint(
                name="appointment_in_place_of_another",
                condition=Q(in_place_of__isnull=True) | ~Q(in_place_of=F("id")) & ~Q(why_in_place=""),
            ),
            models.CheckConstraint(
                name="appointment_owes_a_declaration_anew",
                condition=Q(anew_since=None, anew_because="")
                | Q(anew_since__isnull=False, declaration__isnull=False) & ~Q(anew_because="") & ~Q(status="ended"),
            ),
        )

    def __str__(self) -> str:
        return f"{Role(self.role).label}: {self.user}"

    @property
    def told_as(self) -> str:
        """The role: who reviews a case is more than one person."""
        return Role(self.role).label

    @property
    def first_declared_on(self) -> date | None:
        """The day of the declaration before which nobody was appointed, whatever was declared later."""
        return next((on for on, _ in self.earlier_declarations), self.declared_on)

    @property
    def earlier_declarations(self) -> Iterator[tuple[date, dict[str, bool | str]]]:
        """Each with its day and answers, oldest first."""
        return ((date.fromisoformat(one["on"]), one["answers"]) for one in self.declared_before)

    def owe_nothing_anew(self) -> None:
        """The new declaration is made, or nobody wants it any more."""
        self.anew_since, self.anew_because = None, ""

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """A new declaration that is owed, for the person alone: never late, and reminded of."""
        if self.anew_since is None:
            return []
        name = f"Declaration of independence made anew: {self.told_as}"
        return [
            Clock(
                "declaration", name, Sort.SINCE, self.anew_since, self.anew_since, (NO_DAY, REMINDED),
                "Rule of this portal: declarations are renewed", person=self.user_id,
            )
        ]  # fmt: skip

    @classmethod
    def also_visible(cls, held: "Grants") -> Q:
        """Everybody sees their own; a guest, that for which the link was sent."""
        own = Q(user=held.user)
        return own if held.user.guest_of is None else own & Q(pk=held.user.guest_of)


class AppointmentPermission(UserObjectPermissionBase):
    """A guardian row that carries the appointment which gives it; each anchor has its own subclass.

    A row says "holds this role on this object"; what the role may do stands in roles.py.
    """

    without_event = "Follows from the appointment, whose steps left the events; rebuild_access makes it anew."

    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="+")

    class Meta:
        abstract = True
        unique_together = (("user", "permission", "content_object", "appointment"),)

    def __str__(self) -> str:
        return f"{self.appointment_id}: {self.permission_id}"

    @classmethod
    def due(cls) -> Iterable[tuple[Appointment, models.Model]]:
        """Every appointment with the anchor on which it is held, as the facts say: what `give` has given."""
        raise NotImplementedError

    @classmethod
    def give(cls, appointment: Appointment, anchor: models.Model) -> None:
        """Let the appointed person hold the role on `anchor`, for as long as the appointment lasts."""
        permission = Permission.objects.get(
            content_type=ContentType.objects.get_for_model(anchor), codename=f"hold_{appointment.role}"
        )
        cls._default_manager.get_or_create(
            user=appointment.user, permission=permission, content_object=anchor, appointment=appointment
        )


def permissions_of(*roles: Role) -> tuple[tuple[str, str], ...]:
    """Meta.permissions of an anchor on which these roles are held."""
    return tuple((f"hold_{role}", f"Holds the role: {role.label}") for role in roles)
