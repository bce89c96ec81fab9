"""A review whose author may circulate a draft."""

from dataclasses import dataclass

import pytest

from panels.imrs.transitions import waive
from panels.overviews import transitions
from panels.overviews.models import Overview
from reviews.models import Review
from scr_portal.accounts import User
from scr_portal.roles import Audience, Role
from tests import build_review
from tests.panels.conftest import Scene, a_file


@dataclass
class Report:
    """The people of a review and its overview report at each stage."""

    scene: Scene
    author: User

    @property
    def review(self) -> Review:
        """The review."""
        return self.scene.review

    def drafted(self) -> Overview:
        """The author's first version."""
        new = Overview(casefile=self.review.casefile, audience=Audience.PANEL)
        return transitions.draft.run(new, self.author, file=a_file("Once."))

    def circulated(self) -> Overview:
        """A version that waits for every member; the one IMR that was asked for is waived."""
        waive.run(self.scene.asked(), self.scene.panel_chair, why_waived="The agency never met the family.")
        return transitions.circulate.run(self.drafted(), self.author)


@pytest.fixture
def report(scene: Scene) -> Report:
    """The scene, with an overview author."""
    return Report(scene, build_review.appointed(scene.review, Role.OVERVIEW_AUTHOR))
