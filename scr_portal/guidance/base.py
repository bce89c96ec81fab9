"""What an edition of the statutory guidance says, as data. Every figure carries its source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from scr_portal.clocks import Clock, Holidays, Period, Sort, Source, day_words
from scr_portal.guidance.terms import (
    ACT_FACTS,
    Act,
    Answer,
    Fact,
    Limb,
    Office,
    Outcome,
    Product,
    Severity,
    Weighs,
)
from scr_portal.roles import Role

__all__ = [
    "Act",
    "Answer",
    "Criterion",
    "Duty",
    "Edition",
    "Fact",
    "Limb",
    "Meaning",
    "Office",
    "Outcome",
    "Product",
    "Question",
    "Route",
    "Rule",
    "Severity",
    "Test",
    "Weighs",
]


@dataclass(frozen=True)
class Rule:
    """A clock as an edition states it: how long, counted from which fact, and where each of the two is written.

    `instead` is the fact to count from while `fact` is not known; the sum then says so.
    """

    kind: str
    name: str
    period: Period
    fact: Fact
    source: Source
    start_source: Source
    sort: Sort = Sort.DUE
    instead: Fact | None = None
    note: str = ""
    waits_on: str = ""

    def clock(self, start: date, holidays: Holidays, *, stopped_on: date | None = None) -> Clock:
        """The clock that `start`, the date of this rule's fact, sets going.

        Raises UnknownYear when working days reach a year whose bank holidays are not known.
        """
        return self._clock(start, holidays, stopped_on, f"{self.fact.words} {day_words(start)}")

    def clock_from(
        self, facts: Mapping[Fact, date], holidays: Holidays, *, stopped_on: date | None = None, because: str = ""
    ) -> Clock | None:
        """The clock that these facts set going, or None when neither its fact nor the one instead is known.

        `because` says why its fact does not count, where that is not for want of its day.
        """
        if self.fact in facts:
            return self.clock(facts[self.fact], holidays, stopped_on=stopped_on)
        if self.instead is None or self.instead not in facts:
            return None
        start = facts[self.instead]
        counted = f"{because or self.fact.unknown}: counted from the day it was {self.instead.done}"
        return self._clock(start, holidays, stopped_on, counted, f"{self.instead.words} {day_words(start)}")

    def _clock(self, start: date, holidays: Holidays, stopped_on: date | None, *first: str) -> Clock:
        total = self.period.after(start, holidays)
        steps = (*first, *total.steps, *([self.note] if self.note else []))
        source = str(self.source)
        if self.start_source != self.source:
            source += f". Where the count starts: {self.start_source}"
        return Clock(self.kind, self.name, self.sort, start, total.due, steps, source, self.waits_on, stopped_on)


@dataclass(frozen=True)
class Test:
    """What breaking a rule of independence does under an edition, and where that is written."""

    __test__ = False

    severity: Severity
    source: Source


@dataclass(frozen=True)
class Meaning:
    """What a source says of a word in a criterion; also that no source explains it."""

    word: str
    says: str
    source: Source


@dataclass(frozen=True)
class Criterion:
    """A limb of the criteria: the question put to those who consider the case, and what its words mean."""

    limb: Limb
    question: str
    source: Source
    meanings: tuple[Meaning, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question to weigh before deciding (guidance.md 4.2): never one whose text was not seen."""

    weighs: Weighs
    asks: str
    source: Source


@dataclass(frozen=True)
class Route:
    """A way a case meets the criteria: all of `limbs` answered yes, and none of `unless` answered no."""

    limbs: frozenset[Limb]
    mandatory: bool
    source: Source
    unless: frozenset[Limb] = frozenset()

    def met(self, answers: Mapping[Limb, Answer]) -> bool:
        """Whether the answers lead along this route."""
        excluded = any(answers.get(limb) is Answer.NO for limb in self.unless)
        return not excluded and all(answers.get(limb) is Answer.YES for limb in self.limbs)


@dataclass(frozen=True)
class Duty:
    """An office that must be told of an act, within which period if one is laid down. Who holds it: bodies.py.

    With it goes a copy of the local authority's notification of the incident, where the source says so.
    """

    act: Act
    office: Office
    source: Source
    period: Period | None = None
    with_notification: bool = False

    def rule(self) -> Rule | None:
        """The clock of this duty, when its act is a fact that clocks are counted from."""
        if self.period is None or self.act not in ACT_FACTS:
            return None
        kind = f"tell_{self.office}_of_{self.act}"
        name = f"Tell {self.office.words} of {self.act.words}"
        return Rule(kind, name, self.period, ACT_FACTS[self.act], self.source, self.source, waits_on=Role.OFFICER)


@dataclass(frozen=True)
class Edition:
    """One edition of Working Together, as a review needs it.

    `tests` are the rules of independence by their numbers in guidance.md 6.3 (K1 …; "7.2": who chairs the
    recommending body). K4 there is about an independent LSCB chair; any other may not chair an SCR panel where it
    warns. An edition without a rule leaves it out.
    """

    slug: str
    title: str
    in_force_from: date
    in_force_source: Source
    review_name: str
    criteria: tuple[Criterion, ...]
    routes: tuple[Route, ...]
    decision: Rule
    completion: Rule
    extension: str
    extension_source: Source
    tests: Mapping[str, Test]
    panel_disciplines: frozenset[str]
    panel_disciplines_source: Source
    health_overview_from: int | None
    health_overview_source: Source
    publish: frozenset[Product]
    publish_source: Source
    publication_duty_needs_criteria: bool
    named_in_publication: frozenset[Role]
    positions_in_publication: frozenset[Role]
    names_source: Source
    notice_before_publication: Rule | None
    on_the_web: Rule | None
    duties: tuple[Duty, ...]
    other_clocks: tuple[Rule, ...] = ()
    definitive_evidence_needed: bool = False
    questions: tuple[Question, ...] = ()

    @property
    def independence(self) -> Mapping[str, Severity]:
        """What each rule of independence does; where it is written is in `tests`."""
        return {number: test.severity for number, test in self.tests.items()}

    def criteria_met(self, answers: Mapping[Limb, Answer]) -> bool:
        """Whether the answers meet the mandatory criteria of this edition."""
        return any(route.mandatory and route.met(answers) for route in self.routes)

    def may_be_considered(self, answers: Mapping[Limb, Answer]) -> bool:
        """Whether the answers meet any criteria, mandatory or not."""
        return any(route.met(answers) for route in self.routes)

    def must_be_published(self, outcome: str, *, criteria_met: bool) -> bool:
        """Whether a review decided so has to be published: never an alternative review (guidance.md 7.1)."""
        return outcome == Outcome.REVIEW and (criteria_met or not self.publication_duty_needs_criteria)

    def has_told(self, act: Act) -> bool:
        """Whether this edition has anybody told of `act`."""
        return any(duty.act == act for duty in self.duties)

    def rules(self) -> Iterator[Rule]:
        """Every clock that this edition knows."""
        yield from (self.decision, self.completion, *self.other_clocks)
        yield from (rule for rule in (self.notice_before_publication, self.on_the_web) if rule)
        yield from (rule for duty in self.duties if (rule := duty.rule()))

    def clocks(self, facts: Mapping[Fact, date], holidays: Holidays) -> list[Clock]:
        """One clock for every rule that these facts start, by date; raises UnknownYear."""
        started = (rule.clock_from(facts, holidays) for rule in self.rules())
        return sorted((clock for clock in started if clock), key=lambda clock: (clock.due, clock.kind))
