"""A board with its people, and a case taken to each stage by the steps themselves."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration
from referrals.referrals import transitions as referrals
from referrals.referrals.models import Referral
from scr_portal.accounts import Agency, Board, User
from scr_portal.casefiles import CaseFile
from scr_portal.guidance.base import Limb
from scr_portal.people import children_of
from scr_portal.roles import Role
from tests import build

NO = ("custody",)
"""The limbs that are answered no where nothing else is said: the children died at home."""


@dataclass
class Place:
    """A board, its office, its sub-committee and two agencies."""

    board: Board = field(default_factory=build.board)

    def __post_init__(self) -> None:
        self.officer = build.member(Role.OFFICER, self.board)
        self.chair = build.member(Role.CHAIR, self.board)
        self.acting_chair = build.member(Role.ACTING_CHAIR, self.board)
        self.member = build.member(Role.SUBCOMMITTEE, self.board)
        self.second_member = build.member(Role.SUBCOMMITTEE, self.board)
        self.police = build.agency(self.board, Agency.Discipline.POLICE)
        self.health = build.agency(self.board, Agency.Discipline.HEALTH)
        self.constable = build.member(Role.REPRESENTATIVE, self.police)

    def receive(self, by: User | None = None, **facts: Any) -> Referral:
        """A referral received by the officer; `facts` say what is different about it."""
        new = Referral(casefile=CaseFile(board=self.board))
        return referrals.receive.run(new, by or self.officer, **said(**facts))

    def consideration(self, **facts: Any) -> Consideration:
        """The open round of a case that has just been referred."""
        return Consideration.objects.get(casefile=self.receive(**facts).casefile)

    def recommended(self, outcome: str = "review", no: tuple[str, ...] = NO, **facts: Any) -> Consideration:
        """A round that is with the chair: every limb answered yes but those in `no`."""
        consideration = self.consideration(**facts)
        return considerations.recommend.run(consideration, self.member, **advice(consideration, outcome, no))


ALTERNATIVE: dict[str, Any] = {
    "alternative_method": "A workshop.",
    "alternative_scope": "The last week.",
    "alternative_due_on": timezone.localdate() + timedelta(days=60),
}
"""How an alternative review is held."""


SAID: dict[str, Any] = {
    "signs": ["not_heard"],
    "signs_note": "The school wrote twice.",
    "agency_concerns": "Nobody called a meeting.",
    "representative_view": "The head of service agrees.",
    "why_wanted": "Two agencies missed the same sign.",
}
"""What a referral says of what happened, besides its story."""


def days_ago(days: int) -> date:
    """A day in the past."""
    return timezone.localdate() - timedelta(days=days)


def said(**different: Any) -> dict[str, Any]:
    """What an officer writes down of a referral."""
    facts: dict[str, Any] = {
        "label": "Child K",
        "others_at_risk": "no",
        "referrer_name": "Robin Carter",
        "referrer_email": "robin.carter@example.org",
        "trigger": "death",
        "what_happened": "The child died at home.",
        "incident_on": days_ago(12),
        "attention_on": days_ago(10),
        "attention_route": "Telephone call",
        "notified_on": days_ago(9),
        "received_on": days_ago(5),
        "may_meet_criteria": True,
        "agencies": [],
        "children": [{"name": "Tamsin Applegarth", "died_on": days_ago(12)}],
    }
    return facts | different


def advice(consideration: Consideration, outcome: str = "review", no: tuple[str, ...] = NO) -> dict[str, Any]:
    """A recommendation: every limb answered yes with a reason, for all children, but those in `no`."""
    return {
        "answers": {
            criterion.limb: {"answer": "no" if criterion.limb in no else "yes", "reason": "As the minutes say."}
            for criterion in consideration.casefile.edition.criteria
        },
        "met_for": dict.fromkeys(Limb, tuple(children_of(consideration.casefile))),
        "recommendation": outcome,
        "reasons": "The sub-committee was of one mind.",
        "draft_terms": "From birth to death.",
        "recommended_on": days_ago(3),
        "without_meeting": "The next meeting is too late.",
    }
