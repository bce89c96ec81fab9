"""Django's admin with our own short list of models, behind the portal's own sign-in."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, TypeVar, cast

from django.contrib.admin import AdminSite, ModelAdmin, SimpleListFilter
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from scr_portal import audit, timetable, walls
from scr_portal.accounts import User
from scr_portal.audit import guards
from scr_portal.backups.making import TASK as BACKUP
from scr_portal.mail import Message
from scr_portal.pages.counting import Near, looked_at

BACKUP_IS_LATE = timedelta(seconds=100_000)
"""One is made each night; the runbook looks after it from the same age on."""
M = TypeVar("M", bound=Model)
MOST_FAILED = 100
"""How many of the mails that failed are shown, newest first; manage.py status counts them all."""


class PortalAdmin(AdminSite):
    """Only what is registered here; libraries do not add to it."""

    site_header = site_title = "SCR Portal: administration"
    index_title = "Boards, people and bodies"

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """There is one sign-in page; who is signed in and comes here is no administrator."""
        if request.user.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.GET.get("next", "/admin/"))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """What can be worked on; how the portal is kept; and the mail that failed lately, of no case which."""
        now, backup_age = timezone.now(), timetable.age(BACKUP)
        with walls.portal():  # an administrator sees no case, and mail hangs on one or on none
            failed = list(Message.objects.failed(now).order_by("-queued_at")[:MOST_FAILED])
        kept = {
            "failed": failed,
            "backup_at": backup_age and now - backup_age,
            "backup_is_late": backup_age is None or backup_age > BACKUP_IS_LATE,
            "guards_hold": not guards.missing(),
            "walls_hold": walls.hold(),
        }
        return super().index(request, kept | (extra_context or {}))


class Leafed(ChangeList):
    """A list that looks ten pages ahead, and so says nowhere how many rows there are in all."""

    def get_results(self, request: HttpRequest) -> None:
        """As Django's, but for the number of results beside the search."""
        super().get_results(request)
        self.full_result_count = self.result_count


class Kept(ModelAdmin[M]):
    """Rows that are changed or ended, never deleted."""

    show_full_result_count = actions_selection_counter = False
    list_per_page = 50

    def get_paginator(self, request: HttpRequest, queryset: Any, per_page: int, *args: Any, **kwargs: Any) -> Near:
        """Looks ten pages past the one that is asked for, in the order of the list, and counts no whole table."""
        pages = Near(queryset, per_page, *args, **kwargs)
        pages.count = queryset[: looked_at(request.GET.get(PAGE_VAR), per_page)].count()
        return pages

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """The list that goes with it."""
        return Leafed

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """What the page offers to narrow its list by; any other column could be guessed letter by letter."""
        return lookup in self._narrowed_by()

    def _narrowed_by(self) -> Iterator[str]:
        own = [one for one in self.list_filter if isinstance(one, type) and issubclass(one, SimpleListFilter)]
        yield from (str(one.parameter_name) for one in own)
        for name in (str(one) for one in self.list_filter if one not in own):
            related = self.model._meta.get_field(name).related_model
            key = f"__{related._meta.pk.name}" if isinstance(related, type) and related._meta.pk else ""
            yield from (f"{name}{key}__exact", f"{name}__isnull")
        if self.date_hierarchy:
            yield from (f"{self.date_hierarchy}__{part}" for part in ("year", "month", "day"))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[M], search_term: str
    ) -> tuple[QuerySet[M], bool]:
        """A search is a line of the access log: that, never what was typed."""
        if search_term:
            about = str(self.model._meta.verbose_name_plural)
            audit.opened(acting(request), audit.Access.Kind.SEARCH, about=about)
        return super().get_search_results(request, queryset, search_term)

    def has_delete_permission(self, request: HttpRequest, obj: M | None = None) -> bool:
        """Never."""
        return False


def acting(request: HttpRequest) -> User:
    """The administrator who is signed in."""
    return cast(User, request.user)


site = PortalAdmin(name="admin")
