"""One round of consideration, its dissents and its one decision."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from referrals.considerations.interests import DECLARED, IN_PUBLIC, INTERESTS
from referrals.considerations.words import LIMB_CHOICES, OUTCOMES
from referrals.meetings.models import spoke
from referrals.referrals.models import notified
from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord, Voidable
from scr_portal.clocks import NO_DAY, REMINDED, Clock, Holidays, Sort, day_words
from scr_portal.guidance import Edition
from scr_portal.guidance.base import Answer, Fact, Limb, Outcome
from scr_portal.roles import Role

FIRST_ROUND = 1


class Consideration(CaseRecord):
    """The board considers whether the case meets the criteria; at most one decision comes of each round."""

    class Status(models.TextChoices):
        OPEN = "open", "Being considered"
        RECOMMENDED = "recommended", "With chair"
        DECIDED = "decided", "Decided"
        WITHDRAWN = "withdrawn", "Withdrawn"

    round = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN)
    attention_on = models.DateField(help_text="The earliest day the board knew, over all referrals of the case.")
    notified_on = models.DateField(null=True, blank=True)
    answers = models.JSONField(default=dict, blank=True, help_text="By limb: answer and reason.")
    met_for: Any = models.JSONField(
        default=dict, blank=True, help_text="By limb answered yes, for which of several children: their public ids."
    )
    recommendation = models.CharField(max_length=20, choices=OUTCOMES, blank=True)
    reasons = models.TextField(blank=True)
    draft_terms = models.TextField(blank=True)
    recommended_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recommended_on = models.DateField(null=True, blank=True)
    without_quorum = models.TextField(blank=True, help_text="Why it was recommended by fewer than must be present.")
    without_meeting = models.TextField(blank=True, help_text="Why it was recommended at no meeting.")
    meeting = models.ForeignKey(
        "referrals.Meeting", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="At which it was recommended; none where it was at no meeting.",
    )  # fmt: skip
    quorum_words = models.CharField(max_length=80, blank=True, help_text="How many were there for it, as was known.")
    chaired_independently = models.CharField(
        max_length=10, blank=True, choices=[(Answer.YES, "Yes"), (Answer.NO, "No"), (Answer.UNKNOWN, "Not known")],
        help_text="Whether whoever chaired those who recommended is independent of the member agencies of the board.",
    )  # fmt: skip
    weighed = models.JSONField(default=dict, blank=True, help_text="What was said to each question to weigh.")
    learning = models.TextField(blank=True, help_text="What is to be learnt already, whatever is decided.")
    reopened_because = models.TextField(blank=True)

    clocks_read = ("decision",)

    class Meta(CaseRecord.Meta):
        constraints = (
            models.UniqueConstraint(fields=["casefile", "round"], name="consideration_round_once"),
            models.UniqueConstraint(
                fields=["casefile"],
                condition=Q(status__in=["open", "recommended"]),
                name="consideration_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(status="recommended") | Q(recommended_on__isnull=False),
                name="consideration_recommended_on_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"Round {self.round}"

    @property
    def told_as(self) -> str:
        """Its round, where it is not the first: bodies are told of each."""
        return str(self).lower() if self.round > FIRST_ROUND else ""

    @property
    def what_is_read(self) -> str:
        """What there was to read before the decision, as the signature says it; one query at most."""
        if not self.recommendation:
            return "the facts"
        if self.dissents.exists():
            return "the facts, the recommendation and what was said against it"
        return "the facts and the recommendation"

    @property
    def opens_again_from(self) -> date:
        """The first day on which what opens the case again can have come; one query, where it was decided."""
        return self.decision.decided_on if self.status == self.Status.DECIDED else self.attention_on

    def limbs(self) -> dict[Limb, Answer]:
        """The answers alone, by limb."""
        return {Limb(limb): Answer(given["answer"]) for limb, given in self.answers.items()}

    def clock(self, edition: Edition, holidays: Holidays, decided_on: date | None) -> Clock:
        """The clock for the decision under an edition, counted from what it counts from."""
        facts = {Fact.ATTENTION: self.attention_on} | ({Fact.NOTIFIED: self.notified_on} if self.notified_on else {})
        rule = edition.decision
        because = self._why_not_notified() if rule.fact is Fact.NOTIFIED and not self.notified_on else ""
        clock = rule.clock_from(facts, holidays, stopped_on=decided_on, because=because)
        return clock or rule.clock(self.attention_on, holidays, stopped_on=decided_on)

    @classmethod
    def clocks_ask(cls) -> dict[str, Any]:
        """What says why it is not counted from a notification."""
        return {"another_notified_on": Subquery(notified(OuterRef("casefile"))[:1])}

    def _why_not_notified(self) -> str:
        """Why it is not counted from a notification where there is one: the first round asks once for its day."""
        if self.round > FIRST_ROUND:
            return "The case is considered again"
        known = self.another_notified_on
        return f"By another referral it was {Fact.NOTIFIED.done} only on {day_words(known)}" if known else ""

    @cached_property
    def another_notified_on(self) -> date | None:
        """The first day on which a referral of its case says that it was notified of."""
        return notified(self.casefile_id).first()

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """The decision clock of this round, stopped by the decision."""
        if self.status == self.Status.WITHDRAWN:
            return []
        decided_on = self.decision.decided_on if hasattr(self, "decision") else None
        return [self.clock(self.casefile.edition, holidays, decided_on)]


class Dissent(Voidable):
    """A member of the recommending body sees it otherwise; the chair answers."""

    consideration = models.ForeignKey(Consideration, on_delete=models.PROTECT, related_name="dissents")
    member = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    position = models.CharField(max_length=20, choices=OUTCOMES)
    reason = models.TextField()
    deputy = models.CharField(max_length=150, blank=True, help_text="Who gave it in the member's place.")
    recorded_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        help_text="Who recorded what was given in the meeting; none where the member did.",
    )  # fmt: skip
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answers_before: Any = models.JSONField(
        default=list, blank=True, help_text="Answers of those who were conflicted since: by whom, on which day, what."
    )

    CONFLICTED_SINCE = "who has stepped back from this case since, or was barred from it"
    """Of somebody who answered it and could not decide any more."""
    clocks_read = ("consideration__decision",)

    class Meta(Voidable.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["consideration", "member"], name="dissent_once", condition=Q(voided_at=None)
            ),
            models.CheckConstraint(
                condition=Q(answered_on=None, answered_by=None)
                | (Q(answered_on__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="dissent_answered_in_words",
            ),
            models.CheckConstraint(
                condition=Q(deputy="") | Q(recorded_by__isnull=False), name="dissent_of_a_deputy_is_noted"
            ),
        )

    def __str__(self) -> str:
        return f"Dissent in {self.consideration}"

    @property
    def who(self) -> str:
        """Who differs, by name: the member, or who was there in the member's place."""
        return spoke(self.member, self.deputy)

    @property
    def answered_after(self) -> bool:
        """Whether it was answered on a later day than the decision; one query where that is not at hand."""
        decision = getattr(self.consideration, "decision", None)
        return bool(self.answered_on and decision and self.answered_on > decision.decided_on)

    @property
    def earlier_answers(self) -> Iterator[tuple[str, date, str]]:
        """By whom, on which day and in which words it was answered by those who were conflicted on the case since."""
        return ((one["by"], date.fromisoformat(one["on"]), one["answer"]) for one in self.answers_before)

    def clocks(self, holidays: Holidays) -> list[Clock]:
        """To be answered since the decision went another way without an answer: never late, and reminded of."""
        decision = getattr(self.consideration, "decision", None)
        first_on = next((on for _, on, _ in self.earlier_answers), self.answered_on)
        if decision is None or (self.answer and (first_on is None or first_on <= decision.decided_on)):
            return []
        decided = f"Decided on {day_words(decision.decided_on)} without an answer to it"
        return [
            Clock(
                "dissent", "Answer a dissent from the recommendation", Sort.SINCE, decision.decided_on,
                decision.decided_on, (decided, NO_DAY, REMINDED), "Rule of this portal: a dissent is answered",
                Role.CHAIR, first_on,
            )
        ]  # fmt: skip


