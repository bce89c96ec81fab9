"""What waits in the outbox, and how each message fared."""

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone

from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words

LEASE = timedelta(minutes=5)
"""How long a sender may hold a message; far above EMAIL_TIMEOUT, and checked again before the message goes."""
LONGEST_WAIT = 60  # minutes between two attempts
KEPT_IN_VIEW = timedelta(days=30)
"""How long it is told that a mail failed."""
TRIED_FOR = timedelta(days=5)
"""How long servers try before they return a mail (RFC 5321, 4.5.4.1)."""
LINK_GOOD_FOR = timedelta(days=7)
"""As long as any link in a mail works."""


class MessageQuerySet(models.QuerySet["Message"]):
    """Messages, as senders share them out."""

    def claim(self, now: datetime) -> "Message | None":
        """The next message whose time has come and that no other sender holds, held from `now` for a lease.

        What can wait comes last: a morning's reminders delay no statutory notice.
        """
        free = Q(leased_until=None) | Q(leased_until__lte=now)
        with transaction.atomic():
            waiting = self.filter(free, status=Message.Status.WAITING, not_before__lte=now)
            message = waiting.order_by("can_wait", "not_before", "pk").select_for_update(skip_locked=True).first()
            if message:
                message.leased_until = now + LEASE
                self.filter(pk=message.pk).update(leased_until=message.leased_until)
        return message

    def failed(self, now: datetime, **together: OuterRef) -> Self:
        """What a server refused, left unanswered or returned lately, until a later one to the same address arrives.

        That the server took a later one tells nothing where it had taken this one too, and it came back: there the
        later one arrived when it has not come back in the time for which servers try. With `together`, later ones count
        that are of the same case.
        """
        later = Message.objects.filter(
            address=OuterRef("address"), status=Message.Status.SENT, pk__gt=OuterRef("pk"), **together
        )
        lately = self.filter(status__in=Message.TROUBLE, queued_at__gte=now - KEPT_IN_VIEW)
        arrived = Q(Exists(later), sent_at=None) | Q(Exists(later.filter(sent_at__lte=now - TRIED_FOR)))
        return lately.exclude(arrived)

    def came_back(self, message_id: str, words: str) -> int | None:
        """Note that what a server took, or may have taken, was returned; its number, or None where nothing changed."""
        now, taken = timezone.now(), (Message.Status.SENT, Message.Status.MAY_HAVE_ARRIVED)
        said = f"{words} (it came back on {day_words(timezone.localdate(now))})".strip()
        noted = self.filter(message_id=message_id, status__in=taken).update(
            status=Message.Status.REFUSED, answer=said, leased_until=None, sent_at=Coalesce("sent_at", "not_before")
        )
        return self.values_list("pk", flat=True).get(message_id=message_id) if noted else None

    def forget_links(self, user: User | None = None) -> None:
        """Empty the texts whose link has been used by `user`, or is too old for anybody."""
        gone = Q(user=user) if user else Q(queued_at__lte=timezone.now() - LINK_GOOD_FOR)
        with walls.portal():  # whoever comes in by a link reads no mail
            self.exclude(status=Message.Status.WAITING).filter(gone, lets_in=True).update(body="")


class Message(models.Model):
    """One mail to one address: a reference and a link, never a name."""

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        REFUSED = "refused", "Refused by the mail server"
        MAY_HAVE_ARRIVED = "may_have_arrived", "May have arrived"

    TROUBLE = (Status.REFUSED, Status.MAY_HAVE_ARRIVED)
    without_event = "Neutral mail on its way: the step it tells of left the event, and retries change no case."

    casefile = models.ForeignKey(CaseFile, null=True, on_delete=models.PROTECT, related_name="messages")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="messages")
    address = models.EmailField()
    subject = models.CharField(max_length=150)
    body = models.TextField(blank=True)
    lets_in = models.BooleanField(
        default=False, help_text="It carries a link that lets somebody in, so its text is not kept once it has gone."
    )
    can_wait = models.BooleanField(default=False, help_text="Whatever else waits goes before it.")
    status = models.CharField(max_length=20, choices=Status, default=Status.WAITING)
    message_id = models.CharField(max_length=120, unique=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    not_before = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=200, blank=True, help_text="What the mail server said last.")

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=["can_wait", "not_before"], condition=Q(status="waiting"), name="message_waiting"),
            models.Index(fields=["-queued_at"], name="message_newest"),
            models.Index(
                fields=["queued_at"], condition=Q(status__in=["refused", "may_have_arrived"]), name="message_in_trouble"
            ),
            models.Index(
                fields=["casefile"],
                condition=Q(status__in=["refused", "may_have_arrived"]),
                name="message_failed_of_case",
            ),
            models.Index(fields=["address", "status", "id"], name="message_to_one_address"),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.status}"

    @property
    def sort_words(self) -> str:
        """What sort of mail it is, in words that say of no case which."""
        if self.lets_in:
            return "Invitation, link or code"
        if self.can_wait:
            return "Daily reminder"
        return "About a case" if self.casefile_id else self.subject

    def hand_over(self) -> bool:
        """Note, before the server is given the message, that it may have arrived; only a clear answer changes that.

        False when the lease ran out and another sender has the message.
        """
        mine = Message.objects.filter(pk=self.pk, status=self.Status.WAITING, leased_until=self.leased_until)
        self.status = self.Status.MAY_HAVE_ARRIVED
        return bool(mine.update(status=self.status, attempts=F("attempts") + 1, body=self._kept()))

    def _kept(self) -> str:
        """What of the text stays here when it has gone; the demonstration, whose mail goes nowhere, shows its links."""
        return "" if self.lets_in and not settings.DEMO else self.body

    def arrived(self) -> None:
        """The server has taken it; that it has come back already stays said."""
        self.status, self.sent_at = self.Status.SENT, timezone.now()
        given = Message.objects.filter(pk=self.pk).exclude(status=self.Status.REFUSED)
        given.update(status=self.status, sent_at=self.sent_at, leased_until=None, answer="")

    def refuse(self, answer: str) -> None:
        """The server will never take it."""
        self.status, self.leased_until, self.answer = self.Status.REFUSED, None, answer[:200]
        self.body = self._kept()
        self.save(update_fields=["status", "leased_until", "answer", "body"])

    def postpone(self, answer: str) -> None:
        """It did not go: wait longer after each attempt, with the whole text."""
        wait = timedelta(minutes=min(2 ** min(self.attempts, 10), LONGEST_WAIT))
        self.attempts = min(self.attempts + 1, 1000)
        self.status, self.leased_until, self.answer = self.Status.WAITING, None, answer[:200]
        self.not_before = timezone.now() + wait
        self.save(update_fields=["status", "leased_until", "answer", "not_before", "attempts", "body"])
