"""What is answered anew to a question of a referral, once it has been received."""

from django.db import models

from referrals.referrals.models import Known, Referral
from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord


class LaterAnswer(CaseRecord):
    """What the board's office says, later, to a question of a referral; what was said before stays beside it."""

    class Question(models.TextChoices):
        AT_RISK = "at_risk", "Other children at risk"
        CRITERIA = "criteria", "Whether the case may meet the criteria, in the view of the board"
        CALLED = "called", "Called about other children at risk, before the referral was sent"

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="later")
    question = models.CharField(max_length=10, choices=Question)
    before = models.CharField(max_length=10, choices=Known)
    before_note = models.TextField(blank=True)
    answer = models.CharField(max_length=10, choices=Known)
    note = models.TextField(blank=True, help_text="What is being done, or why it is seen so.")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta(CaseRecord.Meta):
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.get_question_display()

    @property
    def is_call(self) -> bool:
        """Whether it was said by telephone, while the referral was being written."""
        return self.question == self.Question.CALLED
