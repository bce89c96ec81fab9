"""One text that one person was asked to check, and what they said of it."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.casefiles import Voidable
from scr_portal.clocks import Clock, Holidays, Sort, day_words
from scr_portal.documents import Document

if TYPE_CHECKING:
    from scr_portal.access import Grants


ASKED_FOR = "What the person was asked; no guidance was seen that lays down a day for it"


class FactCheck(Voidable):
    """What is written of one person, put before that person and nobody else (guidance.md 7.12).

    The person reads and answers it by being named here: also barred, and without any role. The text is a copy made
    for them, so that nothing of the report it comes from is opened with it.
    """

    also_visible_sql = "id = ANY ({to_check})"
    opens_to = "of"

    class Kind(models.TextChoices):
        PASSAGE = "passage", "Passage of a report"
        INTERVIEW = "interview", "Note of an interview"

    class Status(models.TextChoices):
        ASKED = "asked", "To be checked"
        ANSWERED = "answered", "Answered"

    kind = models.CharField(max_length=10, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.ASKED)
    of = models.ForeignKey(User, on_delete=models.PROTECT, related_name="fact_checks")
    text = models.TextField(blank=True)
    document = models.OneToOneField(
        Document, null=True, blank=True, on_delete=models.PROTECT, related_name="fact_check"
    )
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    due_on = models.DateField(help_text="No guidance was seen that lays down a day.")
    is_right = models.BooleanField(null=True, blank=True)
    answer = models.TextField(blank=True, help_text="What is wrong, and why; or what is to be added.")
    answered_on = models.DateField(null=True, blank=True)

    class Meta(Voidable.Meta):
        verbose_name = "fact-check by one person"
        constraints = (
            models.CheckConstraint(
                name="factcheck_has_something_to_read", condition=~Q(text="") | Q(document__isnull=False)
            ),
            models.CheckConstraint(name="factcheck_due_once_asked", condition=Q(due_on__gte=F("asked_on"))),
            models.CheckConstraint(name="factcheck_not_of_who_asks", condition=~Q(of=F("asked_by"))),
            models.CheckConstraint(
                name="factcheck_answer_is_whole",
                condition=Q(status="asked", is_right=None, answer="", answered_on=None)
                | Q(status="answered", is_right=True, answered_on__isnull=False)
                | Q(status="answered", is_right=False, answered_on__isnull=False) & ~Q(answer=""),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, to be checked by {self.of}"

    @property
    def stands(self) -> str:
        """How it stands, in the words of a tag."""
        late = self.status == self.Status.ASKED and self.due_on < timezone.localdate()
        return "Late" if late else str(self.get_status_display())

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """The day that was said when it was asked, until it is answered or the case is closed; for the person alone."""
        return [self.clock] if self.answered_on or self.casefile.is_open else []

    @property
    def clock(self) -> Clock:
        """That day with its sum, which the person reads too, to whom the dates of the case are closed."""
        steps = (f"Asked on {day_words(self.asked_on)}, to be checked by {day_words(self.due_on)}",)
        return Clock(
            "fact_check", "Check what is written of one person", Sort.DUE, self.asked_on, self.due_on, steps,
            ASKED_FOR, stopped_on=self.answered_on, person=self.of_id,
        )  # fmt: skip

    @classmethod
    def also_visible(cls, held: "Grants") -> Q:
        """What the reader is asked to check, or has checked."""
        return Q(pk__in=list(held.to_check))
