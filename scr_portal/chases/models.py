"""That an agency was asked once more for what it owes."""

from django.db import models
from django.db.models import Q

from scr_portal.accounts import User
from scr_portal.casefiles import Voidable
from scr_portal.clocks import day_words
from scr_portal.letters.models import Letter


class Chase(Voidable):
    """One reminder to one agency on one case: how it went, to whom, and for what."""

    changes_only = frozenset({"version", "voided_at", "voided_by_id", "void_because"})

    class Tier(models.TextChoices):
        """Whom it goes to; each is asked when the one before has not helped."""

        PEOPLE = "people", "The agency’s people on this case"
        SENIOR = "senior", "The agency’s senior officer"
        CHIEF = "chief", "The agency’s chief officer"
        TOLD = "told", "The LSCB chair, told that the agency is late"
        CHAIR = "chair", "A letter of the LSCB chair to the chief officer"

    class Route(models.TextChoices):
        MAIL = "mail", "E-mail"
        TELEPHONE = "telephone", "Telephone"
        LETTER = "letter", "Letter"

    tier = models.CharField(max_length=10, choices=Tier)
    route = models.CharField(max_length=10, choices=Route)
    chased_on = models.DateField()
    chased_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    whom = models.CharField(max_length=300, help_text="Who was written to or spoken to.")
    what = models.TextField(help_text="What the agency was asked for, and what was said.")
    letter = models.ForeignKey(Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="chases")

    class Meta(Voidable.Meta):
        constraints = (models.CheckConstraint(condition=Q(agency__isnull=False), name="chase_of_an_agency"),)

    @property
    def is_a_call(self) -> bool:
        """Whether it is a telephone call that somebody noted: beside the tiers, whoever was spoken to."""
        return self.route == self.Route.TELEPHONE

    @property
    def who_was_asked(self) -> str:
        """The tier and who that was; of a telephone call only who answered it, who may be anybody there."""
        return self.whom if self.is_a_call else f"{self.get_tier_display()}: {self.whom}"

    def __str__(self) -> str:
        return f"{self.get_route_display()}, {day_words(self.chased_on)}"
