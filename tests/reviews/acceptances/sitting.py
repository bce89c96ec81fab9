"""A review whose report is in, before a meeting of the full LSCB in ten days."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cache

from django.test import Client
from django.utils import timezone

from referrals.meetings import changing
from referrals.models import Meeting
from reviews.acceptances import transitions
from reviews.models import Acceptance
from scr_portal import documents, walls
from scr_portal.accounts import Board, User
from scr_portal.documents import Document
from scr_portal.roles import Role
from tests import build
from tests.documents import files
from tests.reviews.team import Team, browser

IN_TEN_DAYS = timedelta(days=10)
FLOORS = (True, True)


@cache
def pdf() -> bytes:
    """The bytes of a small file."""
    return files.pdf()


def meeting_of(board: Board, by: User, on: date) -> Meeting:
    """A meeting of the full LSCB."""
    made = Meeting(
        board=board, kind=Meeting.Kind.BOARD, meets_on=on, meets_at=time(14, 30), place="Civic Centre", chair=by,
        quorum=2, planned_by=by,
    )  # fmt: skip
    changing.keep(made, by)
    return made


@dataclass
class Sitting:
    """Three members and an acting chair who stands by; a draft of the report, the report, a summary and an IMR."""

    team: Team = field(default_factory=Team)

    def __post_init__(self) -> None:
        self.team.plan(self.team.adopt())
        board, self.officer, self.chair = self.team.board, self.team.officer, self.team.chair
        self.case = self.team.casefile
        self.members = [build.member(Role.BOARD_MEMBER, board) for _ in range(3)]
        self.acting = build.member(Role.ACTING_CHAIR, board)
        self.draft, self.report, self.summary, self.imr = (
            self._kept(kind, title)
            for kind, title in (
                ("overview", "Draft of the report"), ("overview", "Overview report"), ("report", "Executive summary"),
                ("imr", "What the police wrote"),
            )
        )  # fmt: skip
        self.meeting = meeting_of(board, self.chair, timezone.localdate() + IN_TEN_DAYS)
        self.acceptance = self.put(self.meeting)

    def _kept(self, kind: str, title: str) -> Document:
        with build.told(self.case):
            return documents.keep(
                self.team.review, pdf(), kind=kind, title=title, content_type="application/pdf", extension="pdf",
                by=self.officer,
            )  # fmt: skip

    def put(self, meeting: Meeting) -> Acceptance:
        """The review on the agenda of a meeting."""
        self.team.review.refresh_from_db()
        new = Acceptance(casefile=self.case, review=self.team.review)
        return transitions.put.run(new, self.officer, meeting=meeting)

    def hand_out(self, *more: Document) -> "Sitting":
        """The papers go to the members, with the summary unless something else is said."""
        self.acceptance.refresh_from_db()
        chosen = list(more or (self.summary,))
        self.acceptance = transitions.hand_out.run(self.acceptance, self.officer, documents=chosen)
        return self

    @property
    def page(self) -> str:
        """The address of the page that members read."""
        return f"/acceptances/{self.acceptance.public_id}/"

    def reads(self, person: User) -> bool:
        """Whether the page opens for them."""
        return browser(person).get(self.page).status_code == 200


def opens(client: Client, document: Document) -> tuple[int, int]:
    """What is answered to whoever asks for a document: to read it, and to take it away."""
    return (
        client.get(f"/documents/{document.public_id}/").status_code,
        client.get(f"/documents/{document.public_id}/file/").status_code,
    )


def floors(person: User, document: Document) -> tuple[bool, bool]:
    """Whether the portal's own walls let the person see the document now, and whether the database does."""
    today, person = timezone.localdate(), User.objects.get(pk=person.pk)
    portal_s = Document.objects.visible_to(person).filter(pk=document.pk).exists()
    with walls.entered(person.pk, today):
        return portal_s, Document.objects.filter(pk=document.pk).exists()
