"""A case whose decision the national panel and Ofsted are owed notice of."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from referrals.considerations.models import Consideration, Decision
from scr_portal import notices
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.guidance.base import Act
from scr_portal.notices import Notice
from scr_portal.roles import Role
from tests import build

DECIDED = date(2014, 3, 3)


@dataclass
class Scene:
    """The case, its people, and the notice to the national panel."""

    case: CaseFile
    officer: User
    chair: User
    reader: User
    notice: Notice

    def fresh(self) -> Notice:
        """The notice as it stands."""
        return Notice.objects.select_related("casefile", "body").get(pk=self.notice.pk)


def decision(case: CaseFile, chair: User, outcome: str = "none") -> Decision:
    """The chair decided to hold no review, or an alternative one."""
    consideration = Consideration.objects.create(
        casefile=case, attention_on=date(2014, 2, 10), status=Consideration.Status.DECIDED,
        answers={"died": {"answer": "yes", "reason": "Died on 8 February."}, "abuse": {"answer": "no", "reason": ""}},
    )  # fmt: skip
    return Decision.objects.create(
        casefile=case, consideration=consideration, outcome=outcome, decided_on=DECIDED, decided_by=chair,
        as_role=Role.CHAIR, rationale="No sign of abuse or neglect was found.", criteria_met=False,
    )  # fmt: skip


@pytest.fixture
def scene(db: None) -> Scene:
    """Nothing sent yet."""
    case = build.casefile(build.board())
    officer, chair = build.member(Role.OFFICER, case.board), build.member(Role.CHAIR, case.board)
    owed = notices.owe(decision(case, chair), Act.DECISION_NOT_TO_HOLD, DECIDED)
    notice = next(each for each in owed if each.body and each.body.slug == "national_panel")
    assert notice.body
    reader = build.member(Role.NATIONAL_PANEL, notice.body, "Victor Panel")
    return Scene(case, officer, chair, reader, notice)


def browser(user: User) -> Client:
    """Their browser."""
    client = Client()
    client.force_login(user)
    return client
