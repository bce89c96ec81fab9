"""One product of a review on its way to the public."""

from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import CharField, Count, Max, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from reviews.models import Review
from scr_portal.accounts import Board
from scr_portal.casefiles import CaseRecord
from scr_portal.clocks import Clock, Holidays, Sort, day_words
from scr_portal.documents import Document
from scr_portal.guidance.base import Act, Product
from scr_portal.ids import public_id
from scr_portal.notices import Notice

PRODUCTS = [
    (Product.SUMMARY.value, "Executive summary"),
    (Product.OVERVIEW.value, "Overview report"),
    (Product.REPORT.value, "Serious case review report"),
    (Product.RESPONSE.value, "The board's response"),
]
READ = "read"
"""Where a publication keeps what was looked up for it (facts.py)."""
OF_ALTERNATIVE = {Product.REPORT.value: "Alternative review report"}
"""What is called otherwise where the review is not a serious case review."""


def words_for(product: str, *, of_alternative: bool) -> str:
    """The words for a product: what it is, never the title somebody gave it."""
    words = dict(PRODUCTS) | (OF_ALTERNATIVE if of_alternative else {})
    return words[product]


class Publication(CaseRecord):
    """One product: written in sections, checked by two, rendered, approved and published as those very bytes."""

    class Status(models.TextChoices):
        PREPARING = "preparing", "Being written"
        CHECKED = "checked", "Checked by two"
        NOTIFIED = "notified", "Copy made ready"
        APPROVED = "approved", "Approved"
        PUBLISHED = "published", "Published"
        DEFERRED = "deferred", "On hold"
        NOT_PUBLISHED = "not_published", "Not published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Change(models.TextChoices):
        CORRECTION = "correction", "Correction: nothing that was found or recommended changes"
        MATERIAL = "material", "Material change"

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="publications")
    product = models.CharField(max_length=20, choices=PRODUCTS)
    of_alternative = models.BooleanField(default=False, help_text="The public sees this row and not the review.")
    status = models.CharField(max_length=20, choices=Status, default=Status.PREPARING)
    title = models.CharField(max_length=200)
    pdf = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    html = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    renderings = models.PositiveSmallIntegerField(default=0, help_text="The version that the cover tells.")
    checked_on = models.DateField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_sha256 = models.CharField(max_length=64, blank=True, help_text="Of the PDF that was approved.")
    approved_html_sha256 = models.CharField(max_length=64, blank=True, help_text="Of its twin as a page.")
    welfare_impact = models.TextField(blank=True, help_text="On each child and vulnerable adult (guidance.md 7.17).")
    legal_advice = models.TextField(blank=True)
    told_first = models.TextField(blank=True, help_text="Family and staff told, or why not (guidance.md 7.20).")
    copy = models.PositiveSmallIntegerField(default=1, help_text="Which copy goes, or went, to the bodies beforehand.")
    change = models.CharField(max_length=20, choices=Change, blank=True, help_text="Since the copy before this one.")
    why_changed = models.TextField(blank=True)
    notice_stands_from = models.DateField(null=True, blank=True, help_text="A correction keeps the day of the first.")
    published_on = models.DateField(null=True, blank=True)
    board = models.ForeignKey(
        Board,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="That published it: the case's on that day.",
    )
    register_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    declined_on = models.DateField(null=True, blank=True)
    why_not_published = models.TextField(blank=True)
    advice = models.TextField(blank=True, help_text="The national panel's, on not publishing.")
    why_without_advice = models.TextField(blank=True)
    deferred_on = models.DateField(null=True, blank=True)
    look_again_on = models.DateField(null=True, blank=True)
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
                    & ~Q(approved_html_sha256="")
                ),
            ),
            models.CheckConstraint(
                name="publication_published_by_board", condition=~Q(status="published") | Q(board__isnull=False)
            ),
        )
        indexes = (
            models.Index(fields=["-published_on"], condition=Q(status="published"), name="publication_register"),
            models.Index(fields=["casefile"], condition=Q(status="published"), name="publication_of_case"),
        )

    def __str__(self) -> str:
        return self.called

    def save(self, *args: Any, **kwargs: Any) -> None:
        """What was looked up for it is looked up anew from then on."""
        super().save(*args, **kwargs)
        for name in (READ, "copy_sent_on"):
            vars(self).pop(name, None)

    @property
    def called(self) -> str:
        """What it is: that stands on the cover, in the register and in notices."""
        of_alternative = self.of_alternative if self.pk else self.review.is_alternative
        return words_for(self.product, of_alternative=of_alternative)

    @property
    def told_as(self) -> str:
        """Which product it is."""
        return self.called

    @classmethod
    def clocks_ask(cls) -> dict[str, Any]:
        """From when the notice before publication runs."""
        subject = Concat(Value(f"{cls._meta.label_lower}:"), Cast(OuterRef("pk"), CharField()))
        return {"copy_sent_on": Subquery(_sent(copies(subject).filter(copy=OuterRef("copy"))))}

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """Not before the notice has run; look again at what is on hold; on the web until the minimum time is over."""
        edition, found = self.casefile.edition, []
        if edition.notice_before_publication and (since := self.notice_stands_from or self.copy_sent_on):
            found.append(edition.notice_before_publication.clock(since, holidays, stopped_on=self.published_on))
        if self.status == self.Status.DEFERRED and self.deferred_on and self.look_again_on:
            found.append(self._look_again(self.deferred_on, self.look_again_on))
        if edition.on_the_web and self.published_on:
            found.append(edition.on_the_web.clock(self.published_on, holidays, stopped_on=self.withdrawn_on))
        return found

    def notices_before(self) -> QuerySet[Notice]:
        """The notices by which bodies get the copy before publication: those of the latest copy."""
        return copies(self.subject).filter(copy=self.copy).order_by("pk")

    def notices_left_behind(self) -> QuerySet[Notice]:
        """Those of earlier copies that were never sent."""
        earlier = Notice.objects.filter(act=Act.BEFORE_PUBLICATION, about=self.subject, copy__lt=self.copy)
        return earlier.filter(status=Notice.Status.OWED).order_by("pk")

    @cached_property
    def copy_sent_on(self) -> date | None:
        """The day the last of those who must have the copy was sent it; None while one waits or nobody is owed it."""
        return _sent(self.notices_before()).first()

    def not_before(self, holidays: Holidays) -> date | None:
        """The first day on which it may be published; None while the copy has still to be sent."""
        rule = self.casefile.edition.notice_before_publication
        sent = self.copy_sent_on
        if rule and sent:
            return rule.period.after(self.notice_stands_from or sent, holidays).due
        return None if rule and self.notices_before().exists() else self.approved_on

    def _look_again(self, since: date, due: date) -> Clock:
        steps = (f"Put on hold {day_words(since)}", f"To be looked at again {day_words(due)}")
        return Clock(
            "deferral", "Look again at what is on hold", Sort.DUE, since, due, steps, "The chair's decision", "chair"
        )


def copies(about: Any) -> QuerySet[Notice]:
    """The notices by which bodies are to get a copy before publication, of whichever copy."""
    return Notice.objects.exclude(status=Notice.Status.NOT_NEEDED).filter(act=Act.BEFORE_PUBLICATION, about=about)


def _sent(notices: QuerySet[Notice]) -> QuerySet[Notice, date | None]:
    """The day on which the last of them went, once all have gone."""
    of_all = notices.order_by("about").values("about").annotate(last=Max("sent_on"), owed=Count("pk", Q(sent_on=None)))
    return of_all.filter(owed=0).values_list("last", flat=True)


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
