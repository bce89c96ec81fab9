"""A letter of the board about a case."""

from django.db import models
from django.db.models import Q

from scr_portal.casefiles import Voidable
from scr_portal.documents import Document
from scr_portal.notices.models import Notice


class Letter(Voidable):
    """One letter to one addressee: what it says, how it went, and how it is known that it arrived.

    It may name a child, so its words stand in the file and behind sign-in, and nowhere else. What it is called says
    what kind of letter it is and to which agency, never to whom of a family.
    """

    class Kind(models.TextChoices):
        SECURE = "secure", "Request to secure records"
        COMMISSION = "commission", "Request for an individual management review"
        FAMILY = "family", "Letter to the family"
        STAFF = "staff", "Letter to a member of staff"
        REFERRER = "referrer", "Letter to the referrer"
        CHIEF = "chief", "Letter to a chief officer"
        LATE = "late", "Letter of the LSCB chair about what is late"

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        READY = "ready", "Ready to send"
        SENT = "sent", "Sent"
        RECEIVED = "received", "Received"
        RETURNED = "returned", "Came back"
        CALLED_BACK = "called", "Called back"

    OUT = (Status.SENT, Status.RECEIVED)
    UNSENT = (Status.DRAFT, Status.READY, Status.RETURNED)
    WAITS_FOR_CHAIR = Q(kind=Kind.LATE, status__in=UNSENT, corrects=None)
    """The chair's letters that nobody has; one that only puts a date right is drafted by the portal, for the office."""

    kind = models.CharField(max_length=20, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    to = models.CharField(max_length=150, help_text="Who it is to, as it stands on the letter.")
    address = models.TextField(blank=True, help_text="A line each.")
    reference = models.CharField(
        max_length=20, blank=True, db_default="", default="",
        help_text="That its reader was given, where it may be another than that of the case.",
    )  # fmt: skip
    text = models.TextField(help_text="From the salutation to the signature; an empty line between paragraphs.")
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by")
    dated_on = models.DateField(null=True, blank=True, help_text="The day that stands on it.")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    route = models.CharField(max_length=20, choices=Notice.Route, blank=True)
    recipient = models.CharField(max_length=150, blank=True, help_text="Who it was given or sent to.")
    sent_on = models.DateField(null=True, blank=True)
    sent_time = models.TimeField(null=True, blank=True)
    proof = models.TextField(blank=True, help_text="How it is known that it was sent.")
    received_on = models.DateField(null=True, blank=True)
    receipt = models.TextField(blank=True, help_text="How it is known that it was received.")
    undone_on = models.DateField(null=True, blank=True, help_text="When it was called back.")
    why_undone = models.TextField(blank=True, help_text="Why it was called back.")
    came_back = models.TextField(blank=True, help_text="Each time that it did not arrive, a line each.")

    class Meta(Voidable.Meta):
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(status__in=["sent", "received"]) | Q(sent_on__isnull=False, document__isnull=False),
                name="letter_sent_as_a_document_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status="received") | Q(received_on__isnull=False), name="letter_received_on_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(status="called") | Q(undone_on__isnull=False, audience="office"),
                name="letter_called_back_is_for_the_office",
            ),
            models.CheckConstraint(
                condition=~Q(route="portal") | Q(agency__isnull=False), name="letter_in_the_portal_is_to_an_agency"
            ),
        )

    def __str__(self) -> str:
        """What it is called wherever nobody may be named."""
        kind = f"{self.get_kind_display()}: {self.agency}" if self.agency_id else str(self.get_kind_display())
        return f"{kind} (a date put right)" if self.corrects_id else kind

    @property
    def waits_for_chair(self) -> bool:
        """The same of one letter."""
        return self.kind == self.Kind.LATE and self.status in self.UNSENT and self.corrects_id is None

    @property
    def heading(self) -> str:
        """What it is about, in words that say nothing of anybody."""
        return HEADINGS[self.kind]

    @property
    def our_reference(self) -> str:
        """What stands at its head: the reference that its reader knows."""
        return self.reference or self.casefile.reference

    @property
    def is_private(self) -> bool:
        """Whether it goes to a person and not to an agency."""
        return self.agency_id is None

    @property
    def goes_by_the_portal(self) -> bool:
        """Whether it was sent to be read here by those of its agency."""
        return self.route == Notice.Route.PORTAL

    @property
    def goes_by_code(self) -> bool:
        """Whether it was sent last to be fetched by a link and a code."""
        return self.route == Notice.Route.CODE

    @property
    def is_opened_here(self) -> bool:
        """Whether it was sent to be opened here, behind sign-in or by a code."""
        return self.route in Notice.OPENED_HERE


HEADINGS: dict[str, str] = {
    Letter.Kind.SECURE: "Request to secure records",
    Letter.Kind.COMMISSION: "Request for an individual management review",
    Letter.Kind.FAMILY: "Contact with your family",
    Letter.Kind.STAFF: "About your work",
    Letter.Kind.REFERRER: "Your referral",
    Letter.Kind.CHIEF: "The part of your agency",
    Letter.Kind.LATE: "What we still wait for from your agency",
}
