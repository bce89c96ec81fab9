"""One request or letter of the national panel."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from scr_portal.accounts import Body, User
from scr_portal.casefiles import Voidable
from scr_portal.clocks import Clock, Holidays, Sort, day_words
from scr_portal.notices.models import Notice
from scr_portal.roles import Role

if TYPE_CHECKING:
    from scr_portal.access import Grants


class BodyRequest(Voidable):
    """A letter of a body about a case; the body itself sees what came of it.

    `notice`: of the decision about which it wrote; none where it wrote before it was told of one.
    """

    also_visible_sql = "body_id = ANY ({bodies}) AND voided_at IS NULL"

    class Kind(models.TextChoices):
        INFORMATION = "information", "Asks for information"
        ADVICE = "advice", "Advises a review, or asks to reconsider"
        ATTENDANCE = "attendance", "Asks the LSCB chair to attend"

    class Status(models.TextChoices):
        WAITING = "waiting", "To be answered"
        ANSWERED = "answered", "Answered"

    class Route(models.TextChoices):
        MAIL = "mail", "Secure e-mail"
        POST = "post", "Courier or recorded post"
        HAND = "hand", "By hand"
        SPOKEN = "spoken", "In person, by telephone or by video"

    class Followed(models.TextChoices):
        YES = "yes", "Yes"
        IN_PART = "in_part", "In part"
        NO = "no", "No"

    notice = models.ForeignKey(Notice, null=True, blank=True, on_delete=models.PROTECT, related_name="requests")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    received_on = models.DateField()
    due_on = models.DateField(null=True, blank=True, help_text="The day the body asks for, if it names one.")
    asks = models.TextField()
    answered_on = models.DateField(null=True, blank=True)
    route = models.CharField(max_length=10, blank=True, choices=Route)
    answer = models.TextField(blank=True)
    attend_on = models.DateField(
        null=True, blank=True, help_text="The day on which the chair is asked to attend, once it is named."
    )
    attend_at = models.CharField(
        max_length=150, blank=True, default="", db_default="", help_text="At what time, and where."
    )
    attended = models.BooleanField(null=True, blank=True, help_text="Whether the chair went, where that was asked.")
    attended_on = models.DateField(null=True, blank=True)
    why_not_attended = models.TextField(blank=True)
    followed = models.CharField(max_length=10, blank=True, choices=Followed)
    why = models.TextField(blank=True, help_text="Why the advice was followed or not.")
    regarded_on = models.DateField(null=True, blank=True)
    regarded_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Voidable.Meta):
        verbose_name = "request of the national panel"
        ordering = ("received_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="bodyrequest_answer_is_whole",
                condition=Q(status="waiting", answered_on=None, answer="", route="")
                | Q(status="answered", answered_on__isnull=False) & ~Q(answer="") & ~Q(route=""),
            ),
            models.CheckConstraint(
                name="bodyrequest_due_after_it_came",
                condition=Q(due_on=None) | Q(due_on__gte=models.F("received_on")),
            ),
            models.CheckConstraint(
                name="bodyrequest_day_of_attendance_alone",
                condition=Q(attend_on=None, attend_at="") | Q(kind="attendance"),
            ),
            models.CheckConstraint(
                name="bodyrequest_attend_after_it_came",
                condition=Q(attend_on=None) | Q(attend_on__gte=models.F("received_on")),
            ),
            models.CheckConstraint(
                name="bodyrequest_attendance_is_whole",
                condition=Q(attended=None, attended_on=None, why_not_attended="")
                | Q(kind="attendance", attended=True, attended_on__isnull=False, why_not_attended="")
                | Q(kind="attendance", attended=False, attended_on=None) & ~Q(why_not_attended=""),
            ),
            models.CheckConstraint(
                name="bodyrequest_regard_is_whole",
                condition=Q(followed="", why="", regarded_on=None, regarded_by=None)
                | Q(kind="advice", regarded_on__isnull=False, regarded_by__isnull=False) & ~Q(followed="") & ~Q(why=""),
            ),
        )

    def __str__(self) -> str:
        return f"Letter of {day_words(self.received_on)}"

    @classmethod
    def also_visible(cls, held: "Grants") -> Q:
        """What the body asked itself."""
        return Q(body_id__in=list(held.bodies), voided_at=None)

    @property
    def asked_in_words(self) -> str:
        """Who wrote when, in a sentence that another round of consideration can begin with."""
        return f"{self.body.spoken[:1].upper()}{self.body.spoken[1:]} wrote on {day_words(self.received_on)}"

    @property
    def attend_words(self) -> str:
        """When, and where, the chair is asked to attend, as far as that is known; empty where that is not asked."""
        if self.kind != self.Kind.ATTENDANCE:
            return ""
        day = day_words(self.attend_on) if self.attend_on else "it names no day yet"
        return ", ".join(filter(None, (day, self.attend_at)))

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """The day that the letter names: the officer, who answers, is reminded, and no other clock waits for it."""
        return [self.clock] if self.clock else []

    @property
    def clock(self) -> Clock | None:
        """That day with its sum, which the body reads too, to whom the dates of the case are closed."""
        if self.due_on is None:
            return None
        steps = (f"Came on {day_words(self.received_on)}, wants an answer by {day_words(self.due_on)}",)
        return Clock(
            "body_answer", "Answer to the national panel", Sort.DUE, self.received_on, self.due_on, steps,
            "The letter of the national panel: no day is laid down for an answer, and no clock of the guidance "
            "waits for it", Role.OFFICER, self.answered_on,
        )  # fmt: skip

    def is_late(self, today: date) -> bool:
        """Whether the day that the body named is past without an answer."""
        return self.status == self.Status.WAITING and self.due_on is not None and self.due_on < today

    def stands(self, today: date) -> str:
        """How it stands, in the words of a tag."""
        return "Late" if self.is_late(today) else str(self.get_status_display())
