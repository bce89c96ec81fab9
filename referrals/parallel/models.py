"""A process that runs beside the case."""

from django.db import models

from scr_portal.casefiles import Voidable

NOT_KNOWN, AS_NOTED = "Not known yet", "See how it stands"
"""Who leads a process that a referral knows of: it does not say, or may say it in its note."""
THE_CORONER = "The coroner"
UNSAID = frozenset({NOT_KNOWN, AS_NOTED, THE_CORONER})
"""Words for who leads a process that a person has not written."""


class ParallelProcess(Voidable):
    """A criminal, coronial or other process, and what it stands in the way of."""

    class Kind(models.TextChoices):
        CRIMINAL = "criminal", "Criminal investigation or trial"
        CORONER = "coroner", "Coroner's inquest"
        FAMILY_COURT = "family_court", "Care or family court"
        CIVIL = "civil", "Other civil proceedings"
        CHILD_DEATH = "child_death", "Child death review"
        HOMICIDE = "homicide", "Domestic homicide review"
        MAPPA = "mappa", "MAPPA or serious further offence review"
        HEALTH = "health", "Health or mental health investigation"
        ADULT = "adult", "Safeguarding adults or mental health review"
        YOUTH_JUSTICE = "youth_justice", "Youth offending team or Youth Justice Board review"
        CUSTODY = "custody", "Prisons and Probation Ombudsman: death in custody"
        DISCIPLINARY = "disciplinary", "Disciplinary or regulator"
        OTHER = "other", "Other"

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        ENDED = "ended", "Ended"

    kind = models.CharField(max_length=20, choices=Kind)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    lead = models.CharField(max_length=150, help_text="Who leads it, and how to reach them.")
    reference = models.CharField(
        max_length=100,
        blank=True,
        default="",
        db_default="",
        help_text="The number that it has with those who lead it.",
    )
    disclosure = models.TextField(
        blank=True, default="", db_default="", help_text="What may be passed on, to whom, and who has agreed."
    )
    note = models.TextField(blank=True)
    next_on = models.DateField(null=True, blank=True)
    blocks_publication = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def led_by(self) -> str:
        """Who leads it; empty where nobody has named them, and only the note may say it."""
        return "" if self.lead == AS_NOTED else self.lead
