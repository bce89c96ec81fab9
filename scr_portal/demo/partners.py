"""A board of another area that has an interest in an invented case, what it was sent and what it answered."""

from datetime import date

from scr_portal.accounts import Board, User
from scr_portal.demo.walk import Walk, on
from scr_portal.partners import transitions
from scr_portal.partners.models import PartnerBoard, PartnerPaper


def ask(walk: Walk, board: Board, day: date) -> PartnerPaper:
    """The family lived in the area of `board`, which is asked about its services."""
    team, case = walk.team, walk.case
    with on(day):
        partner = transitions.name.run(
            PartnerBoard(casefile=case), team.officer, board=board, since=day,
            reason="The family lived there for a year and moved in the spring.",
        )  # fmt: skip
        return transitions.send.run(
            PartnerPaper(casefile=case), team.officer, partner=partner,
            message="We hold a review of a matter in which the family lived in your area for a year. Please say which "
            "of your services worked with families in that street at the time, and whom we should ask.",
        )  # fmt: skip


def answer(paper: PartnerPaper, officer: User, day: date) -> None:
    """The LSCB officer of that board says what it knows."""
    with on(day):
        transitions.answer.run(
            paper, officer,
            answer="The health visitors of Westmere and the children's centre. Ask for their managers; both know that "
            "you will write.",
        )  # fmt: skip
