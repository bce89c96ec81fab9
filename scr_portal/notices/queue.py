"""The queue of a body: what was sent to it, what it asked, and what came of that. It only reads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.db.models import F, Model, Prefetch, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from scr_portal import audit
from scr_portal.access import Grants
from scr_portal.among import among
from scr_portal.answers import KEYS, answers
from scr_portal.body_requests.models import BodyRequest
from scr_portal.documents import Document
from scr_portal.notices.as_told import PutRight, day_told, put_right_of, put_right_of_these
from scr_portal.notices.filtering import QueueFilter
from scr_portal.notices.models import Notice, told_to
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
    """One notice, the day that it said, those of its files that are seen, and what the body asked about it."""

    notice: Notice
    day_told: date
    files: list[Document]
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
        return self.filter.apply(told_to(self.held), self.today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the queue."""
        context = super().get_context_data(title="Sent to you", filter=self.filter, today=self.today, **kwargs)
        shown = lines(self.held, context["page_obj"].object_list.values_list("pk", flat=True), self.today)
        cases = {line.notice.casefile_id for line in shown}
        audit.opened_each(self.user, audit.Access.Kind.VIEW, cases, about=self.request.path)
        return context | {"lines": shown, "unprompted": unprompted(self.held, self.today)}


def unprompted(held: Grants, today: date) -> list[Asked]:
    """What the body asked before it was told of a decision, the oldest first: one query."""
    return [Asked(one, one.stands(today)) for one in answers(held, _unprompted)[0]]


def _unprompted(held: Grants) -> QuerySet[BodyRequest]:
    return BodyRequest.objects.visible_to(held.user).filter(notice=None)


def lines(held: Grants, keys: Iterable[int], today: date) -> list[Line]:
    """A line for each of these notices, in the order of the keys: two queries. One called back meanwhile has none."""
    listed = list(keys)
    found, files, letters = answers(held, _told, _files, _letters, keys=listed)
    notices = {one.pk: one for one in found}
    of_notice: dict[int, list[Document]] = defaultdict(list)
    for one in files:
        of_notice[one.of_notice].append(one)
    about: dict[int, list[Asked]] = defaultdict(list)
    for letter in letters:
        about[letter.notice_id or 0].append(Asked(letter, letter.stands(today)))
    put_right = put_right_of_these({one.about for one in found})
    return [
        Line(notices[pk], day_told(notices[pk], put_right), of_notice[pk], about[pk]) for pk in listed if pk in notices
    ]


def _told(held: Grants) -> QuerySet[Notice]:
    return told_to(held).filter(among("id", KEYS)).select_related("body", "casefile", "casefile__board")


def _files(held: Grants) -> QuerySet[Document]:
    seen = Document.objects.visible_to(held.user).defer("text", "html")
    return seen.annotate(of_notice=F("notices__id")).filter(among("of_notice", KEYS)).order_by("pk")


def _letters(held: Grants) -> QuerySet[BodyRequest]:
    """Oldest first."""
    return BodyRequest.objects.visible_to(held.user).filter(among("notice_id", KEYS))


class QueueFile(Queue):
    """The same notices as a file for a spreadsheet, with the chair's reasons; logged in each case that is in it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """What the filter lets through, in its order."""
        letters = BodyRequest.objects.visible_to(self.user)
        told = cast("QuerySet[Notice]", self.get_queryset()).select_related("body", "casefile__board")
        audit.opened(self.user, audit.Access.Kind.EXPORT, about="queue")
        put_right = put_right_of(told.order_by().values("about"))
        return sheet("queue.csv", HEADINGS, self._rows(told.prefetch_related(Prefetch("requests", letters)), put_right))

    def _rows(self, told: QuerySet[Notice], put_right: PutRight) -> Iterator[list[str]]:
        """What was written is what is logged: the cases are noted as their rows are read."""
        cases = set()
        for one in told.iterator(chunk_size=1_000):
            cases.add(one.casefile_id)
            yield _cells(one, day_told(one, put_right), self.today)
        audit.opened_each(self.user, audit.Access.Kind.EXPORT, cases, about="queue")


HEADINGS = (
    "Sent", "Board", "Case", "Told of", "Day of the act", "Route", "Received", "Days since it was sent",
    "Your requests", "Not answered", "Late", "Answer due", "To attend on", "Advice regarded",
    "Reasons of the LSCB chair",
)  # fmt: skip


def _cells(notice: Notice, said_day: date, today: date) -> list[str]:
    letters = list(notice.requests.all())
    waiting = [one for one in letters if one.status == BodyRequest.Status.WAITING]
    regarded = [one for one in letters if one.followed]
    return [
        _day(notice.sent_on), str(notice.casefile.board), notice.casefile.reference, notice.act_words,
        _day(said_day), notice.get_route_display(), _day(notice.received_on),
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
