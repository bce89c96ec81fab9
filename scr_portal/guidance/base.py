"""What an edition of the statutory guidance says, as data. Every figure carries its source."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from scr_portal.clocks import Clock, Holidays, Period, Sort, Source, day_words


class Limb(StrEnum):
    """The parts of the criteria that are answered yes, no or unknown, each with a reason."""

    DIED = "died"
    ABUSE = "abuse"
    SERIOUS_HARM = "serious_harm"
    JOINT_WORKING = "joint_working"
    CUSTODY = "custody"


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What the LSCB chair may decide."""

    REVIEW = "review"
    ALTERNATIVE = "alternative"
    NONE = "none"


class Product(StrEnum):
    """What an edition has the board publish."""

    SUMMARY = "summary"
    OVERVIEW = "overview"
    REPORT = "report"
    RESPONSE = "response"


class Act(StrEnum):
    """What bodies are told of."""

    POSSIBLE_REVIEW = "possible_review"
    DECISION_TO_HOLD = "decision_to_hold"
    DECISION_NOT_TO_HOLD = "decision_not_to_hold"
    REVIEWERS = "reviewers"
    EXTENSION = "extension"
    COMPLETION = "completion"
    BEFORE_PUBLICATION = "before_publication"
    PUBLICATION = "publication"
    NOT_PUBLISHING = "not_publishing"


class Fact(StrEnum):
    """The dated facts from which clocks are counted."""

    ATTENTION = "attention"
    NOTIFIED = "notified"
    DECIDED = "decided"
    INITIATED = "initiated"
    SENT_TO_NATIONAL_PANEL = "sent_to_national_panel"
    PUBLISHED = "published"
    AWARE = "aware"

    @property
    def words(self) -> str:
        """How the first line of a sum names it."""
        return FACT_WORDS[self]


FACT_WORDS = {
    Fact.ATTENTION: "Brought to the attention of the LSCB",
    Fact.NOTIFIED: "Notified to the LSCB",
    Fact.DECIDED: "Decided by the LSCB chair",
    Fact.INITIATED: "Initiated",
    Fact.SENT_TO_NATIONAL_PANEL: "Copy sent to the national panel",
    Fact.PUBLISHED: "Published",
    Fact.AWARE: "The local authority became aware",
}


@dataclass(frozen=True)
class Rule:
    """A clock as an edition states it: how long, counted from which fact, and where that is written."""

    kind: str
    name: str
    period: Period
    fact: Fact
    source: Source
    sort: Sort = Sort.DUE
    soft: bool = False
    waits_on: str = field(default="")

    def clock(self, start: date, holidays: Holidays, *, stopped_on: date | None = None) -> Clock:
        """The clock that `start`, the date of this rule's fact, sets going."""
        total = self.period.after(start, holidays)
        steps = (f"{self.fact.words} {day_words(start)}", *total.steps)
        return Clock(
            self.kind,
            self.name,
            self.sort,
            start,
            total.due,
            steps,
            str(self.source),
            self.waits_on,
            stopped_on,
        )


class Severity(StrEnum):
    """What a broken independence rule does."""

    BLOCK = "block"
    WARN = "warn"
    RECORD = "record"


@dataclass(frozen=True)
class Criterion:
    """A limb of the criteria: the question put to those who consider the case."""

    limb: Limb
    question: str
    source: Source


@dataclass(frozen=True)
class Route:
    """A way a case meets the criteria: all its limbs answered yes."""

    limbs: frozenset[Limb]
    mandatory: bool
    source: Source

    def met(self, answers: Mapping[Limb, Answer]) -> bool:
        """Whether every limb of this route is answered yes."""
        return all(answers.get(limb) is Answer.YES for limb in self.limbs)


@dataclass(frozen=True)
class Duty:
    """An office that must be told of an act, within which period if one is laid down. Who holds it: bodies.py."""

    act: Act
    office: str
    source: Source
    period: Period | None = None


@dataclass(frozen=True)
class Edition:
    """One edition of Working Together, as a review needs it."""

    slug: str
    title: str
    in_force_from: date
    review_name: str
    criteria: tuple[Criterion, ...]
    routes: tuple[Route, ...]
    decision: Rule
    completion: Rule
    extension: str
    extension_source: Source
    independence: Mapping[str, Severity]
    independence_sources: Mapping[str, Source]
    health_overview_from: int | None
    health_overview_source: Source
    publish: frozenset[Product]
    publish_source: Source
    publication_duty_needs_criteria: bool
    named_in_publication: frozenset[str]
    positions_in_publication: frozenset[str]
    names_source: Source
    notice_before_publication: Rule | None
    on_the_web: Rule | None
    duties: tuple[Duty, ...]
    other_clocks: tuple[Rule, ...] = field(default=())
    definitive_evidence_needed: bool = False

    def criteria_met(self, answers: Mapping[Limb, Answer]) -> bool:
        """Whether the answers meet the mandatory criteria of this edition."""
        return any(route.mandatory and route.met(answers) for route in self.routes)

    def may_be_considered(self, answers: Mapping[Limb, Answer]) -> bool:
        """Whether the answers meet any criteria, mandatory or not."""
        return any(route.met(answers) for route in self.routes)
