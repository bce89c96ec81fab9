"""The step of an export."""

from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.exports.models import MemoryExport
from scr_portal.roles import Audience
from scr_portal.transitions import transition


@transition(MemoryExport, opens=True, sentence="{by} wrote the memory of this case out for an investigator")
def make(export: MemoryExport, by: User, *, made_for: str, reason: str) -> None:
    """Say for whom and why; what can be taken ends with the newest event before this step."""
    export.audience = Audience.OFFICE
    export.made_for, export.reason, export.made_by = made_for, reason, by
    export.made_at, export.last_seq = timezone.now(), export.casefile.last_seq