class Decision(CaseRecord):
    """What the LSCB chair decided, and why; never overwritten."""

    consideration = models.OneToOneField(Consideration, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=20, choices=OUTCOMES)
    decided_on = models.DateField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    as_role = models.CharField(max_length=20, choices=[(r, r.label) for r in (Role.CHAIR, Role.ACTING_CHAIR)])
    rationale = models.TextField()
    criteria_met = models.BooleanField()
    limb_that_fails = models.CharField(max_length=20, blank=True, choices=LIMB_CHOICES)
    why_it_fails = models.TextField(blank=True)
    other_limb_that_fails = models.CharField(
        max_length=20, blank=True, choices=LIMB_CHOICES, help_text="That of another duty, which the first leaves."
    )
    why_other_fails = models.TextField(blank=True)
    definitive_evidence = models.TextField(blank=True)
    why_otherwise = models.TextField(blank=True, help_text="Why against the recommendation, or without one.")
    why_late = models.TextField(blank=True)
    recorded_on = models.DateField(null=True, blank=True, help_text="The day it was written down, since that is kept.")
    why_recorded_later = models.TextField(blank=True, help_text="Why on a later day than it was decided.")
    alternative_method = models.TextField(blank=True)
    alternative_scope = models.TextField(blank=True)
    alternative_due_on = models.DateField(null=True, blank=True, help_text="The day it is to report to the LSCB.")
    interest = models.CharField(max_length=10, blank=True, choices=INTERESTS)
    interest_declared = models.TextField(blank=True, help_text="What it is, and why it keeps nobody from deciding.")
    why_acting = models.TextField(blank=True, help_text="Why the acting chair decided.")

    class Meta(CaseRecord.Meta):
        constraints = (
            models.CheckConstraint(
                condition=~Q(interest=DECLARED) | ~Q(interest_declared=""), name="decision_interest_in_words"
            ),
            models.CheckConstraint(
                condition=Q(alternative_due_on=None) | Q(outcome=Outcome.ALTERNATIVE.value),
                name="decision_day_of_alternative_alone",
            ),
            models.CheckConstraint(
                condition=Q(other_limb_that_fails="", why_other_fails="")
                | ~(Q(limb_that_fails__in=["", F("other_limb_that_fails")]) | Q(other_limb_that_fails="")),
                name="decision_other_part_beside_a_first",
            ),
            models.CheckConstraint(
                condition=Q(other_limb_that_fails="") | ~Q(why_other_fails=""), name="decision_other_part_in_words"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}, {day_words(self.decided_on)}"

    @property
    def told_as(self) -> str:
        """The round in which it was made, where it is not the first."""
        return self.consideration.told_as

    @property
    def holds_alternative(self) -> bool:
        """By its outcome."""
        return self.outcome == Outcome.ALTERNATIVE

    @property
    def failing(self) -> list[Limb]:
        """The limbs of the criteria that are said to fail."""
        return [Limb(limb) for limb in (self.limb_that_fails, self.other_limb_that_fails) if limb]

    @property
    def parts_that_fail(self) -> list[tuple[str, str]]:
        """Each part of the criteria that fails, and why: two where one does not take away every duty."""
        parts = (
            (self.get_limb_that_fails_display(), self.why_it_fails),
            (self.get_other_limb_that_fails_display(), self.why_other_fails),
        )
        return [(words, why) for words, why in parts if words or why]

    @property
    def otherwise_called(self) -> str:
        """What `why_otherwise` is a reason for."""
        return f"Why {'against the' if self.consideration.recommendation else 'without a'} recommendation"

    @property
    def recorded_later(self) -> bool:
        """Whether it was written down on a later day than that on which it was made, as far as that is kept."""
        return self.recorded_on is not None and self.recorded_on > self.decided_on

    @property
    def interest_said(self) -> str:
        """What was declared, for everybody."""
        return IN_PUBLIC.get(self.interest, "")
