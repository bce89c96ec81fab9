"""A health overview report that was asked for by mistake, while nothing has been handed in."""

from panels.health.models import HealthOverview
from scr_portal.voids.transitions import voidable


def _has_no_file(overview: HealthOverview) -> str | None:
    return "A file has been handed in: it was no mistake." if overview.document_id else None


void = voidable(HealthOverview, source=[HealthOverview.Status.ASKED], when=[_has_no_file])
