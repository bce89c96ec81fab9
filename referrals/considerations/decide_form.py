"""The questions of a decision."""

from datetime import date
from typing import Any, cast

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone

from referrals.considerations.consequences import consequences
from referrals.considerations.criteria import Findings
from referrals.considerations.findings import decision_clock, findings
from referrals.considerations.interests import CONFLICTED, DECLARED, INTERESTS, NOTHING
from referrals.considerations.models import Consideration, Decision
from referrals.considerations.reasons import PARTS, STEP_BACK, beside_criteria, departs_from_advice, missing, wrong_day
from referrals.considerations.words import ANSWERS, OUTCOMES, WITHOUT_ANSWERS, duty_in_short
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, Radios, YesNoField
from scr_portal.guidance.base import Limb, Outcome
from scr_portal.recounts.models import calendar_of

REASONS = (
    "outcome", *PARTS, "definitive_evidence", "why_otherwise", "why_late", "why_recorded_later", "alternative_method",
    "alternative_scope",
)  # fmt: skip
"""The answers by which it is known what a decision still lacks, besides its days."""


def day_of(form: Form, name: str) -> date:
    """The day that was typed as far as it can be read; today until it is."""
    field = form.fields[name]
    try:
        typed: date | None = field.clean(field.widget.value_from_datadict(form.data, form.files, name))
    except ValidationError:
        typed = None
    return typed or timezone.localdate()


