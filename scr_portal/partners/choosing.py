"""The question which agency, where some are of another area."""

from django.db.models import QuerySet

from scr_portal.accounts import Agency, Board
from scr_portal.casefiles import CaseFile
from scr_portal.forms import ModelChoiceField


class AgencyField(ModelChoiceField):
    """Agencies by name; with their boards where these are others than the one that leads."""

    lead: Board

    def offer(self, agencies: QuerySet[Agency], casefile: CaseFile) -> None:
        """These, for this case."""
        self.lead, self.queryset = casefile.board, agencies.prefetch_related("boards")

    def label_from_instance(self, obj: Agency) -> str:
        """For example: Westmere Police (Westmere LSCB)."""
        boards = list(obj.boards.all())
        return str(obj) if self.lead in boards else f"{obj} ({', '.join(str(board) for board in boards)})"
