"""What was done in the portal, for administrators: when, who, what kind. Never a case, nor what was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from scr_portal import audit, walls
from scr_portal.accounts import User
from scr_portal.activity.forms import CHANGES, ActivityFilter
from scr_portal.activity.words import OTHERWISE, WORDS
from scr_portal.pages import SignedInPage
from scr_portal.pages.counting import Near, looked_at

A_PAGE = 50


@dataclass(frozen=True)
class Line:
    """One line of the access log, or one link of the chain of changes, without what it was about."""

    at: datetime
    who: User | None
    what: str


class Activity(SignedInPage):
    """The access log and the changes outside the cases, newest first; 403 for anybody but administrators."""

    template_name = "activity/activity.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Administrators alone."""
        if not self.user.is_staff:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page; that an administrator has looked is a line as well."""
        chosen = ActivityFilter(self.request.GET or None)
        with walls.portal():  # the lines of cases too, of which three columns are read
            number = self.request.GET.get("page")
            page = Near(rows(chosen, looked_at(number, A_PAGE)), A_PAGE).get_page(number)
            lines = list(_lines(list(page)))
        audit.opened(self.user, audit.Access.Kind.VIEW, about=self.request.path)
        return super().get_context_data(title="What was done", filter=chosen, page_obj=page, lines=lines, **kwargs)


def rows(chosen: ActivityFilter, most: int) -> QuerySet[Any, Any]:
    """When, what kind, and the key of who, newest first, of so many rows of either table: each in its index's order."""
    kind, person, days = chosen.kind_chosen(), chosen.person(), chosen.days()
    looked, changed = audit.Access.objects.filter(days), audit.RightsEvent.objects.filter(days)
    if person is not None:
        looked, changed = looked.filter(user__in=person), changed.filter(by__in=person)
    if kind and kind != CHANGES:
        looked = looked.filter(kind=kind)
    by_looking = looked.order_by("-at").values_list("at", "kind", "user_id")
    by_changing = changed.order_by("-at").values_list("at", "kind", "by_id")
    if kind:
        return by_changing if kind == CHANGES else by_looking
    return by_looking[:most].union(by_changing[:most], all=True).order_by("-at")


def _lines(page: list[tuple[datetime, str, int | None]]) -> Iterator[Line]:
    people = User.objects.in_bulk({who for _, _, who in page if who})
    for at, kind, who in page:
        yield Line(at, people.get(who) if who else None, _words(kind))


def _words(kind: str) -> str:
    """In words: a link of the chain is `model.verb`, a line of the log is not."""
    if "." not in kind:
        return str(audit.Access.Kind(kind).label)
    return WORDS.get(kind, OTHERWISE)
