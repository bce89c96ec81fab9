"""How a person belongs to a board, an agency or a body, from when, until when."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from scr_portal.accounts.organisations import Agency, Board, Body
from scr_portal.accounts.users import User
from scr_portal.ids import public_id
from scr_portal.roles import OF_AGENCY, OF_BOARD, OF_BODY, Role


class DateRange(Func):
    """daterange(since, until): both days named, the second left out."""

    function = "DATERANGE"
    output_field = DateRangeField()


class CurrentQuerySet(models.QuerySet["Membership"]):
    """Rights end the day they end: every reader asks for a day."""

    def given(self) -> "CurrentQuerySet":
        """Those that took effect: a role that is only proposed is none."""
        return self.filter(status=Membership.Status.CONFIRMED)

    def on(self, day: date) -> "CurrentQuerySet":
        """Those that hold on `day`; `until` is the first day without."""
        return self.given().filter(since__lte=day).not_over(day)

    def not_over(self, day: date) -> "CurrentQuerySet":
        """Those that hold on `day` or may hold later: proposed or to come they count as well, refused they do not."""
        standing = Q(until__isnull=True) | Q(until__gt=day)
        return self.exclude(status=Membership.Status.REFUSED).filter(standing)


class Membership(models.Model):
    """A standing role on a board, for an agency, or for a body.

    An administrator proposes it; it is without effect until somebody in that board's office has confirmed it.
    """

    class Status(models.TextChoices):
        PROPOSED = "proposed", "Waiting for the board"
        CONFIRMED = "confirmed", "Confirmed"
        REFUSED = "refused", "Refused"

    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(
        max_length=20, choices=[(role, role.label) for role in Role if role in OF_BOARD | OF_AGENCY | OF_BODY]
    )
    board = models.ForeignKey(Board, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    position = models.CharField(max_length=150, blank=True, help_text="For example: Head of Safeguarding.")
    since = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The first day without the role.")
    status = models.CharField(max_length=10, choices=Status, default=Status.CONFIRMED, editable=False)
    proposed_by = models.ForeignKey(User, null=True, editable=False, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(User, null=True, editable=False, on_delete=models.PROTECT, related_name="+")

    objects = CurrentQuerySet.as_manager()

    class Meta:
        ordering = ("user", "since")
        constraints = (
            models.CheckConstraint(
                name="membership_of_what_the_role_is_of",
                condition=(
                    Q(role__in=sorted(OF_BOARD), board__isnull=False, agency__isnull=True, body__isnull=True)
                    | Q(
                        role__in=sorted(OF_AGENCY),
                        board__isnull=True,
                        agency__isnull=False,
                        body__isnull=True,
                    )
                    | Q(role__in=sorted(OF_BODY), board__isnull=True, agency__isnull=True, body__isnull=False)
                ),
                violation_error_message="Choose the board, the agency or the body that this role belongs to.",
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                violation_error_message="The first day without the role cannot be before its first day.",
            ),
            models.CheckConstraint(
                name="membership_of_acting_chair_has_an_end",
                condition=~Q(role=Role.ACTING_CHAIR) | Q(until__isnull=False),
                violation_error_message="An acting chair is appointed with dates: enter the first day without it.",
            ),
            models.CheckConstraint(
                name="membership_confirmed_by_another",
                condition=~Q(confirmed_by=F("user")) & ~Q(confirmed_by=F("proposed_by")) | Q(confirmed_by__isnull=True),
            ),
            models.CheckConstraint(
                name="membership_proposed_is_confirmed_by_somebody",
                condition=~Q(status="confirmed") | Q(proposed_by__isnull=True) | Q(confirmed_by__isnull=False),
            ),
            *(
                ExclusionConstraint(
                    name=f"membership_no_overlap_{holder}",
                    expressions=[
                        ("user", RangeOperators.EQUAL),
                        ("role", RangeOperators.EQUAL),
                        (holder, RangeOperators.EQUAL),
                        (DateRange("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
                    ],
                    condition=Q(**{f"{holder}__isnull": False}) & ~Q(status="refused"),
                    violation_error_message="This person already holds this role on some of those days.",
                )
                for holder in ("board", "agency", "body")
            ),
            ExclusionConstraint(
                name="membership_one_chair_a_day",
                expressions=[
                    ("board", RangeOperators.EQUAL),
                    (DateRange("since", "until", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                condition=Q(role=Role.CHAIR, status="confirmed"),
                violation_error_message="The board has another LSCB chair on some of those days: an administrator "
                "enters the first day without the role there first.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user}: {self.role_called}, {self.board or self.agency or self.body}"

    @property
    def role_called(self) -> str:
        """The role, as its board calls it."""
        return self.board.calls(self.role) if self.board else self.get_role_display()

    @property
    def of(self) -> Board | Agency | Body:
        """The board, agency or body."""
        of = self.board or self.agency or self.body
        if of is None:
            raise ValueError("A membership belongs to a board, an agency or a body.")
        return of
