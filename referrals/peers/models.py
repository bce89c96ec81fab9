"""What a peer was asked, and what came of it."""

from django.db import models

from scr_portal.casefiles import CaseRecord


class PeerChallenge(CaseRecord):
    """A question to the chair of another LSCB, the advice, and what the chair did with it."""

    class Status(models.TextChoices):
        ASKED = "asked", "Waiting for advice"
        ADVISED = "advised", "Advice received"

    class Followed(models.TextChoices):
        YES = "yes", "Yes"
        IN_PART = "in_part", "In part"
        NO = "no", "No"

    status = models.CharField(max_length=10, choices=Status, default=Status.ASKED)
    peer = models.CharField(max_length=150)
    peer_board = models.CharField(max_length=150, help_text="The LSCB that the peer chairs.")
    question = models.TextField()
    told = models.TextField(help_text="What the peer was told or shown: no more than the question needs.")
    asked_on = models.DateField()
    advised_on = models.DateField(null=True, blank=True)
    advice = models.TextField(blank=True)
    followed = models.CharField(max_length=10, blank=True, choices=Followed)
    why = models.TextField(blank=True, help_text="Why the advice was followed or not.")

    class Meta(CaseRecord.Meta):
        constraints = (
            models.CheckConstraint(
                name="peer_advice_is_whole",
                condition=models.Q(status="asked", advised_on=None)
                | (models.Q(status="advised", advised_on__isnull=False) & ~models.Q(advice="") & ~models.Q(why="")),
            ),
        )

    def __str__(self) -> str:
        return f"Peer challenge by the chair of {self.peer_board}"
