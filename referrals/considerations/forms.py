"""The questions of a recommendation, and of opening a case again."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

from django import forms
from django.utils import timezone

from referrals.agenda.sitting import sittings
from referrals.considerations.chairing import rule_of
from referrals.considerations.died import died_too
from referrals.considerations.models import Consideration
from referrals.considerations.words import LIMB_WORDS, OUTCOMES
from scr_portal.forms import ChoiceField, DateField, Form, LongTextField, MultipleChoiceField, Radios, Together
from scr_portal.guidance.base import Answer, Criterion, Limb, Outcome
from scr_portal.people import children_of

NO_KEY: Mapping[str, str] = MappingProxyType({})
WEIGH, WITHOUT, NO_MEETING = "weigh_", "without_quorum_", "none"
PARTS = {
    "answer": "Whether {}",
    "children": "Which children? (Whether {})",
    "reason": "Reason for your answer on whether {}",
}
ANSWERS = [(Answer.YES, "Yes"), (Answer.NO, "No"), (Answer.UNKNOWN, "Not known")]


class RecommendForm(Form):
    """Each limb of the criteria with its reason, then what to recommend.

    `key`: by public id, the children with their names, for who may read those.
    """

    wants_record = True
    recommendation = ChoiceField(
        asks="what is recommended",
        label="What do they recommend?",
        choices=OUTCOMES,
        widget=Radios(reveals={Outcome.REVIEW: ["draft_terms"]}),
    )
    draft_terms = LongTextField(
        asks="draft terms of reference: a review is recommended", label="Draft terms of reference", rows=6
    )
    reasons = LongTextField(asks="the reasons", label="Reasons for the recommendation")
    learning = LongTextField(
        asks="the learning",
        label="What is to be learnt already, whatever is decided? (optional)",
        rows=4,
        required=False,
        help_text="Kept with the recommendation. What agencies should know at once is recorded as an early lesson too.",
    )
    at_meeting = ChoiceField(asks="at which meeting it was recommended", label="At which meeting was it recommended?")
    chaired_independently = ChoiceField(
        asks="whether whoever chaired it is independent",
        label="Is whoever chaired it independent of the agencies that are members of the LSCB?",
        choices=ANSWERS,
        widget=Radios(inline=True),
    )
    without_meeting = LongTextField(
        asks="why it is recommended at no meeting",
        label="Why is it recommended at no meeting?",
        rows=3,
        help_text="And who agreed to it. The LSCB chair reads this beside the recommendation.",
    )
    recommended_on = DateField(
        asks="the day of the recommendation",
        label="When was it recommended?",
        past=True,
        initial=timezone.localdate,
    )

    @classmethod
    def question_of(cls, name: str) -> str:
        """Of a limb in a few words: which limbs are asked about is known with the round alone."""
        limb, _, part = name.rpartition("_")
        if limb in LIMB_WORDS and part in PARTS:
            return PARTS[part].format(LIMB_WORDS[Limb(limb)])
        return super().question_of(name)

    def __init__(self, *args: Any, record: Consideration, key: Mapping[str, str] = NO_KEY, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recommendation"].label = f"What does the {record.casefile.board.who_recommends} recommend?"
        self.casefile = record.casefile
        self._ask_about_the_chair(record)
        self.sittings = {one.meeting.public_id: one for one in sittings(record)}
        self._ask_about_the_meeting()
        self.questions = [one for one in record.casefile.edition.questions if one.source.seen]
        for question in self.questions:
            self.fields[f"{WEIGH}{question.weighs}"] = LongTextField(
                asks="what was said", label=f"{question.asks} (optional)", rows=2, required=False,
                help_text=f"Source: {question.source}",
            )  # fmt: skip
        self.criteria = record.casefile.edition.criteria
        children = {one: key.get(one, called) for one, called in children_of(record.casefile).items()}
        for criterion in self.criteria:
            self._ask_about_a_limb(criterion, list(children.items()) if len(children) > 1 else [])
        self.together = [
            Together(
                (f"{one.limb}_answer", f"{one.limb}_reason"),
                f"Select whether {LIMB_WORDS[one.limb]}, and enter the reason",
            )
            for one in self.criteria
        ]
        of_limbs = [name for name in self.fields if name.endswith(("_answer", "_children", "_reason"))]
        to_weigh = [name for name in self.fields if name.startswith(WEIGH)]
        self.order_fields([*of_limbs, *to_weigh, *self.base_fields])

    def _ask_about_a_limb(self, criterion: Criterion, children: list[tuple[str, str]]) -> None:
        """The answer and its reason; with `children`, where the case names several, also of which of them it is so."""
        limb, words = criterion.limb, LIMB_WORDS[criterion.limb]
        self.fields[f"{limb}_answer"] = ChoiceField(
            asks=f"whether {words}",
            label=criterion.question,
            choices=ANSWERS,
            widget=Radios(reveals={Answer.YES: [f"{limb}_children"]}) if children else Radios(inline=True),
            help_text=str(criterion.source),
        )
        if children:
            self.fields[f"{limb}_children"] = MultipleChoiceField(
                asks=f"which children: {words}", label=PARTS["children"].format(words), choices=children
            )
        self.fields[f"{limb}_reason"] = LongTextField(
            asks=f"the reason for your answer on whether {words}", label=PARTS["reason"].format(words), rows=2
        )

    def _ask_about_the_chair(self, record: Consideration) -> None:
        rule = rule_of(record.casefile.edition)
        if rule is None:
            del self.fields["chaired_independently"]
            return
        self.fields["chaired_independently"].help_text = (
            "An LSCB chair who is independent may chair it. The LSCB chair is told of any other answer than yes. "
            f"Source: {rule.source}"
        )

    def _ask_about_the_meeting(self) -> None:
        """Of those that looked at the case, with who was there; without any, the day alone is asked for."""
        if not self.sittings:
            del self.fields["at_meeting"]
            return
        lacking = {key: one.lacks for key, one in self.sittings.items() if one.lacks}
        for key, lacks in lacking.items():
            self.fields[f"{WITHOUT}{key}"] = LongTextField(
                asks="why it is recommended all the same", label="Why is it recommended without a quorum?", rows=3,
                help_text=lacks,
            )  # fmt: skip
        field = cast(ChoiceField, self.fields["at_meeting"])
        field.widget = Radios(
            hints={key: one.names for key, one in self.sittings.items() if one.names},
            reveals={
                **{key: [f"{WITHOUT}{key}"] for key in lacking},
                NO_MEETING: ["without_meeting", "recommended_on"],
            },
        )
        held = [(key, f"{one.called}: {one.quorum}") for key, one in self.sittings.items()]
        field.choices = [*held, (NO_MEETING, "At no meeting")]
        self.initial.setdefault("learning", next((one.learning for one in self.sittings.values() if one.learning), ""))

    @property
    def limbs(self) -> Iterator[tuple[forms.BoundField, Criterion, forms.BoundField]]:
        """Each limb as its page asks it: the answer, what its words mean, the reason."""
        return ((self[f"{one.limb}_answer"], one, self[f"{one.limb}_reason"]) for one in self.criteria)

    @property
    def about_the_whole(self) -> list[forms.BoundField]:
        """The questions after the limbs, without those that an option reveals."""
        return [self[name] for name in self.base_fields if name in self.fields and name not in self.revealed]

    @property
    def to_weigh(self) -> list[forms.BoundField]:
        """The questions of the edition to weigh beside the criteria."""
        return [self[f"{WEIGH}{one.weighs}"] for one in self.questions]

    def clean(self) -> dict[str, Any]:
        """The answers together, by limb and by question, and the day of the meeting."""
        said = self.cleaned_data
        self._settle_the_meeting(said)
        said["weighed"] = {str(one.weighs): said.pop(f"{WEIGH}{one.weighs}", "") for one in self.questions}
        said["answers"] = {
            criterion.limb: {part: said.pop(f"{criterion.limb}_{part}", "") for part in ("answer", "reason")}
            for criterion in self.criteria
        }
        said["met_for"] = {one.limb: said.pop(f"{one.limb}_children", []) for one in self.criteria}
        for limb, chosen in said["met_for"].items():
            is_met = chosen and said["answers"][limb]["answer"] == Answer.YES
            if is_met and (wrong := died_too(self.casefile, limb, chosen)):
                self.add_error(f"{limb}_children", wrong)
        return said

    def _settle_the_meeting(self, said: dict[str, Any]) -> None:
        chosen = self.sittings.get(said.pop("at_meeting", ""))
        why = {key: said.pop(f"{WITHOUT}{key}", "") for key in self.sittings}
        if chosen:
            key = chosen.meeting.public_id
            said |= {"meeting": chosen.meeting, "recommended_on": chosen.meeting.meets_on, "without_quorum": why[key]}
        elif said.get("recommended_on") in {one.meeting.meets_on for one in self.sittings.values()}:
            self.add_error("recommended_on", "A meeting of that day looked at the case: select the meeting above")


class ReopenForm(Form):
    """Why a case is considered again."""

    attention_on = DateField(
        asks="the day the new facts or advice came",
        label="When did the new facts or advice come?",
        past=True,
        help_text="The clock for the new decision is counted from this day.",
    )
    reopened_because = LongTextField(asks="why the case is considered again", label="Why is the case considered again?")
