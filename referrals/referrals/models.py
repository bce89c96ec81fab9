"""One referral with whom and what it names; a case may have several."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Min, Q

from referrals.parallel.models import ParallelProcess
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseRecord, Voidable
from scr_portal.clocks import Clock, Holidays, Month, day_words
from scr_portal.guidance.base import Fact
from scr_portal.people import Person

MOVED = "Moved to the case of the same incident"
"""The state of a case that no referral stands behind any more, since it went on in another."""

STOPS = (
    "It stops on the day the local authority notified the board. Give that day on the page of the referral, by "
    "“Correct a date”: “When it was notified to the board”."
)


class Known(models.TextChoices):
    """Whether something is so, as far as the referrer knows; nothing where it was not said."""

    YES = "yes", "Yes"
    NO = "no", "No"
    UNKNOWN = "unknown", "Not known"


class Referral(Voidable):
    """Somebody told the board of a child who died or was harmed."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        RECEIVED = "received", "Received"
        LINKED = "linked", "Received later, of the same incident"
        WITHDRAWN = "withdrawn", "Withdrawn"
        MERGED = "merged", MOVED

    class AtRisk(models.TextChoices):
        """The first question of all: are other children at risk now?"""

        NO = "no", "No"
        YES = "yes", "Yes"
        UNKNOWN = "unknown", "Not known yet"

    class Trigger(models.TextChoices):
        """What the local forms of 2010 give to choose from (guidance.md 4.1)."""

        DEATH = "death", "A child died"
        SUICIDE = "suicide", "A child died, by suicide or what may be suicide"
        KILLED_BY_PARENT = "killed_by_parent", "A child was killed by a parent with a mental illness"
        INJURY = "injury", "A child has, or had, an injury that threatens life"
        SEXUAL_ABUSE = "sexual_abuse", "A child was seriously sexually abused"
        IMPAIRMENT = "impairment", "A child's health or development is impaired, seriously and for good"
        PARENT_MURDERED = "parent_murdered", "A child's parent was murdered, and the homicide is being reviewed"
        HARM = "harm", "A child was seriously harmed in another way"

    class Sign(models.TextChoices):
        """What to look for when it is said what happened: prompts, in the portal's own words (guidance.md 4.2)."""

        NOT_ACTED_ON = "not_acted_on", "A risk of significant harm was not recognised, not shared or not acted on"
        INSTITUTION = "institution", "The child was abused in an institution"
        LOOKED_AFTER = "looked_after", "The child was abused while looked after"
        ARRIVED = "arrived", "The family had come to this country not long before"
        ABSENT = "absent", "The child was harmed while missing or away from home"
        NOT_HEARD = "not_heard", "An agency felt that its concerns were not taken seriously"
        PROCEDURES = "procedures", "Procedures failed, and not in this case alone"
        PLAN = "plan", "There was a child protection plan, at the time or before"
        SEVERAL = "several", "Several agencies may have something to learn"
        LOCAL = "local", "Local procedures need to change, or are not understood"
        NATIONAL = "national", "It matters to the whole country, or to the public"

    class Wanted(models.TextChoices):
        REVIEW = "review", "A serious case review"
        OTHER = "other", "Other learning"
        OPEN = "open", "The referrer leaves it open"

    DIED = frozenset({Trigger.DEATH, Trigger.SUICIDE, Trigger.KILLED_BY_PARENT})
    HARMED = frozenset({Trigger.INJURY, Trigger.SEXUAL_ABUSE, Trigger.IMPAIRMENT, Trigger.HARM})
    STANDING = (Status.RECEIVED, Status.LINKED)

    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    referrer_name = models.CharField(max_length=150)
    referrer_role = models.CharField(max_length=150, blank=True)
    referrer_agency = models.ForeignKey(Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    referrer_email = models.EmailField(blank=True, help_text="Where the acknowledgement goes.")
    referrer_contact = models.CharField(max_length=200, blank=True)
    referred_on = models.DateField(null=True, blank=True, help_text="The day on the referral itself.")
    signed_by = models.CharField(max_length=150, blank=True)
    consulted = models.CharField(max_length=150, blank=True, help_text="The manager or safeguarding lead.")
    consulted_on = models.DateField(null=True, blank=True)
    representative = models.CharField(max_length=150, blank=True, help_text="Of the agency, on the LSCB.")
    representative_view = models.TextField(blank=True)
    lead_professional = models.CharField(max_length=150, blank=True)
    open_to_social_care = models.CharField(max_length=10, choices=Known, blank=True)
    trigger = models.CharField(max_length=20, choices=Trigger)
    also_about = ArrayField(
        models.CharField(max_length=20, choices=Trigger), default=list, blank=True,
        help_text="What else it is about: of several children each may have come to other harm.",
    )  # fmt: skip
    what_happened = models.TextField()
    signs = ArrayField(models.CharField(max_length=20, choices=Sign), default=list, blank=True)
    signs_note = models.TextField(blank=True, help_text="What is known of each sign.")
    agency_concerns = models.TextField(blank=True, help_text="How agencies worked together.")
    linked_cases = models.CharField(max_length=300, blank=True)
    incident_on = models.DateField(null=True, blank=True)
    attention_on = models.DateField(help_text="The day the board first knew, by whatever route.")
    attention_route = models.CharField(max_length=150)
    notified_on = models.DateField(null=True, blank=True, help_text="The day the incident was notified to the LSCB.")
    notified_by = models.CharField(max_length=150, blank=True, help_text="For the local authority.")
    notified_by_role = models.CharField(max_length=150, blank=True)
    aware_on = models.DateField(null=True, blank=True, help_text="The day the local authority became aware.")
    received_on = models.DateField()
    agencies_asked_on = models.DateField(null=True, blank=True, help_text="If they were asked before this was written.")
    agencies_due_on = models.DateField(null=True, blank=True, help_text="By when they were asked to answer.")
    others_at_risk = models.CharField(max_length=10, choices=AtRisk)
    others_at_risk_action = models.TextField(blank=True)
    may_meet_criteria = models.BooleanField(default=True, help_text="In the word of whoever refers.")
    board_view = models.CharField(max_length=10, choices=Known, blank=True, help_text="Whether it may, in the board's.")
    wanted = models.CharField(max_length=10, choices=Wanted, blank=True)
    why_wanted = models.TextField(blank=True)
    processes = ArrayField(
        models.CharField(max_length=20, choices=ParallelProcess.Kind), default=list, blank=True,
        help_text="Known to run beside it when it was received.",
    )  # fmt: skip
    processes_note = models.TextField(blank=True)
    media_interest = models.CharField(max_length=10, choices=Known, blank=True)
    media_note = models.TextField(blank=True)
    withdrawn_because = models.TextField(blank=True)
    came_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="went_on_as")
    came_because = models.TextField(blank=True)
    sent_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Whoever sent it themselves through the portal.",
    )  # fmt: skip

    class Meta(Voidable.Meta):
        constraints = (
            models.CheckConstraint(
                name="referral_received_after_attention", condition=Q(received_on__gte=F("attention_on"))
            ),
        )

    def __str__(self) -> str:
        return f"Referral received {day_words(self.received_on)}"

    @cached_property
    def is_the_only_one(self) -> bool:
        """Whether no other referral of the case stands; asked once of a row, whose page offers three steps by it."""
        others = type(self).objects.filter(casefile=self.casefile, status__in=self.STANDING)
        return not others.exclude(pk=self.pk).exists()

    @property
    def stands(self) -> bool:
        """Whether it counts: the earliest date of attention among those that stand rules."""
        return self.status in self.STANDING

    @property
    def about(self) -> frozenset[str]:
        """All that it is about."""
        return frozenset({self.trigger, *self.also_about})

    @property
    def about_words(self) -> str:
        """The same in words, what was said first at the head."""
        more = [self.Trigger(one).label for one in self.also_about if one != self.trigger]
        return f"{self.get_trigger_display()}. Also: {'; '.join(more)}" if more else self.get_trigger_display()

    @property
    def sign_words(self) -> str:
        """What applies of what was to be looked for."""
        return "; ".join(self.Sign(one).label for one in self.signs)

    @property
    def may_be_reviewed(self) -> bool:
        """Whether the case may meet the criteria, as who refers or the board sees it: bodies are told then (7.5)."""
        return self.may_meet_criteria or self.board_view == Known.YES

    @property
    def is_urgent(self) -> bool:
        """Whether other children are at risk now, as it was said last: what is decided on the case is no answer."""
        return self.others_at_risk == self.AtRisk.YES and self.stands

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """What an edition counts from the day the local authority became aware, stopped by its notification.

        The incident is notified once: the earliest day that a referral of the case gives stops it (guidance.md 7.4).
        """
        if self.aware_on is None or not self.stands:
            return []
        rules = [rule for rule in self.casefile.edition.other_clocks if rule.fact is Fact.AWARE]
        notified_on = self._first_notified_on() if rules else None
        clocks = (rule.clock(self.aware_on, holidays, stopped_on=notified_on) for rule in rules)
        return [clock if notified_on else replace(clock, steps=(*clock.steps, STOPS)) for clock in clocks]

    def _first_notified_on(self) -> date | None:
        """One query."""
        there = Referral.objects.filter(casefile=self.casefile_id, status__in=self.STANDING)
        first: date | None = there.aggregate(first=Min("notified_on"))["first"]
        return first