class DecideForm(Form):
    """The decision, and what it must give reasons for on the day it is made.

    `day`, `found` and `clock`: that day as far as it is typed, what is known under the edition that governs it then,
    and the clock that a decision of that day stops.
    """

    wants_record = True
    interest = ChoiceField(
        asks="whether you have an interest in this case",
        label="Have you an interest in this case to declare?",
        help_text="A part in what happened, a tie to the family or to somebody whose work is looked at.",
        choices=[*INTERESTS, (CONFLICTED, "I am conflicted, and do not decide on this case")],
        widget=Radios(
            reveals={DECLARED: ["interest_declared"]},
            hints={CONFLICTED: "Step back from the case instead, by the link above: somebody else then decides."},
        ),
    )
    interest_declared = LongTextField(
        asks="what the interest is", label="What is it, and why does it not keep you from deciding?", rows=3
    )
    outcome = ChoiceField(asks="what you decide", label="What do you decide?", choices=OUTCOMES)
    alternative_method = LongTextField(asks="the method of the review", label="By which method?", rows=3)
    alternative_scope = LongTextField(
        asks="what the review looks at", label="What does it look at: which questions, whose work, from when to when?",
        rows=3,
    )  # fmt: skip
    alternative_due_on = DateField(
        asks="the day by which it is to report to the LSCB",
        label="By when is it to report to the LSCB?",
        help_text="No guidance lays a day down: it is yours to set, and can be extended with a reason.",
    )
    criteria_met = YesNoField(
        asks="whether the criteria for a serious case review are met",
        label="Are the criteria met under which the board must hold a review?",
    )
    limb_that_fails = ChoiceField(
        asks="the part of the criteria that fails",
        label="If they are not met, or you hold no review: which part of the criteria fails?",
        required=False,
    )
    why_it_fails = LongTextField(asks="why it fails", label="Why does that part fail?", rows=3, required=False)
    other_limb_that_fails = ChoiceField(
        asks="the part that fails of the other duty",
        label="Which part of the other duty fails?",
        help_text="Each duty above needs a part of it that fails, unless one part takes them all away.",
        required=False,
    )
    why_other_fails = LongTextField(
        asks="why that part fails too", label="Why does that part fail too?", rows=3, required=False
    )
    definitive_evidence = LongTextField(
        asks="the definitive evidence",
        label="Without a review: what is the definitive evidence that there is no concern about joint working?",
        rows=3,
        required=False,
    )
    rationale = LongTextField(
        asks="your rationale",
        label="Rationale",
        rows=8,
        help_text="Explicit enough to be justified to the family, the agencies and those who are told.",
    )
    why_otherwise = LongTextField(asks="why", label="Why", rows=3, required=False)
    decided_on = DateField(asks="the day of the decision", label="When do you decide?", past=True)
    why_late = LongTextField(asks="why it is late", label="Why is the decision late?", rows=3, required=False)
    why_recorded_later = LongTextField(
        asks="why it is recorded only now",
        label="If that is an earlier day than today: why is the decision recorded only now?",
        rows=3,
        required=False,
        help_text="The record says both days, and this reason.",
    )

    def __init__(self, *args: Any, record: Consideration, **kwargs: Any) -> None:
        kwargs["initial"] = {"decided_on": timezone.localdate(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        self.consideration, self.day = record, day_of(self, "decided_on")
        self.found, self.ground = findings(record, self.day), ANSWERS if record.answers else WITHOUT_ANSWERS
        holidays = calendar_of(record.casefile)
        self.clock = decision_clock(record, self.day, holidays)
        self.follows = consequences(record.casefile, self.day, timezone.localdate(), holidays)
        self.fields["outcome"].widget = Radios(
            hints={outcome: follows.in_short for outcome, follows in self.follows.items()},
            reveals={Outcome.ALTERNATIVE: ["alternative_method", "alternative_scope", "alternative_due_on"]},
        )
        self.fields["outcome"].choices = OUTCOMES  # type: ignore[attr-defined]
        self._ask_about_criteria()
        self._ask_about_advice(self.day)

    def clean(self) -> dict[str, Any]:
        """Who is conflicted is told that first, and nothing else: nothing more is asked of them (K17)."""
        if self.cleaned_data.get("interest") == CONFLICTED:
            self.errors.clear()
            self.add_error("interest", STEP_BACK)
        elif "decided_on" in self.cleaned_data:
            self._say_what_is_missing()
        return self.cleaned_data

    def goes_by(self) -> set[str]:
        """The questions that the dates go by; and of interest, where it is conflicted: nothing more is asked then."""
        conflicted = self.data.get("interest") == CONFLICTED
        return {NON_FIELD_ERRORS, "outcome", "decided_on", "alternative_due_on"} | (
            {"interest"} if conflicted else set()
        )

    def as_tried(self, words: str) -> dict[str, Any]:
        """What was answered that the dates go by, and beside it what lets a decision be tried; `words` for reasons."""
        outcome = Outcome(self.cleaned_data["outcome"])
        must_say = self.found.must_say_which_limb_fails(outcome, outcome is Outcome.REVIEW)
        first, other = self.found.parts_to_try() if must_say else ("", "")
        evidence = self.found.needs_definitive_evidence(outcome, [Limb(one) for one in (first, other) if one])
        asked = {name: self.cleaned_data.get(name) for name in ("outcome", "decided_on", "alternative_due_on")}
        return asked | dict.fromkeys(("rationale", "why_late", "alternative_method", "alternative_scope"), words) | {
            "interest": NOTHING, "criteria_met": outcome is Outcome.REVIEW,
            "limb_that_fails": first, "why_it_fails": words if first else "",
            "other_limb_that_fails": other, "why_other_fails": words if other else "",
            "definitive_evidence": words if evidence else "", "why_recorded_later": words,
            "why_otherwise": words if departs_from_advice(self.consideration, outcome) else "",
        }  # fmt: skip

    def _say_what_is_missing(self) -> None:
        """What the step would refuse, beside what the questions themselves ask for: all of it at once.

        Until it is said whether the criteria are met, that is what goes by nothing of them.
        """
        answers = {name: self.cleaned_data.get(name) or "" for name in REASONS}
        decision = Decision(
            casefile=self.consideration.casefile, consideration=self.consideration, recorded_on=timezone.localdate(),
            criteria_met=self.cleaned_data.get("criteria_met") or False, decided_on=self.cleaned_data["decided_on"],
            alternative_due_on=self.cleaned_data.get("alternative_due_on"), **answers,
        )  # fmt: skip
        if wrong_day(decision, timezone.localdate()):
            return  # the step says so: what else is missing goes by the day
        is_said = self.cleaned_data.keys() >= {"outcome", "criteria_met"}
        for name, why in (missing if is_said else beside_criteria)(decision).items():
            if name in self.fields and name not in self.errors:
                self.add_error(name, why)

    def _ask_about_criteria(self) -> None:
        found, by = self.found, self.ground
        self.fields["criteria_met"].help_text = (
            f"{by.words} say{by.s} that they are."
            if found.met
            else f"{by.words} {by.not_} settle it."
            if found.not_ruled_out
            else f"{by.words} say{by.s} that they are not."
        )
        self._ask_which_parts_fail(found)
        if not found.needs_definitive_evidence(Outcome.NONE, [Limb.JOINT_WORKING]):
            self._drop("definitive_evidence")

    def _ask_which_parts_fail(self, found: Findings) -> None:
        limbs, others = found.limbs_that_could_fail(), found.other_limbs_that_could_fail()
        left = {limb: [duty_in_short(route) for route in found.standing_still([limb])] for limb in limbs}
        questions = {criterion.limb: criterion.question for criterion in found.edition.criteria}
        first, other = (cast(ChoiceField, self.fields[name]) for name in ("limb_that_fails", "other_limb_that_fails"))
        leaves = {limb.value: f"Leaves this duty: {' '.join(duties)}" for limb, duties in left.items() if duties}
        first.widget = Radios(hints=leaves)
        first.choices = [(limb, questions[limb]) for limb in limbs]
        other.choices = [(limb, questions[limb]) for limb in others]
        if not all(left.values()):
            other.choices = [*other.choices, ("", "None: the part above takes away every duty")]
        if not limbs:
            self._drop("limb_that_fails", "why_it_fails")
        if not others:
            self._drop("other_limb_that_fails", "why_other_fails")

    def _ask_about_advice(self, day: date) -> None:
        recommended = self.consideration.get_recommendation_display()
        self.fields["why_otherwise"].label = (
            f"If you decide otherwise than recommended (“{recommended}”): why?"
            if recommended
            else "Why do you decide without a recommendation?"
        )
        if not any(departs_from_advice(self.consideration, outcome) for outcome in Outcome):
            self._drop("why_otherwise")
        if day <= self.clock.due:
            self._drop("why_late")

    def _drop(self, *names: str) -> None:
        for name in names:
            del self.fields[name]
