"""Home, the list of cases, and the pages of one case that belong to no app in particular."""

import logging
from http import HTTPStatus
from io import BytesIO
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from scr_portal import audit
from scr_portal.accounts import User
from scr_portal.ahead import coming
from scr_portal.alerts.transitions import record
from scr_portal.bars.transitions import own_bar, step_back
from scr_portal.boards.away import told_of_absences
from scr_portal.casefiles import CaseFile
from scr_portal.casework.brief import case_brief
from scr_portal.casework.brief_page import printed
from scr_portal.casework.came_in import came_in
from scr_portal.casework.forms import CaseFilter, OpenedFilter, TimelineFilter
from scr_portal.casework.home import cases_with_next_date, needs, offices, open_cases, saved, stands_by
from scr_portal.casework.openings import openings_of
from scr_portal.casework.strip import strip
from scr_portal.deadlines import dates_of, sums
from scr_portal.documents.apart import UnreadableError
from scr_portal.documents.views import kept_apart
from scr_portal.exports.models import MemoryExport
from scr_portal.exports.transitions import make
from scr_portal.linking import openings
from scr_portal.of_case import of_case
from scr_portal.pages import CasePage, ListPage, SignedInPage
from scr_portal.readers import IS_BRIEFED
from scr_portal.roles import ANSWERS_PARTNERS, OFFICE, OPENS_IN_EMERGENCY, RECEIVES, REFERS
from scr_portal.sections import parts, task_list, warned
from scr_portal.shelf import Shelf
from scr_portal.together import ask_together
from scr_portal.waiting import waiting

NEWEST = 15
NOT_LAID_OUT = "The page could not be made just now. Try again in a moment; the case page says the same."
log = logging.getLogger(__name__)


class Home(SignedInPage):
    """What needs the reader, by role: clocks in words, and days left."""

    template_name = "casework/home.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Home; for administrators the administration, for those who read for a body their queue.

        Home to them too while something written of them is to be checked: a reminder leads here.
        """
        if request.user.is_staff:
            return redirect("admin:index")
        if self.held.bodies and not (self.held.to_check and waiting(self.held)):
            return redirect("scr_portal:queue")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What needs the reader, and every open case in one line."""
        ask_together(self.held)
        today, boards = timezone.localdate(), offices(self.held)
        return super().get_context_data(
            title="What needs you",
            today=today,
            needs=needs(self.held, boards),
            saved=saved(self.held),
            cases=open_cases(self.held),
            offices=boards,
            stands_by=stands_by(self.held),
            away=told_of_absences(self.held),
            can_open_in_emergency=bool(self.held.boards_where(OPENS_IN_EMERGENCY)),
            coming=coming(self.held, today),
            came_in=came_in(self.held),
            reads_meetings=bool(self.held.boards_where("referrals.read_meeting")),
            reads_papers=bool(self.held.boards_where(ANSWERS_PARTNERS)),
            can_receive=bool(self.held.boards_where(RECEIVES)),
            can_refer=bool(self.held.boards_where(REFERS)),
            **kwargs,
        )


class Cases(ListPage):
    """The cases whose page the reader may open."""

    template_name = "casework/cases.html"
    record = CaseFile

    def get_queryset(self) -> QuerySet[Model]:
        """Filtered as the address says; an unreadable filter shows everything and says what is wrong."""
        self.filter = CaseFilter(self.request.GET or None)
        if self.request.GET.get("words"):
            audit.opened(self.user, audit.Access.Kind.SEARCH, about="cases")  # that, never what was typed
        cases = CaseFile.objects.visible_to(self.user).select_related("board").order_by("-opened_at", "pk")
        return self.filter.apply(cases)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each case with its next legal date, and who that waits for."""
        context = super().get_context_data(title="Cases", filter=self.filter, today=timezone.localdate(), **kwargs)
        return context | {"cases": cases_with_next_date(self.held, context["page_obj"])}


class Case(CasePage):
    """One case: the strip, the task list, each app's parts, the newest of the timeline."""

    template_name = "casework/case.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything the reader may see of the case, from one shelf."""
        shelf = Shelf(self.casefile, self.user)
        every = shelf.dates()
        (newest,) = of_case(self.casefile, self.user, _newest)
        return super().get_context_data(
            title=self.casefile.label,
            today=timezone.localdate(),
            strip=strip(self.casefile, shelf),
            dates=[one for one in every if one.is_running],
            sums=sums(every),
            tasks=task_list(self.casefile, self.held, shelf),
            parts=parts(self.casefile, self.held, shelf),
            warnings=warned(self.casefile, self.held, shelf),
            emergency_until=self.held.emergencies.get(self.casefile.pk),
            record_alert=openings(self.casefile, self.held, {record: "Record a warning"}),
            events=newest,
            may_step_back=step_back.allowed(own_bar(self.casefile, self.held), self.held),
            is_briefed=bool(self.held.roles_on(self.casefile.pk) & IS_BRIEFED),
            is_office=bool(self.held.roles_on(self.casefile.pk) & OFFICE),
            **kwargs,
        )


