"""Which boards and agencies take part in a case now."""

from django.db.models import Q, QuerySet

from scr_portal.accounts import Agency
from scr_portal.casefiles import CaseFile
from scr_portal.partners.models import PartnerBoard


def partner_boards(casefile: CaseFile) -> list[int]:
    """The keys of the boards, for who has opened the case."""
    standing = PartnerBoard.objects.filter(casefile=casefile, status=PartnerBoard.Status.NAMED)
    return list(standing.values_list("board_id", flat=True))


def agencies_for(casefile: CaseFile) -> QuerySet[Agency]:
    """Those of whom something can be asked: of the board that leads, of its partner boards, and all of the case."""
    of_boards = Q(boards__in=[casefile.board_id, *partner_boards(casefile)])
    return Agency.objects.filter(of_boards | Q(pk__in=casefile.involved())).distinct()
