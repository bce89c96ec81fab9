"""Stored files and the pages that can be read of them in the browser."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.timezone import localtime

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.ids import public_id
from scr_portal.roles import Audience
from scr_portal.walls.functions import asked

if TYPE_CHECKING:
    from scr_portal.access import Grants

MEGABYTE = 1024 * 1024
LARGEST = 100 * MEGABYTE
KEPT_BACK = frozenset(
    {"notice", "notice-words", "letter", "proof", "pack", "papers", "decision-annex", "partner", "fact-check"}
)
"""Kinds of file that are sent on to nobody: they are to others, or for the office of the board that leads alone."""
NAMES_NOBODY = frozenset({"report"})
"""Kinds of file in which the portal leaves names out: what is made to be published."""
LOCKED = "A file that cannot be opened"
"""What a row that names a locked file calls it, to whomever it may be shown."""
_SENT = (
    "EXISTS (SELECT 1 FROM scr_portal_notice_documents one JOIN scr_portal_notice sent ON sent.id = one.notice_id"
    " WHERE one.document_id = scr_portal_document.id AND sent.body_id = ANY ({bodies})"
    " AND sent.status IN ('sent', 'received') AND sent.voided_at IS NULL)"
)
"""It was sent to a body for which the person reads: planned with the page of a queue (decision 0097)."""
_PASSED_ON = asked(
    "document_passed_on",
    "SELECT 1 FROM scr_portal_partnerpaper_documents one JOIN scr_portal_partnerpaper sent"
    " ON sent.id = one.partnerpaper_id WHERE one.document_id = of_row AND sent.partner_id = ANY ({partnered})"
    " AND sent.voided_at IS NULL",
)
_HANDED_OUT = asked(
    "document_handed_out",
    "SELECT 1 FROM scr_portal_handout_documents one WHERE one.document_id = of_row AND one.handout_id = ANY ({handed})",
)
_TO_CHECK = asked(
    "document_to_check",
    "SELECT 1 FROM scr_portal_factcheck one WHERE one.document_id = of_row AND one.id = ANY ({to_check})",
)


class Document(CaseRecord):
    """One immutable version of a file; `about` is the row it belongs to, `kind` what it is there."""

    derived = frozenset({"reading", "text", "html", "page_count"})
    tells_of = "about"
    also_visible_sql = (
        f"locked_at IS NULL AND ({{reads_for_a_body}} AND {_SENT} OR {{is_of_a_partner}} AND {_PASSED_ON}"
        f" OR {{reads_papers}} AND {_HANDED_OUT} OR {{is_to_check}} AND {_TO_CHECK})"
    )

    class Reading(models.TextChoices):
        """How far the worker is with making it readable in the browser."""

        WAITING = "waiting", "Being prepared"
        READY = "ready", "Ready"
        NONE = "none", "Can be downloaded only"
        FAILED = "failed", "Could not be read"

    about = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    extension = models.CharField(max_length=5)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    stored_as = models.CharField(max_length=40, unique=True, default=public_id, editable=False)
    kept_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(auto_now_add=True)
    reading = models.CharField(max_length=10, choices=Reading, default=Reading.WAITING)
    page_count = models.PositiveIntegerField(default=0, help_text="Pages of the file; pictures may be of fewer.")
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    locked_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="Since when nobody may have it (quarantines/)."
    )

    class Meta(CaseRecord.Meta):
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=Q(size__gt=0, size__lte=LARGEST), name="document_of_sensible_size"),
            models.CheckConstraint(
                condition=Q(locked_at=None) & ~Q(audience=Audience.NOBODY)
                | Q(locked_at__isnull=False) & Q(audience=Audience.NOBODY),
                name="document_locked_is_for_nobody",
            ),
        )
        indexes = (models.Index(fields=["about", "-kept_at"], name="document_about"),)

    def __str__(self) -> str:
        return LOCKED if self.locked_at else self.title

    @property
    def told_apart(self) -> str:
        """For a choice among several: Executive summary (PDF), 3 March 2014, 10:15."""
        return f"{self} ({self.extension.upper()}), {localtime(self.kept_at):%-d %B %Y, %H:%M}"

    @property
    def may_name_people(self) -> bool:
        """Whether somebody of the family may be named in it: in whatever is not made to be published."""
        return self.kind not in NAMES_NOBODY

    @property
    def download_name(self) -> str:
        """A name that says nothing of anybody: the case's reference and what the file is there."""
        return f"{self.casefile.reference}-{slugify(self.kind) or 'document'}.{self.extension}"

    @classmethod
    def also_visible(cls, held: "Grants") -> Q:
        """What was sent to the reader's body or partner board, handed out for their meeting, or is theirs to check."""
        found = Q(pk__in=[])
        if held.bodies:
            told = Document.notices.through.objects.filter(
                notice__body_id__in=list(held.bodies), notice__status__in=["sent", "received"], notice__voided_at=None
            )
            found |= Q(pk__in=told.values("document_id"))
        if held.partnered:
            passed_on = Document.partner_papers.through.objects.filter(
                partnerpaper__partner__in=list(held.partnered), partnerpaper__voided_at=None
            )
            found |= Q(pk__in=passed_on.values("document_id"))
        if held.handed:
            handed_out = Document.handouts.through.objects.filter(handout__in=list(held.handed))
            found |= Q(pk__in=handed_out.values("document_id"))
        if held.to_check:
            found |= Q(fact_check__in=list(held.to_check))
        return found & Q(locked_at=None)


class Page(models.Model):
    """One page of a document: its text, and the picture of it."""

    without_event = "Worked out from the bytes of the document, by the worker."

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    stored_as = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["document", "number"], name="page_once"),)

    def __str__(self) -> str:
        return f"{self.document_id} page {self.number}"
