"""A review to which health trusts give IMRs, with a designated professional and the senior officer of a trust."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from panels.health import transitions
from panels.health.models import HealthOverview
from panels.imrs import transitions as imrs
from panels.imrs.models import Imr
from panels.overviews import transitions as overviews
from panels.overviews.models import Overview
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseAgency
from scr_portal.demo.standing import entered
from scr_portal.roles import Audience, Role
from tests import build, build_review
from tests.panels.conftest import Scene, a_file


def day(number: int) -> date:
    """So many days from today."""
    return timezone.localdate() + timedelta(days=number)


@dataclass
class Health:
    """The people of the health overview report and the report at each stage."""

    scene: Scene
    pct: Agency
    senior: User
    nurse: User

    def asked(self, **said: Any) -> HealthOverview:
        """Asked of the Primary Care Trust, to be handed in in three weeks."""
        new = HealthOverview(casefile=self.scene.review.casefile)
        usual: dict[str, Any] = {"agency": self.pct, "asked_on": day(0), "due_on": day(21)}
        return transitions.ask.run(new, self.scene.officer, **(usual | said))

    def handed_in(self, overview: HealthOverview | None = None, *, had_part: bool = False) -> HealthOverview:
        """Before the senior officer of the trust."""
        return transitions.hand_in.run(overview or self.asked(), self.nurse, file=a_file("Health."), had_part=had_part)

    def submitted(self) -> HealthOverview:
        """Before the SCR panel chair."""
        return transitions.sign.run(self.handed_in(), self.senior)

    def accepted(self, submitted: HealthOverview) -> HealthOverview:
        """For the overview report to rest on."""
        return transitions.accept.run(submitted, self.scene.panel_chair)

    def sent_back(self) -> HealthOverview:
        """With what is to change."""
        return transitions.send_back.run(
            self.submitted(), self.scene.panel_chair, to_change="Say what the GP knew.", due_on=day(30)
        )

    def imr_of(self, agency: Agency, status: str = "accepted") -> Imr:
        """An IMR that stands so, as its own steps would leave it."""
        imr = self.scene.asked(agency)
        with build.told(imr.casefile):
            imr.status, imr.submitted_on = status, day(0)
            imr.document = a_file().keep(imr, kind="imr", title="IMR", by=self.scene.officer)
            imr.save()
        return imr

    def imr_author(self) -> User:
        """Who has begun to write the IMR of the trust."""
        imr = imrs.name_author.run(
            self.scene.asked(self.pct), self.senior, email=self.scene.author.email, name="", position="Named nurse",
            directly_concerned=False, immediate_manager=False,
        )  # fmt: skip
        return build_review.declares(imr.author).user

    def drafted(self) -> Overview:
        """The overview report, which its author may circulate."""
        author = build_review.appointed(self.scene.review, Role.OVERVIEW_AUTHOR)
        new = Overview(casefile=self.scene.review.casefile, audience=Audience.PANEL)
        return overviews.draft.run(new, author, file=a_file("Once."))


@pytest.fixture
def health(scene: Scene) -> Health:
    """Two trusts on the case, of which no IMR was asked for yet."""
    board = scene.review.casefile.board
    pct = build.agency(board, Agency.Discipline.HEALTH, "Northshire Primary Care Trust", is_health_trust=True)
    with build.told(scene.review.casefile):
        CaseAgency.objects.create(casefile=scene.review.casefile, agency=pct)
    with transaction.atomic():
        scene.health.is_health_trust = True
        scene.health.save()
        entered(scene.health)
    senior = build.member(Role.SENIOR, pct, "Director of nursing")
    return Health(scene, pct, senior, build_review.appointed(scene.review, Role.DESIGNATED, build.user("Nurse Hicks")))
