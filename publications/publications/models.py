"""One product of a review on its way to the public."""

from django.db import models
from django.db.models import Q

from reviews.models import Review
from scr_portal.casefiles import CaseRecord
from scr_portal.clocks import Clock, Holidays
from scr_portal.documents import Document
from scr_portal.guidance.base import Product
from scr_portal.ids import public_id

PRODUCTS = [
    (Product.SUMMARY.value, "Executive summary"),
    (Product.OVERVIEW.value, "Overview report"),
    (Product.REPORT.value, "Serious case review report"),
    (Product.RESPONSE.value, "The board's response"),
]


class Publication(CaseRecord):
    """One product: written in sections, checked by two, rendered, approved and published as those very bytes."""

    class Status(models.TextChoices):
        PREPARING = "preparing", "Being written"
        CHECKED = "checked", "Checked by two people"
        NOTIFIED = "notified", "Copy sent before publication"
        APPROVED = "approved", "Approved"
        PUBLISHED = "published", "Published"
        DEFERRED = "deferred", "On hold"
        NOT_PUBLISHED = "not_published", "Not published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="publications")
    product = models.CharField(max_length=20, choices=PRODUCTS)
    status = models.CharField(max_length=20, choices=Status, default=Status.PREPARING)
    title = models.CharField(max_length=200)
    pdf = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    html = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_on = models.DateField(null=True, blank=True)
    notified_on = models.DateField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_sha256 = models.CharField(max_length=64, blank=True)
    published_on = models.DateField(null=True, blank=True)
    register_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    why_not_published = models.TextField(blank=True)
    why_deferred = models.TextField(blank=True)
    status_before_deferral = models.CharField(max_length=20, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    why_withdrawn = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        constraints = (
            models.UniqueConstraint(fields=["review", "product"], name="publication_one_a_product"),
            models.CheckConstraint(
                name="publication_published_as_approved",
                condition=~Q(status="published")
                | (
                    Q(published_on__isnull=False)
                    & Q(pdf__isnull=False)
                    & Q(html__isnull=False)
                    & ~Q(approved_sha256="")
                ),
            ),
        )
        indexes = (
            models.Index(fields=["-published_on"], condition=Q(status="published"), name="publication_register"),
        )

    def __str__(self) -> str:
        return self.get_product_display()

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """Not before the notice has run; on the web until the minimum time is over."""
        edition, found = self.casefile.edition, []
        if edition.notice_before_publication and self.notified_on:
            rule = edition.notice_before_publication
            found.append(rule.clock(self.notified_on, holidays, stopped_on=self.published_on))
        if edition.on_the_web and self.published_on:
            found.append(edition.on_the_web.clock(self.published_on, holidays, stopped_on=self.withdrawn_on))
        return found


class Section(CaseRecord):
    """One section of a product, as written."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="sections")
    order = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=150)
    text = models.TextField(blank=True)

    class Meta(CaseRecord.Meta):
        ordering = ("order",)
        constraints = (models.UniqueConstraint(fields=["publication", "order"], name="section_order_once"),)

    def __str__(self) -> str:
        return self.heading
