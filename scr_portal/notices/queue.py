"""The queue of a body: what was sent to it, what it asked, and what came of that. It only reads."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, Model, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from scr_portal import audit
from scr_portal.body_requests.models import BodyRequest
from scr_portal.guidance.base import Act
from scr_portal.notices.filtering import LATE, OUT, QueueFilter, state
from scr_portal.notices.models import Notice
from scr_portal.notices.views import with_documents
from scr_portal.pages import ListPage
from scr_portal.sheets import sheet

DECISIONS = (Act.DECISION_TO_HOLD, Act.DECISION_NOT_TO_HOLD)


@dataclass(frozen=True)
class Asked:
    """One request of the body, and how it stands."""

    letter: BodyRequest
    stands: str


@dataclass(frozen=True)
class Line:
    """One notice, and what the body asked about it."""

    notice: Notice
    asked: list[Asked]


class Queue(ListPage):
    """What was sent to the reader's body, across boards. Reading is all that can be done here."""

    template_name = "notices/queue.html"
    record = Notice

    def get_queryset(self) -> QuerySet[Model]:
        """What the filter in the address lets through, in its order; 403 for who reads for no body."""
        self.today = timezone.localdate()
        self.filter = QueueFilter(self.request.GET or None, held=self.held) if self.held.bodies else None
        if self.filter is None:
            raise PermissionDenied
        told = self._told().select_related("body", "casefile__board")
        letters = BodyRequest.objects.visible_to(self.user)
        return self.filter.apply(with_documents(told, self.user), self.today).prefetch_related(
            Prefetch("requests", letters)
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the queue; and the boards that sent decisions."""
        context = super().get_context_data(
            title="Sent to you", filter=self.filter, today=self.today, boards=self._boards(), **kwargs
        )
        return context | {"lines": [Line(one, asked(one, self.today)) for one in context["page_obj"]]}

    def _told(self) -> "QuerySet[Notice]":
        return Notice.objects.visible_to(self.user).filter(body__in=list(self.held.bodies))

    def _boards(self) -> list[dict[str, Any]]:
        """By board: decisions received, those not to hold a review, the oldest of them, and requests about them."""
        decisions = self._told().filter(act__in=DECISIONS)
        mine = Q(requests__voided_at=None)
        lines = decisions.values("casefile__board__name", "casefile__board__public_id").annotate(
            decisions=Count("pk", distinct=True),
            not_to_hold=Count("pk", distinct=True, filter=Q(act=Act.DECISION_NOT_TO_HOLD)),
            oldest=Min("sent_on", filter=Q(act=Act.DECISION_NOT_TO_HOLD)),
            out=Count("requests", distinct=True, filter=mine & state(OUT, self.today, "requests__")),
            late=Count("requests", distinct=True, filter=mine & state(LATE, self.today, "requests__")),
        )
        return [dict(line) for line in lines.order_by("casefile__board__name", "casefile__board__public_id")]


class QueueFile(Queue):
    """The same notices as a file for a spreadsheet; logged."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """What the filter lets through, in its order."""
        told = cast("QuerySet[Notice]", self.get_queryset())
        audit.opened(self.user, audit.Access.Kind.EXPORT, about="queue")
        return sheet("queue.csv", HEADINGS, (_cells(one, self.today) for one in told.iterator(chunk_size=1_000)))


HEADINGS = (
    "Sent", "Board", "Case", "Told of", "Day of the act", "Route", "Received", "Days since it was sent",
    "Your requests", "Not answered", "Late", "Answer due", "Advice regarded", "Reasons of the LSCB chair",
)  # fmt: skip


def asked(notice: Notice, today: date) -> list[Asked]:
    """The body's requests about it, oldest first."""
    return [Asked(letter, letter.stands(today)) for letter in notice.requests.all()]


def _cells(notice: Notice, today: date) -> list[str]:
    letters = list(notice.requests.all())
    waiting = [one for one in letters if one.status == BodyRequest.Status.WAITING]
    regarded = [one for one in letters if one.followed]
    return [
        _day(notice.sent_on), str(notice.casefile.board), notice.casefile.reference, notice.act_words,
        _day(notice.acted_on), notice.get_route_display(), _day(notice.received_on),
        str((today - notice.sent_on).days) if notice.sent_on else "",
        "; ".join(f"{one.get_kind_display()} ({_day(one.received_on)})" for one in letters),
        str(len(waiting)), str(sum(one.is_late(today) for one in waiting)),
        "; ".join(_day(one.due_on) for one in waiting if one.due_on),
        "; ".join(f"{one.get_followed_display()} ({_day(one.regarded_on)})" for one in regarded),
        "; ".join(one.why for one in regarded),
    ]  # fmt: skip


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
