"""The queue of a body: what was sent to it, what it asked, and what came of that. It only reads."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Prefetch, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from scr_portal import audit
from scr_portal.body_requests.models import BodyRequest
from scr_portal.notices.filtering import QueueFilter
from scr_portal.notices.models import Notice, told_to
from scr_portal.notices.views import with_documents
from scr_portal.pages import ListPage
from scr_portal.pages.counting import Near
from scr_portal.sheets import sheet


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
    paginator_class = Near
    record = Notice

    def get_queryset(self) -> QuerySet[Model]:
        """What the filter in the address lets through, in its order; 403 for who reads for no body."""
        self.today = timezone.localdate()
        self.filter = QueueFilter(self.request.GET or None, held=self.held) if self.held.bodies else None
        if self.filter is None:
            raise PermissionDenied
        told = told_to(self.held).select_related("body", "casefile__board")
        letters = BodyRequest.objects.visible_to(self.user)
        return self.filter.apply(with_documents(told, self.user), self.today).prefetch_related(
            Prefetch("requests", letters, to_attr="letters")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the queue."""
        context = super().get_context_data(title="Sent to you", filter=self.filter, today=self.today, **kwargs)
        lines = [Line(one, asked(one, self.today)) for one in context["page_obj"]]
        cases = {line.notice.casefile_id for line in lines}
        audit.opened_each(self.user, audit.Access.Kind.VIEW, cases, about=self.request.path)
        return context | {"lines": lines}


class QueueFile(Queue):
    """The same notices as a file for a spreadsheet, with the chair's reasons; logged in each case that is in it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """What the filter lets through, in its order."""
        told = cast("QuerySet[Notice]", self.get_queryset())
        audit.opened(self.user, audit.Access.Kind.EXPORT, about="queue")
        return sheet("queue.csv", HEADINGS, self._rows(told))

    def _rows(self, told: QuerySet[Notice]) -> Iterator[list[str]]:
        """What was written is what is logged: the cases are noted as their rows are read."""
        cases = set()
        for one in told.iterator(chunk_size=1_000):
            cases.add(one.casefile_id)
            yield _cells(one, self.today)
        audit.opened_each(self.user, audit.Access.Kind.EXPORT, cases, about="queue")


HEADINGS = (
    "Sent", "Board", "Case", "Told of", "Day of the act", "Route", "Received", "Days since it was sent",
    "Your requests", "Not answered", "Late", "Answer due", "To attend on", "Advice regarded",
    "Reasons of the LSCB chair",
)  # fmt: skip


def asked(notice: Notice, today: date) -> list[Asked]:
    """The body's requests about it, oldest first."""
    return [Asked(letter, letter.stands(today)) for letter in letters_of(notice)]


def letters_of(notice: Notice) -> list[BodyRequest]:
    """What the body asked about a notice of its queue."""
    return cast("list[BodyRequest]", notice.letters)  # type: ignore[attr-defined]


def _cells(notice: Notice, today: date) -> list[str]:
    letters = letters_of(notice)
    waiting = [one for one in letters if one.status == BodyRequest.Status.WAITING]
    regarded = [one for one in letters if one.followed]
    return [
        _day(notice.sent_on), str(notice.casefile.board), notice.casefile.reference, notice.act_words,
        _day(notice.acted_on), notice.get_route_display(), _day(notice.received_on),
        str((today - notice.sent_on).days) if notice.sent_on else "",
        "; ".join(f"{one.get_kind_display()} ({_day(one.received_on)})" for one in letters),
        str(len(waiting)), str(sum(one.is_late(today) for one in waiting)),
        "; ".join(_day(one.due_on) for one in waiting if one.due_on),
        "; ".join(_day(one.attend_on) for one in letters if one.attend_on),
        "; ".join(f"{one.get_followed_display()} ({_day(one.regarded_on)})" for one in regarded),
        "; ".join(one.why for one in regarded),
    ]  # fmt: skip


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
