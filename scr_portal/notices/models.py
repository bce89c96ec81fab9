"""One notice to one body of one act."""

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import F, Q, QuerySet

from scr_portal.accounts import Body
from scr_portal.casefiles import CaseRecordQuerySet, StandingRows, Voidable
from scr_portal.clocks import NO_DAY, REMINDED, Clock, Holidays, Sort, day_words
from scr_portal.documents import Document
from scr_portal.guidance.base import Act
from scr_portal.guidance.bodies import NAMES_NONE
from scr_portal.guidance.terms import ALTERNATIVE_WORDS, VOID_WORDS
from scr_portal.roles import Role

if TYPE_CHECKING:
    from scr_portal.access import Grants


WAITS = "Publication waits until it is sent and its notice has run"
OF_ALTERNATIVE = Q(act=Act.DECISION_NOT_TO_HOLD, of_alternative=True)
"""Those of a decision not to hold a review by which an alternative review is held."""
OF_A_DATE = ("scr_portal.correction:", "scr_portal.recount:")
"""How the subject of a notice begins that puts a date right."""
TOLD = Q(status__in=["sent", "received"])
"""What a body sees of the notices to it."""
NOBODY_TO_TELL = Q(body=None) & ~Q(reason_not_needed__contains=NAMES_NONE)
"""Duties whose office nobody held that day; of an act without a duty nobody is to be told."""


LOOKED_AFTER = Q(route="portal", status="sent") | Q(status="owed", again_for__isnull=False) | Q(body=None)
"""Among these are those that the office has to look after (letters/waiting.py): few, in a table of many."""


def told_to(held: "Grants") -> "QuerySet[Notice]":
    """What was sent to the bodies for which the reader reads."""
    return Notice.objects.visible_to(held.user).filter(body__in=list(held.bodies))


class NoticesThatCount(StandingRows["Notice"]):
    """Those that are owed or have gone, each once, without what told nobody."""

    def get_queryset(self) -> "CaseRecordQuerySet[Notice]":
        """Without the void rows too."""
        return super().get_queryset().filter(undone_on=None)


