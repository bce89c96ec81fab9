"""The words in which editions speak: limbs, outcomes, products, acts, offices, facts. No Django here."""

from datetime import date
from enum import StrEnum

from scr_portal.clocks import day_words


class Limb(StrEnum):
    """The parts of the criteria that are answered yes, no or unknown, each with a reason."""

    DIED = "died"
    ABUSE = "abuse"
    SERIOUS_HARM = "serious_harm"
    SEXUAL_ABUSE = "sexual_abuse"
    PARENT_MURDERED = "parent_murdered"
    ASSAULT = "assault"
    JOINT_WORKING = "joint_working"
    CUSTODY = "custody"


class Weighs(StrEnum):
    """What a question to weigh before deciding is about, beside the limbs."""

    WHOSE = "whose"
    SCOPE = "scope"
    LEARNING = "learning"


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
    REOPENED = "reopened"
    REVIEWERS = "reviewers"
    EXTENSION = "extension"
    COMPLETION = "completion"
    EVALUATION = "evaluation"
    BEFORE_PUBLICATION = "before_publication"
    PUBLICATION = "publication"
    NOT_PUBLISHING = "not_publishing"
    CORRECTION = "correction"
    FURTHER_REFERRAL = "further_referral"
    WRONG_FILE = "wrong_file"

    @property
    def words(self) -> str:
        """The act as a sentence speaks of it: told of …"""
        return ACT_WORDS[self]

    @property
    def done(self) -> str:
        """How the first line of a sum names the day of the act."""
        return ACT_DONE[self]

    def done_on(self, day: date) -> str:
        """The first line of a sum that counts from the day of the act."""
        return f"{self.done} {day_words(day)}"


ACT_DONE = {
    Act.POSSIBLE_REVIEW: "Referral received",
    Act.DECISION_TO_HOLD: "Decided by the LSCB chair",
    Act.DECISION_NOT_TO_HOLD: "Decided by the LSCB chair",
    Act.REOPENED: "New facts or advice came",
    Act.REVIEWERS: "Appointed",
    Act.EXTENSION: "Time extended",
    Act.COMPLETION: "Accepted by the LSCB",
    Act.EVALUATION: "Accepted by the LSCB",
    Act.BEFORE_PUBLICATION: "Copy made ready",
    Act.PUBLICATION: "Published",
    Act.NOT_PUBLISHING: "Decided not to publish",
    Act.CORRECTION: "Put right",
    Act.FURTHER_REFERRAL: "Further referral added to the case",
    Act.WRONG_FILE: "File locked away for good",
}
ACT_WORDS = {
    Act.POSSIBLE_REVIEW: "a case that may meet the criteria",
    Act.DECISION_TO_HOLD: "a decision to hold a review",
    Act.DECISION_NOT_TO_HOLD: "a decision not to hold a review",
    Act.REOPENED: "a decision that is considered again",
    Act.REVIEWERS: "the names of the reviewers",
    Act.EXTENSION: "an extension",
    Act.COMPLETION: "the completed review",
    Act.EVALUATION: "the review that is ready for evaluation",
    Act.BEFORE_PUBLICATION: "a report that will be published",
    Act.PUBLICATION: "the publication",
    Act.NOT_PUBLISHING: "the intention not to publish",
    Act.CORRECTION: "a corrected date",
    Act.FURTHER_REFERRAL: "a further referral of a case",
    Act.WRONG_FILE: "a file that does not belong to the case",
}
ALTERNATIVE_WORDS = "an alternative review, and no serious case review"
"""What a notice calls a decision by which another review is held than an SCR (guidance.md 7.1), in a sentence."""
VOID_WORDS = "what was recorded by mistake"
"""What a notice calls a row that a body was told of and that is void, in a sentence."""


class Office(StrEnum):
    """A part that bodies play in reviews; which body plays it on which day is in bodies.py."""

    INSPECTORATE = "inspectorate"
    EVALUATOR = "evaluator"
    REGION = "region"
    HEALTH_AUTHORITY = "health_authority"
    DEPARTMENT = "department"
    NATIONAL_PANEL = "national_panel"

    @property
    def words(self) -> str:
        """The office as a sentence speaks of it."""
        return OFFICE_WORDS[self]


OFFICE_WORDS = {
    Office.INSPECTORATE: "Ofsted",
    Office.EVALUATOR: "Ofsted as evaluator",
    Office.REGION: "the Government Office for the region or its successor",
    Office.HEALTH_AUTHORITY: "the strategic health authority",
    Office.DEPARTMENT: "the Department for Education",
    Office.NATIONAL_PANEL: "the national panel",
}


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
        """How the first line of a sum names it: “Decided by the LSCB chair” and the day."""
        return FACT_WORDS[self]

    @property
    def done(self) -> str:
        """The same in the middle of a sentence."""
        return self.words[0].lower() + self.words[1:]

    @property
    def unknown(self) -> str:
        """What to say when it is not known."""
        return f"No day is given on which it was {self.done}"


FACT_WORDS = {
    Fact.ATTENTION: "Brought to the attention of the LSCB",
    Fact.NOTIFIED: "Notified to the LSCB",
    Fact.DECIDED: "Decided by the LSCB chair",
    Fact.INITIATED: "Initiated",
    Fact.SENT_TO_NATIONAL_PANEL: "Copied to the national panel",
    Fact.PUBLISHED: "Published",
    Fact.AWARE: "Known to the local authority",
}
ACT_FACTS = {
    Act.DECISION_TO_HOLD: Fact.DECIDED,
    Act.DECISION_NOT_TO_HOLD: Fact.DECIDED,
    Act.PUBLICATION: Fact.PUBLISHED,
}
"""The acts whose day is one of the facts."""


class Severity(StrEnum):
    """What a broken independence rule does."""

    BLOCK = "block"
    WARN = "warn"
    RECORD = "record"
