"""Which boards have sent a body decisions, and what it asked them. It only reads."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, Q
from django.utils import timezone

from scr_portal.addresses import reverse
from scr_portal.guidance.base import Act
from scr_portal.notices.filtering import LATE, OUT, state
from scr_portal.notices.models import OF_ALTERNATIVE, told_to
from scr_portal.pages import SignedInPage

DECISIONS = (Act.DECISION_TO_HOLD, Act.DECISION_NOT_TO_HOLD)


class ByBoard(SignedInPage):
    """A line for each board that sent the reader's body a decision; 403 for who reads for no body."""

    template_name = "notices/by_board.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """It counts over everything that was sent, which the queue itself does not."""
        if not self.held.bodies:
            raise PermissionDenied
        return super().get_context_data(
            title="Decisions received, by board",
            back=reverse("scr_portal:queue"),
            boards=self._boards(),
            today=timezone.localdate(),
            **kwargs,
        )

    def _boards(self) -> list[dict[str, Any]]:
        """Decisions received, those not to hold a review with alternatives and the oldest of them, and requests."""
        decisions, today, mine = (
            told_to(self.held).filter(act__in=DECISIONS),
            timezone.localdate(),
            Q(requests__voided_at=None),
        )
        lines = decisions.values("casefile__board__name", "casefile__board__public_id").annotate(
            decisions=Count("pk", distinct=True),
            not_to_hold=Count("pk", distinct=True, filter=Q(act=Act.DECISION_NOT_TO_HOLD)),
            alternatives=Count("pk", distinct=True, filter=OF_ALTERNATIVE),
            oldest=Min("sent_on", filter=Q(act=Act.DECISION_NOT_TO_HOLD)),
            out=Count("requests", distinct=True, filter=mine & state(OUT, today, "requests__")),
            late=Count("requests", distinct=True, filter=mine & state(LATE, today, "requests__")),
        )
        return [dict(line) for line in lines.order_by("casefile__board__name", "casefile__board__public_id")]
