"""What a partner board was sent of a day that is another now is told again: it is sent the day that stands."""

from collections.abc import Iterable, Iterator

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.corrections.models import Moved, stated
from scr_portal.partners.models import PartnerBoard, PartnerPaper
from scr_portal.partners.transitions import tell_again


def tell_partners(casefile: CaseFile, moves: Iterable[Moved]) -> None:
    """Send the right days for each paper that a partner board can read still, and that states one that was put right.

    It says nothing that the board was not sent.
    """
    for paper, wrong in _stating(casefile, moves):
        told = "a date was wrong." if len(wrong) == 1 else "dates were wrong."
        _send(paper, told, *(one.put_right for one in wrong))


def tell_partners_moved(casefile: CaseFile, moved: Moved) -> None:
    """The same where a day was not wrong, and another was set in its place."""
    for paper, _ in _stating(casefile, [moved]):
        _send(paper, f"we told you a date. {moved.set_anew}")


def _stating(casefile: CaseFile, moves: Iterable[Moved]) -> Iterator[tuple[PartnerPaper, list[Moved]]]:
    """What states the days as they were may be the message, or a document that went with it."""
    moves = list(moves)
    papers = PartnerPaper.objects.filter(casefile=casefile, partner__voided_at=None)
    standing = papers.filter(partner__status=PartnerBoard.Status.NAMED).select_related("partner", "to_board")
    for paper in standing.prefetch_related("documents"):
        if found := stated("\n\n".join((paper.message, *(one.text for one in paper.documents.all()))), moves):
            yield paper, found


def _send(about: PartnerPaper, what: str, *more: str) -> None:
    message = "\n\n".join((f"In what we sent you on {day_words(about.sent_on)} {what}", *more))
    tell_again.run(PartnerPaper(casefile=about.casefile), User.objects.system(), about=about, message=message)
