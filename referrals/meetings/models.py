"""A meeting of the standing sub-committee or of the full LSCB, and who was there: nothing of any case."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from scr_portal.access import grants
from scr_portal.accounts import Board, Membership, User
from scr_portal.clocks import day_words
from scr_portal.ids import public_id
from scr_portal.roles import Role

READS = "referrals.read_meeting"
ARRANGES = "referrals.arrange_meeting"


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings, as somebody may see them."""

    def visible_to(self, user: User) -> Self:
        """Those of the boards whose meetings `user` may read."""
        return self.filter(board__in=grants(user).boards_where(READS))

    def coming(self, within: timedelta) -> Self:
        """Those that take place from today until then, the next first."""
        today = timezone.localdate()
        within_it = self.filter(meets_on__gte=today, meets_on__lte=today + within)
        return within_it.filter(status=Meeting.Status.PLANNED).order_by("meets_on", "meets_at")


class Meeting(models.Model):
    """A day on which the members of a board's sub-committee meet, or those of the full LSCB.

    It names no case, so that somebody who is barred from one sees the meeting, and neither that case nor that there is
    one more: what is considered there are `AgendaItem`s, each behind the walls of its own case.
    """

    class Kind(models.TextChoices):
        SUBCOMMITTEE = "subcommittee", "Standing sub-committee"
        BOARD = "board", "Full LSCB"

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        CANCELLED = "cancelled", "Cancelled"

    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.SUBCOMMITTEE)
    meets_on = models.DateField()
    meets_at = models.TimeField()
    place = models.CharField(max_length=150, help_text="A place, or by telephone or online.")
    chair = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", help_text="A member who chairs it.")
    quorum = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1)], help_text="How many must be present: a rule of the board, not of the law."
    )
    papers_on = models.DateField(
        null=True, blank=True, help_text="By when the members have the papers: a rule of the board, not of the law."
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.PLANNED)
    why_cancelled = models.TextField(blank=True)
    others_there: Any = models.JSONField(
        default=list, blank=True, help_text="Who was in attendance beside the members, by name, and in what capacity."
    )
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ("-meets_on", "-meets_at")
        constraints = (
            models.CheckConstraint(condition=Q(quorum__gte=1), name="meeting_quorum_of_somebody"),
            models.CheckConstraint(
                condition=Q(papers_on=None) | Q(papers_on__lte=models.F("meets_on")),
                name="meeting_papers_before_it",
                violation_error_message="The day for the papers must be the day of the meeting or before it.",
            ),
            models.CheckConstraint(
                condition=~Q(status="cancelled") | ~Q(why_cancelled=""), name="meeting_cancelled_for_a_reason"
            ),
            models.UniqueConstraint(
                fields=["board", "kind", "meets_on", "meets_at"],
                condition=Q(status="planned"),
                name="meeting_one_at_a_time",
                violation_error_message="A meeting at that time is planned already.",
            ),
        )

    def __str__(self) -> str:
        return f"{'LSCB meeting' if self.is_of_board else 'Meeting'} on {day_words(self.meets_on)}"

    @property
    def is_of_board(self) -> bool:
        """Whether the full LSCB meets: it accepts reviews, and considers no referral."""
        return self.kind == self.Kind.BOARD

    @property
    def whose(self) -> str:
        """Who meets, as the board calls them, within a sentence."""
        return "full LSCB" if self.is_of_board else self.board.who_recommends or "standing sub-committee"

    @property
    def papers_due_on(self) -> date:
        """By when the members have the papers: where the board has named no day, by the meeting itself."""
        return self.papers_on or self.meets_on

    @property
    def is_cancelled(self) -> bool:
        """Whether it does not take place."""
        return self.status == self.Status.CANCELLED

    @property
    def has_begun(self) -> bool:
        """Whether its day and its time have come, and it was not cancelled."""
        now = timezone.localtime()
        return not self.is_cancelled and (self.meets_on, self.meets_at) <= (now.date(), now.time())

    @property
    def in_attendance(self) -> dict[str, str]:
        """By name, those who were there and are no members, with their capacity: without a vote, and no quorum."""
        return {one["name"]: f"{one['name']} ({one['capacity']})" for one in self.others_there}

    @property
    def chaired_by(self) -> User | None:
        """The member who chaired it in person, if one did; who is to, until it is recorded who was there. One query."""
        rows = list(self.attendance.select_related("member"))
        if not rows:
            return self.chair
        return next((one.member for one in rows if one.chaired and not one.deputy), None)

    def members(self) -> list[User]:
        """Who belongs to it on the day of the meeting."""
        return members_of(self, self.meets_on)


BELONG = {
    Meeting.Kind.SUBCOMMITTEE: frozenset({Role.SUBCOMMITTEE}),
    Meeting.Kind.BOARD: frozenset({Role.CHAIR, Role.ACTING_CHAIR, Role.BOARD_MEMBER}),
}
"""Whose members meet, by the kind of meeting."""


def members_of(meeting: Meeting, day: date) -> list[User]:
    """Who belongs on a day to those who meet, by name."""
    return belonging(meeting.board, BELONG[Meeting.Kind(meeting.kind)], day)


def belonging(board: Board, roles: Iterable[Role], day: date) -> list[User]:
    """Who holds one of these roles of a board on a day, by name; one query."""
    held = Membership.objects.on(day).filter(board=board, role__in=roles, user__is_active=True)
    return list(User.objects.filter(pk__in=held.values("user")).order_by("name", "pk"))


def spoke(member: User, deputy: str) -> str:
    """Who took part, by name: the member, or who was there in the member's place."""
    return f"{deputy}, for {member.name}" if deputy else member.name


class Attendance(models.Model):
    """Whether one member was at a meeting, or who was there in the member's place."""

    class Attended(models.TextChoices):
        PRESENT = "present", "Present"
        DEPUTY = "deputy", "A deputy was present"
        APOLOGIES = "apologies", "Sent apologies"
        ABSENT = "absent", "Not there, no word"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    member = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    attended = models.CharField(max_length=10, choices=Attended)
    deputy = models.CharField(max_length=150, blank=True, help_text="Who was there in the member's place.")
    chaired = models.BooleanField(default=False, help_text="Whether the member, or the deputy, chaired the meeting.")
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("member__name", "pk")
        constraints = (
            models.UniqueConstraint(fields=["meeting"], condition=Q(chaired=True), name="attendance_one_chaired"),
            models.CheckConstraint(
                condition=Q(chaired=False) | Q(attended__in=["present", "deputy"]),
                name="attendance_who_chaired_was_there",
            ),
            models.UniqueConstraint(fields=["meeting", "member"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(attended="deputy") & ~Q(deputy="") | ~Q(attended="deputy") & Q(deputy=""),
                name="attendance_deputy_is_named",
            ),
        )

    def __str__(self) -> str:
        return f"{self.member}: {self.get_attended_display()}"

    @property
    def who(self) -> str:
        """The member, or who was there in the member's place, by name."""
        return spoke(self.member, self.deputy)
