"""The register of the family, in two parts with different readers (guidance.md 7, the rows missing in 6.1).

How somebody is reached, and what keeps them and others safe, is for the few who work with them; what they said is for
the SCR panel.
"""

from django.db import models

from scr_portal.casefiles import Voidable


class FamilyContact(Voidable):
    """The first part, contact and safety: a member of the family, offered the chance to give views."""

    class Stage(models.TextChoices):
        NOT_CONTACTED = "not_contacted", "Not contacted"
        INFORMED = "informed", "Told that there is a review"
        OFFERED = "offered", "Offered to take part"
        ACCEPTED = "accepted", "Takes part"
        DECLINED = "declined", "Does not want to take part"
        DEFERRED = "deferred", "Has to wait"
        CONTRIBUTED = "contributed", "Has given views"
        DRAFT_FEEDBACK = "draft_feedback", "Has commented on a draft"
        FINDINGS_SHARED = "findings_shared", "Has been told the findings"

    NEEDS_REASON = (Stage.NOT_CONTACTED, Stage.DECLINED, Stage.DEFERRED)

    who = models.CharField(max_length=150)
    route = models.CharField(max_length=300)
    named_contact = models.CharField(max_length=150)
    advice = models.TextField(blank=True, help_text="Advice of the police or the Crown Prosecution Service.")
    stage = models.CharField(max_length=20, choices=Stage)
    stage_on = models.DateField()
    why = models.TextField(blank=True)
    said = models.TextField(blank=True, help_text="From before what was said had a part of its own; read by the few.")

    class Meta(Voidable.Meta):
        verbose_name = "family: contact and safety"
        constraints = (
            models.CheckConstraint(
                name="familycontact_says_why_not",
                condition=~models.Q(stage__in=["not_contacted", "declined", "deferred"]) | ~models.Q(why=""),
            ),
        )

    def __str__(self) -> str:
        return "Contact with the family"


class FamilyView(Voidable):
    """The second part: what a member of the family said, without how they are reached."""

    who = models.CharField(max_length=150, help_text="What they are to the child, as in the first part.")
    said = models.TextField()
    said_on = models.DateField()

    class Meta(Voidable.Meta):
        verbose_name = "family: what was said"

    def __str__(self) -> str:
        return "What the family said"
