"""Which boards are partners of a case now."""

from scr_portal.casefiles import CaseFile
from scr_portal.partners.models import PartnerBoard


def partner_boards(casefile: CaseFile) -> list[int]:
    """The keys of the boards, for who has opened the case."""
    standing = PartnerBoard.objects.filter(casefile=casefile, status=PartnerBoard.Status.NAMED)
    return list(standing.values_list("board_id", flat=True))
