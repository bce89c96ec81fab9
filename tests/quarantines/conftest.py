"""An IMR with its file on a case, the people who may see it, and the two who say whether it stays locked away."""

from dataclasses import dataclass

import pytest

from panels.imrs.models import Imr
from scr_portal.accounts import Body, User
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.notices import Notice
from scr_portal.notices import transitions as notices
from scr_portal.quarantines import transitions
from scr_portal.quarantines.models import Quarantine
from scr_portal.roles import Audience, Role
from scr_portal.tasks import extract
from tests import build
from tests.panels.conftest import Scene, scene, store

__all__ = ["Found", "found", "lock", "scene", "store"]

REASON = "It is about another family."


@dataclass
class Found:
    """A file that somebody finds on the wrong case."""

    scene: Scene
    imr: Imr
    document: Document

    @property
    def casefile(self) -> CaseFile:
        """The case it should not be on."""
        return self.scene.review.casefile

    @property
    def chair(self) -> User:
        """The LSCB chair."""
        return self.scene.review.decision.decided_by

    @property
    def lock_page(self) -> str:
        """Where it is said."""
        return f"/cases/{self.casefile.public_id}/documents/{self.document.public_id}/lock/"

    def owed(self) -> Notice:
        """A notice that Ofsted, with somebody who reads for it, is owed."""
        body, _ = Body.objects.get_or_create(slug="ofsted", defaults={"name": "Ofsted"})
        build.member(Role.OFSTED, body)
        with build.told(self.casefile):
            return Notice.objects.create(
                casefile=self.casefile, body=body, act="possible_review", about=self.imr.subject,
                acted_on=build.LONG_AGO, audience=Audience.OFFICE,
            )  # fmt: skip

    def sent(self) -> Notice:
        """The file went to Ofsted with a notice."""
        return notices.send.run(self.owed(), self.scene.officer, documents=[self.document])

    def confirmed(self) -> Quarantine:
        """Locked away for good, by officer and chair."""
        return transitions.confirm.run(lock(self.document, self.scene.officer), self.chair)


def lock(document: Document, by: User) -> Quarantine:
    """Lock a file away."""
    document = Document.objects.get(pk=document.pk)
    new = Quarantine(casefile=document.casefile, agency_id=document.agency_id, document=document)
    return transitions.lock.run(new, by, reason=REASON)


@pytest.fixture
def found(scene: Scene) -> Found:
    """A submitted IMR whose file can be read, with the panel chair as one of its readers."""
    imr = scene.submitted()
    assert imr.document
    extract(imr.document.pk)
    return Found(scene, imr, imr.document)
