"""What a peer was asked, and what came of it."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import models

from scr_portal.access import Appointment, AppointmentPermission
from scr_portal.access.appointments import permissions_of
from scr_portal.accounts import User
from scr_portal.among import among
from scr_portal.casefiles import Voidable
from scr_portal.clocks import Clock, Holidays, Sort, day_words
from scr_portal.documents import Document
from scr_portal.roles import Role
from scr_portal.walls.functions import asked

if TYPE_CHECKING:
    from scr_portal.access import Grants

_BY_THEIR_APPOINTMENT = asked(
    "is_appointed",
    "SELECT 1 FROM scr_portal_appointment one WHERE one.id = of_row AND one.user_id = {person}"
    " AND ({guest_of} IS NULL OR one.id = {guest_of})",
    of="appointment_id",
)


class PeerChallenge(Voidable):
    """A question to the chair of another LSCB, the advice, and whether the chair follows it.

    `advised_by` is who put the advice on the case: the peer, or the LSCB chair, to whom it came another way.
    """

    also_visible_sql = f"{{is_peer}} AND {_BY_THEIR_APPOINTMENT}"

    class Status(models.TextChoices):
        ASKED = "asked", "Waiting for advice"
        ADVISED = "advised", "Advice received"

    class Followed(models.TextChoices):
        YES = "yes", "Yes"
        IN_PART = "in_part", "In part"
        NO = "no", "No"
        NO_ADVICE = "none", "No advice came"

    status = models.CharField(max_length=10, choices=Status, default=Status.ASKED)
    peer = models.CharField(max_length=150)
    peer_board = models.CharField(max_length=150, help_text="The LSCB that the peer chairs.")
    question = models.TextField()
    told = models.TextField(help_text="What the peer was told or shown: no more than the question needs.")
    document = models.ForeignKey(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="What it is about, where not the case as a whole.",
    )  # fmt: skip
    about = models.CharField(max_length=200, blank=True, help_text="What the document was called, with its digest.")
    asked_on = models.DateField()
    until = models.DateField(null=True, blank=True, help_text="The day by which the advice is wanted.")
    advised_on = models.DateField(null=True, blank=True)
    advice = models.TextField(blank=True)
    advised_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    followed = models.CharField(max_length=10, blank=True, choices=Followed)
    why = models.TextField(blank=True, help_text="Why the advice was followed or not, or why none came.")
    appointment = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="By which the peer reads of the case, where the LSCB chair lets them.",
    )  # fmt: skip

    class Meta(Voidable.Meta):
        permissions = permissions_of(Role.PEER)
        constraints = (
            models.CheckConstraint(
                name="peer_advice_is_whole",
                condition=models.Q(status="asked", advised_on=None)
                | (
                    models.Q(status="advised", advised_on__isnull=False)
                    & (models.Q(advice="", followed="none") | ~models.Q(advice="") & ~models.Q(followed="none"))
                    & (models.Q(followed="", why="") | ~models.Q(followed="") & ~models.Q(why=""))
                ),
            ),
            models.CheckConstraint(
                name="peer_until_after_asked",
                condition=models.Q(until=None) | models.Q(until__gte=models.F("asked_on")),
            ),
        )

    def __str__(self) -> str:
        return f"Peer challenge by the chair of {self.peer_board}"

    @classmethod
    def also_visible(cls, held: "Grants") -> models.Q:
        """What the reader is asked as a peer, and not what another is, who may be let in on the same case."""
        cases = cls.cases_of_peer(held)
        if not cases:
            return models.Q(pk__in=[])
        mine = Appointment.objects.filter(Appointment.also_visible(held))
        return among("casefile_id", cases) & models.Q(appointment__in=mine.values("pk"))

    @staticmethod
    def cases_of_peer(held: "Grants") -> list[int]:
        """The cases to which the reader is let in as a peer."""
        return [pk for pk in held.cases if Role.PEER in held.roles_on(pk)]

    @property
    def readable(self) -> Document | None:
        """The document, where it came with the rows that the reader may see; asks the database nothing."""
        field = self._meta.get_field("document")
        return self.document if self.document_id and field.is_cached(self) else None  # type: ignore[union-attr]

    @property
    def came(self) -> bool:
        """Whether advice came."""
        return self.status == self.Status.ADVISED and self.followed != self.Followed.NO_ADVICE

    def is_asked_of(self, person: User) -> bool:
        """Whether the person is the peer, and was let in to read of the case."""
        return self.appointment is not None and self.appointment.user_id == person.pk

    @property
    def in_own_words(self) -> bool:
        """Whether the peer wrote the advice here themselves."""
        return self.appointment is not None and self.advised_by_id == self.appointment.user_id

    @property
    def reads_until(self) -> date | None:
        """The last day on which the peer may read of the case; None where they may not."""
        appointment = self.appointment
        if appointment is None or appointment.status == Appointment.Status.ENDED or appointment.until is None:
            return None
        return appointment.until - timedelta(days=1)

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """The day by which the advice is wanted: the LSCB chair is reminded, and no other clock waits for it."""
        if self.until is None:
            return []
        steps = (f"Asked on {day_words(self.asked_on)}, wanted by {day_words(self.until)}",)
        return [
            Clock(
                "peer_advice", "Advice of the chair of another LSCB", Sort.DUE, self.asked_on, self.until, steps,
                "The question to the peer: voluntary, and no clock of the guidance waits for it", Role.CHAIR,
                self.advised_on,
            )
        ]  # fmt: skip


class PeerHold(AppointmentPermission):
    """The role of a peer, held on what they were asked by an appointment."""

    content_object = models.ForeignKey(PeerChallenge, on_delete=models.CASCADE)

    class Meta(AppointmentPermission.Meta):
        abstract = False

    @classmethod
    def due(cls) -> Iterable[tuple[Appointment, models.Model]]:
        """What was asked of each peer who was let in, void or not."""
        for challenge in PeerChallenge.everything.select_related("appointment").order_by("pk"):
            if challenge.appointment:
                yield challenge.appointment, challenge