def _events(casefile: CaseFile, user: User) -> QuerySet[audit.Event]:
    return audit.Event.objects.visible_to(user, casefile).select_related("by", "agency")


def _newest(casefile: CaseFile, user: User) -> QuerySet[audit.Event]:
    return _events(casefile, user)[:NEWEST]


class Timeline(CasePage):
    """Everything that happened, newest first, by kind."""

    template_name = "casework/timeline.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of events."""
        events = _events(self.casefile, self.user)
        chosen = TimelineFilter(self.request.GET or None)
        page = Paginator(chosen.apply(events), 50).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            title="Timeline", back=self.case_page, filter=chosen, page_obj=page, events=page, **kwargs
        )


class Dates(CasePage):
    """Every date of the case with its sum, running and stopped."""

    template_name = "casework/dates.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The dates the reader may see."""
        return super().get_context_data(
            title="Dates", back=self.case_page, today=timezone.localdate(), dates=dates_of(self.casefile, self.user),
            is_office=bool(self.held.roles_on(self.casefile.pk) & OFFICE), **kwargs,
        )  # fmt: skip


class Brief(CasePage):
    """The case on one page of PDF, for who takes a call."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """The bytes, as this reader may see the case now; logged as the opening of a document."""
        if not self.held.roles_on(self.casefile.pk) & IS_BRIEFED:
            raise PermissionDenied
        about = self.request.path[:80]
        audit.opened(self.user, audit.Access.Kind.DOCUMENT, casefile_id=self.casefile.pk, about=about)
        try:
            page = printed(case_brief(self.casefile, self.user, timezone.localdate()), self.user)
        except UnreadableError:
            log.error("The brief of a case could not be laid out.")
            said = {"title": "Brief me", "why": NOT_LAID_OUT, "casefile": self.casefile, "back": self.case_page}
            return render(
                request, "layouts/refused.html", {"caption": "", **said}, status=HTTPStatus.SERVICE_UNAVAILABLE
            )
        name = f"{self.casefile.reference}-brief.pdf"
        return kept_apart(
            FileResponse(BytesIO(page), as_attachment=True, filename=name, content_type="application/pdf")
        )


class Opened(CasePage):
    """Who has opened this case and its documents: for the office."""

    template_name = "casework/opened.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One page of the access log; 403 for anybody but officer and chair."""
        if not self.held.roles_on(self.casefile.pk) & OFFICE:
            raise PermissionDenied
        views = audit.Access.objects.filter(casefile=self.casefile).select_related("user").order_by("-pk")
        chosen = OpenedFilter(self.request.GET or None)
        page = Paginator(chosen.apply(views), 50).get_page(self.request.GET.get("page"))
        lines = openings_of(self.casefile, list(page), self.user)
        exports = MemoryExport.objects.visible_to(self.user, self.casefile).select_related("made_by").order_by("-pk")
        may_export = make.offered_to(MemoryExport(casefile=self.casefile), self.held)
        return super().get_context_data(
            title="Who has opened this", back=self.case_page, filter=chosen, page_obj=page, lines=lines,
            exports=exports, may_export=may_export, **kwargs,
        )  # fmt: skip
