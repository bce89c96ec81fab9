"""A review with the people around it, taken from stage to stage by the steps themselves."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from reviews.actions import transitions as actions
from reviews.models import Action, Recommendation
from reviews.recommendations import transitions as recommendations
from reviews.reviews import transitions
from scr_portal.accounts import Agency, User
from scr_portal.roles import Role
from tests import build, build_review
from tests.build_review import days_ago


def today() -> date:
    """The day of the test."""
    return timezone.localdate()


@dataclass
class Team:
    """A board, two agencies, and a review that is under way since its terms were approved."""

    edition: str = "wt2013"
    terms: bool = True
    involved: bool = True
    alternative: bool = False

    def __post_init__(self) -> None:
        self.board = build.board()
        self.police = build.agency(self.board, Agency.Discipline.POLICE)
        self.health = build.agency(self.board, Agency.Discipline.HEALTH)
        self.officer = build.member(Role.OFFICER, self.board)
        self.second_officer = build.member(Role.OFFICER, self.board)
        self.senior = build.member(Role.SENIOR, self.police)
        self.nurse = build.member(Role.SENIOR, self.health)
        agencies = (self.police, self.health) if self.involved else ()
        self.review = build_review.review(
            self.board, self.edition, agencies, terms=self.terms, alternative=self.alternative
        )
        self.casefile = self.review.casefile
        self.chair = self.review.decision.decided_by
        if not self.alternative:
            self.panel_chair = build_review.appointed(self.review, Role.PANEL_CHAIR)

    def recommend(self, **different: Any) -> Recommendation:
        """A recommendation put forward by the officer."""
        given: dict[str, Any] = {
            "text": "Keep a log of every missed appointment.",
            "target": "lscb",
            "intended_outcome": "No child is missed twice.",
        }
        new = Recommendation(casefile=self.casefile, review=self.review)
        return recommendations.propose.run(new, self.officer, **given | different)

    def report(self) -> "Team":
        """The overview report comes in."""
        self.review = transitions.receive_overview.run(self.review, self.panel_chair, received_on=days_ago(3))
        return self

    def adopt(self, one: Recommendation | None = None) -> Recommendation:
        """A recommendation that the chair has adopted, in a review that has its report."""
        one = one or self.recommend()
        if self.review.status != "reported":
            self.report()
        one.refresh_from_db()
        return recommendations.adopt.run(one, self.chair, intended_outcome="No child is missed twice.")

    def plan(self, on: Recommendation, **different: Any) -> Action:
        """An action of the police, due in a month."""
        given: dict[str, Any] = {
            "text": "Write the log.",
            "owner": "Head of safeguarding",
            "agency": self.police,
            "due_on": today() + timedelta(days=30),
        }
        return actions.propose.run(Action(casefile=self.casefile, recommendation=on), self.officer, **given | different)

    def agreed(self) -> Action:
        """An action that the police have agreed to."""
        action = self.plan(self.adopt())
        due = today() + timedelta(days=30)
        return actions.agree.run(action, self.senior, owner="Head of safeguarding", agreed_on=today(), due_on=due)

    def done(self) -> Action:
        """An action that the police say is done."""
        return actions.finish.run(self.agreed(), self.senior, finished_on=today(), evidence="The log of May.")

    def accept(self, **different: Any) -> "Team":
        """The LSCB accepts the review."""
        given: dict[str, Any] = {"accepted_on": today(), "response": "We accept every finding."}
        self.review.refresh_from_db()
        self.review = transitions.accept.run(self.review, self.chair, **given | different)
        return self


def browser(user: User) -> Client:
    """The portal as this person sees it."""
    client = Client()
    client.force_login(user)
    return client


def on(day: date, name: str) -> dict[str, str]:
    """What is typed into the three boxes of a date."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}
