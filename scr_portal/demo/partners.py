"""A board of another area that has an interest in an invented case, what it was sent and what it answered."""

from datetime import date

from scr_portal.accounts import Board, User
from scr_portal.demo.walk import Walk, on
from scr_portal.partners import transitions
from scr_portal.partners.models import PartnerBoard, PartnerPaper


def fill(walk: Walk, board: Board, officer: User, named_on: date, answered_on: date) -> None:
    """The family lived in the area of `board`; its LSCB officer answers what it was asked."""
    team, case = walk.team, walk.case
    with on(named_on):
        partner = transitions.name.run(
            PartnerBoard(casefile=case), team.officer, board=board, since=named_on,
            reason="The family lived there for a year and moved in the spring.",
        )  # fmt: skip
        paper = transitions.send.run(
            PartnerPaper(casefile=case), team.officer, partner=partner,
            message="We hold a review of a matter in which the family lived in your area for a year. Please say which "
            "of your services worked with families in that street at the time, and whom we should ask.",
        )  # fmt: skip
    with on(answered_on):
        transitions.answer.run(
            paper, officer,
            answer="The health visitors of Westmere and the children's centre. Ask for their managers; both know that "
            "you will write.",
        )  # fmt: skip
