"""What a partner board was sent of a day that was put right is told again: it is sent the right day."""

from collections.abc import Iterable

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words, states
from scr_portal.corrections.models import Moved
from scr_portal.partners.models import PartnerBoard, PartnerPaper
from scr_portal.partners.transitions import tell_again


def tell_partners(casefile: CaseFile, moves: Iterable[Moved]) -> None:
    """Send one paper for each that a partner board can read still, and that states a day that moved.

    What states it may be the message, or a document that went with it. It says nothing that the board was not sent.
    """
    moves = list(moves)
    papers = PartnerPaper.objects.filter(casefile=casefile, partner__voided_at=None)
    standing = papers.filter(partner__status=PartnerBoard.Status.NAMED).select_related("partner", "to_board")
    for paper in standing.prefetch_related("documents"):
        read = "\n\n".join((paper.message, *(one.text for one in paper.documents.all())))
        if wrong := [one for one in moves if states(read, one.old)]:
            new = PartnerPaper(casefile=casefile)
            tell_again.run(new, User.objects.system(), about=paper, message=_words(paper, wrong))


def _words(paper: PartnerPaper, wrong: list[Moved]) -> str:
    sent_on = f"In what we sent you on {day_words(paper.sent_on)}"
    told = "a date was wrong." if len(wrong) == 1 else "dates were wrong."
    return "\n\n".join((f"{sent_on} {told}", *(one.put_right for one in wrong)))