def not_moved(record: CaseRecord) -> str | None:
    """Guard: what is asked or added now belongs to the case in which the referral went on."""
    return "Its referral went on in the case of the same incident." if record.casefile.state == MOVED else None


class PersonNamed(CaseRecord):
    """What one referral says of one person: two referrals may say it differently, and both stay."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="named")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="named")
    kind = models.CharField(max_length=20, choices=Person.Kind)
    name = models.CharField(max_length=150, help_text="As the referral says it: the case may know another too.")
    other_names = ArrayField(models.CharField(max_length=150), default=list, blank=True)
    born_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)
    relationship = models.CharField(max_length=150, blank=True, help_text="To the child.")
    ethnicity = models.CharField(max_length=150, blank=True)
    first_language = models.CharField(max_length=100, blank=True)
    disability = models.CharField(max_length=300, blank=True)
    legal_status = models.CharField(max_length=200, blank=True)
    immigration_status = models.CharField(max_length=200, blank=True)
    plan_now = models.CharField(max_length=10, choices=Known, blank=True, help_text="A child protection plan.")
    plan_before = models.CharField(max_length=10, choices=Known, blank=True)
    plan_note = models.CharField(max_length=300, blank=True)
    whereabouts = models.CharField(max_length=300, blank=True, help_text="When it happened.")
    carer = models.CharField(max_length=150, blank=True, help_text="Who looked after the child when it happened.")

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "people named"
        constraints = (
            models.CheckConstraint(
                name="named_died_after_born",
                condition=Q(born_on=None) | Q(died_on=None) | Q(died_on__gte=F("born_on")),
                violation_error_message="A date of death is before the date of birth: correct one of the two",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, as a referral says"


class AgencyNamed(CaseRecord):
    """An agency or service that a referral names, of this board or not: whom to speak with there."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="contacts")
    which = models.CharField(max_length=150)
    contact_name = models.CharField(max_length=150, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    still_involved = models.CharField(max_length=10, choices=Known, blank=True)

    class Meta(CaseRecord.Meta):
        verbose_name_plural = "agencies named"

    def __str__(self) -> str:
        return self.which


class Occurrence(CaseRecord):
    """One line of a referral's own short chronology."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="occurrences")
    happened_on = models.DateField(help_text="The first day of the month, where the day is not known.")
    day_known = models.BooleanField(default=True)
    what = models.CharField(max_length=500)

    class Meta(CaseRecord.Meta):
        ordering = ("happened_on", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(day_known=True) | Q(happened_on__day=1), name="occurrence_of_a_month"),
        )

    def __str__(self) -> str:
        when = self.when
        return f"What happened in {when}" if isinstance(when, Month) else f"What happened on {day_words(when)}"

    @property
    def when(self) -> date | Month:
        """The day, or the month of which the day is not known."""
        return self.happened_on if self.day_known else Month(self.happened_on.year, self.happened_on.month)


def notified(casefile: Any) -> models.QuerySet[Referral, date | None]:
    """On which days the standing referrals of a case say that it was notified of, the first day first."""
    there = Referral.objects.filter(casefile=casefile, status__in=Referral.STANDING, notified_on__isnull=False)
    return there.order_by("notified_on").values_list("notified_on", flat=True)