class Notice(Voidable):
    """A body is told of an act; the clock stops on proof, not on a mail server's yes.

    Without a body it says why there is nobody to tell: that is never silent.
    """

    also_visible_sql = "body_id = ANY ({bodies}) AND status IN ('sent', 'received') AND voided_at IS NULL"

    class Status(models.TextChoices):
        OWED = "owed", "To do"
        SENT = "sent", "Sent"
        RECEIVED = "received", "Received"
        NOT_NEEDED = "not_needed", "Not needed"
        RETURNED = "returned", "Came back"
        CALLED_BACK = "called_back", "Called back"

    class Route(models.TextChoices):
        PORTAL = "portal", "To be read in the portal, behind sign-in"
        CODE = "code", "By a link and a code"
        SECURE_MAIL = "secure_mail", "Secure e-mail outside the portal"
        POST = "post", "Courier or recorded post"
        HAND = "hand", "By hand"

    OPENED_HERE = (Route.PORTAL, Route.CODE)
    """Routes by which it is opened here and nowhere else, so that it can be closed again."""

    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="notices")
    act = models.CharField(max_length=30, choices=[(act.value, act.words) for act in Act])
    about = models.CharField(max_length=60, help_text="The row this notice tells of.")
    particular = models.CharField(max_length=60, blank=True, help_text="Which of several: a role, a product, a day.")
    of_alternative = models.BooleanField(
        default=False, db_default=False, help_text="Whether what it tells of is that an alternative review is held."
    )
    copy = models.PositiveSmallIntegerField(default=1, help_text="Which copy of it goes to this body.")
    acted_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    due_steps = models.JSONField(default=list, blank=True)
    source = models.CharField(max_length=400, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.OWED)
    covering = models.TextField(blank=True, help_text="Words of the board that stand above what the record says.")
    route = models.CharField(max_length=20, choices=Route, blank=True)
    recipient = models.CharField(max_length=150, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_time = models.TimeField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    proof = models.TextField(blank=True, help_text="How it is known that it was sent.")
    receipt = models.TextField(blank=True, help_text="How it is known that it was received.")
    why_late = models.TextField(blank=True)
    undone_on = models.DateField(null=True, blank=True, help_text="When it came back, or was called back.")
    why_undone = models.TextField(blank=True, help_text="Why it did not arrive, or was called back.")
    again_for = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The sending before, by which the body was not told.",
    )
    reason_not_needed = models.TextField(blank=True)
    documents = models.ManyToManyField(Document, related_name="notices")

    objects: ClassVar[NoticesThatCount] = NoticesThatCount()

    clocks_read = ("body",)

    class Meta(Voidable.Meta):
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["body", "act", "about", "copy"],
                name="notice_once",
                nulls_distinct=False,
                condition=Q(voided_at=None, undone_on=None),
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=False) | Q(status="not_needed"), name="notice_to_nobody_is_not_needed"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["sent", "received"]) | Q(sent_on__isnull=False),
                name="notice_sent_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(undone_on=None) | Q(undone_on__gte=F("sent_on"), sent_on__isnull=False),
                name="notice_undone_after_it_was_sent",
            ),
        )
        indexes = (
            models.Index(fields=["about"], name="notice_about"),
            models.Index(fields=["body", "casefile"], condition=TOLD, name="notice_told_of_case"),
            models.Index(fields=["-sent_on", "-id"], condition=TOLD, name="notice_told_newest"),
            models.Index(fields=["casefile"], condition=LOOKED_AFTER, name="notice_looked_after"),
        )

    def __str__(self) -> str:
        """Whom it tells of what, and of which day."""
        return f"{self.body or 'Nobody to tell'}: {self.act_words}, {day_words(self.acted_on)}"

    @classmethod
    def also_visible(cls, held: "Grants") -> Q:
        """What was sent to a body the reader belongs to, and not recorded so by mistake."""
        return Q(TOLD, body_id__in=list(held.bodies), voided_at=None)

    @property
    def stands(self) -> str:
        """Its state in words: what came back is not as if it had never gone."""
        return "To send again" if self.is_owed_again else str(self.get_status_display())

    @property
    def is_owed_again(self) -> bool:
        """Whether it went, and the body was not told by that."""
        return self.status == self.Status.OWED and self.again_for_id is not None

    @property
    def is_no_duty(self) -> bool:
        """Whether it says that the edition of the case has no body told of its act."""
        return self.body_id is None and NAMES_NONE in self.reason_not_needed

    @property
    def is_undone(self) -> bool:
        """Whether the body was not told by it, though it went."""
        return self.undone_on is not None

    @property
    def goes_by_the_portal(self) -> bool:
        """Whether it was sent to be read here by those of the body."""
        return self.route == self.Route.PORTAL

    @property
    def is_opened_here(self) -> bool:
        """Whether it was sent to be opened here, behind sign-in or by a code."""
        return self.route in self.OPENED_HERE

    @property
    def is_of_void(self) -> bool:
        """Whether it tells that a row is void of which the body was told, and not that a date was wrong."""
        return self.act == Act.CORRECTION and not self.about.startswith(OF_A_DATE)

    @property
    def act_words(self) -> str:
        """The act as a sentence speaks of it: told of …"""
        is_alternative = self.act == Act.DECISION_NOT_TO_HOLD and self.of_alternative
        other_words = ALTERNATIVE_WORDS if is_alternative else VOID_WORDS if self.is_of_void else ""
        words = other_words or Act(self.act).words
        copy = f", copy {self.copy}" if self.copy > 1 else ""
        return words + (f" ({self.particular})" if self.particular else "") + copy

    @property
    def told_as(self) -> str:
        """What is told anew is the same."""
        return self.particular

    @property
    def holds_alternative(self) -> bool:
        """The same."""
        return self.of_alternative

    @property
    def recipient_name(self) -> str:
        """The body's name, where there is one."""
        return self.body.name if self.body else "nobody"

    @property
    def recipient_spoken(self) -> str:
        """The body's name as it stands in a sentence."""
        return self.body.spoken if self.body else "nobody"

    @property
    def task(self) -> str:
        """What is to be done."""
        return f"Tell {self.recipient_spoken} of {self.act_words}"

    @property
    def clock_kind(self) -> str:
        """What its clock is called."""
        return f"notice_{self.act}"

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """The day by which the body is to be told, or since which where none is laid down; stopped by proof."""
        if self.body is None or self.status == self.Status.NOT_NEEDED:
            return []
        if self.due_on is None:
            sort, day, steps = Sort.SINCE, self.acted_on, self._since_steps()
        else:
            sort, day, steps = Sort.DUE, self.due_on, (Act(self.act).done_on(self.acted_on), *self.due_steps)
        return [
            Clock(
                self.clock_kind, self.task, sort, self.acted_on, day, steps, self.source, Role.OFFICER, self.sent_on
            )
        ]  # fmt: skip

    def _since_steps(self) -> tuple[str, ...]:
        waits = (WAITS,) if self.act == Act.BEFORE_PUBLICATION else ()
        return (Act(self.act).done_on(self.acted_on), *waits, NO_DAY, REMINDED)
