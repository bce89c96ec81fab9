"""The pages that show meetings: those of the reader's boards, one of them, and its papers in one file."""

from io import BytesIO
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from referrals.agenda.reading import could_be_put, decided_since, meeting_before, on_agenda, others_on_agenda
from referrals.meetings.models import ARRANGES, READS, Meeting
from referrals.meetings.quorum import present
from referrals.packs.minutes import minuted, minutes, on_record
from referrals.packs.whole import whole
from scr_portal import audit
from scr_portal.accounts import Board
from scr_portal.addresses import reverse
from scr_portal.boards.views import BoardPage
from scr_portal.documents.apart import UnreadableError
from scr_portal.documents.views import kept_apart
from scr_portal.pages import SignedInPage

NO_PAPERS = "No papers are made of a case that is open to you."
NO_MINUTES = "No minutes are written of a case that is open to you."
NO_REVIEW = "No review that is open to you has been before this meeting."
NOT_LAID_OUT = "The minutes could not be laid out. Read them case by case, from the page of the meeting."
NOT_BOUND = "The papers could not be put into one file. Open them one by one on the page of the meeting."


class Meetings(SignedInPage):
    """The meetings of the reader's boards; 403 for who reads none."""

    template_name = "referrals/meetings/meetings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Those to come, and the newest of those that were."""
        if not self.held.boards_where(READS):
            raise PermissionDenied
        today, seen = timezone.localdate(), Meeting.objects.visible_to(self.user).select_related("board", "chair")
        return super().get_context_data(
            title="Meetings of your board",
            back=reverse("home"),
            to_come=seen.filter(meets_on__gte=today).order_by("meets_on", "meets_at")[:50],
            past=seen.filter(meets_on__lt=today)[:50],
            boards=Board.objects.filter(pk__in=self.held.boards_where(ARRANGES)),
            **kwargs,
        )


class OfMeeting(BoardPage):
    """A page of one meeting: not of your board is 404."""

    meeting: Meeting

    def find_board(self) -> Board:
        """The board of the meeting that the address names, among the reader's."""
        of_reader = Meeting.objects.select_related("board", "chair").filter(board__in=list(self.held.boards))
        found = of_reader.filter(public_id=self.kwargs["meeting"]).first()
        if found is None:
            raise Http404
        self.meeting = found
        return found.board

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The meeting itself, not its id in the address."""
        return super().get_context_data(**kwargs | {"meeting": self.meeting})

    def refused(self, why: str, title: str, back: str) -> HttpResponse:
        """A sentence in the place of the page."""
        said = {"why": why, "title": title, "casefile": None, "back": back}
        return render(self.request, "layouts/refused.html", said, status=409)

    @property
    def page(self) -> str:
        """The address of the page of the meeting."""
        return reverse("referrals:meeting", args=[self.meeting.public_id])

    def file(self, made: bytes, what: str) -> HttpResponseBase:
        """A PDF under a neutral name."""
        name = f"meeting-{self.meeting.meets_on.isoformat()}-{what}.pdf"
        return kept_apart(FileResponse(BytesIO(made), as_attachment=True, filename=name))


class MeetingPage(OfMeeting):
    """One meeting: who was there, and those items of its agenda that this reader may see."""

    permission = READS
    template_name = "referrals/meetings/meeting.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What hangs on a case only where that case is open to the reader, and without numbers; logged in each."""
        arranges = self.held.may_on_board(ARRANGES, self.board.pk)
        items, since = on_agenda(self.meeting, self.user), meeting_before(self.meeting)
        decided = decided_since(since, self.meeting, self.user) if self.meeting.is_of_board else []
        others = others_on_agenda(self.meeting, self.user)
        cases = [*(one.item.casefile_id for one in items), *(one.casefile_id for one in decided)]
        cases += [one.casefile.pk for one in others]
        audit.opened_each(self.user, audit.Access.Kind.VIEW, cases, about=f"referrals.meeting:{self.meeting.pk}")
        return super().get_context_data(
            title=str(self.meeting),
            back=reverse("referrals:meetings"),
            items=items,
            others=others,
            packed=sum(one.pack is not None for one in items),
            minuted=sum(bool(one.item.minutes) for one in items),
            has_minutes=self.meeting.is_of_board and bool(on_record(self.meeting, self.user)),
            who=present(self.meeting),
            arranges=arranges,
            today=timezone.localdate(),
            since=since,
            decided=decided,
            could_be_put=could_be_put(self.meeting, self.user, items)
            if arranges and not self.meeting.is_of_board
            else [],
            **kwargs,
        )


class Papers(OfMeeting):
    """All papers that this reader may read, in one PDF made on the spot."""

    permission = READS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """The bytes, under a neutral name; a sentence where there is nothing to put together."""
        listed = on_agenda(self.meeting, self.user)
        if not any(one.pack for one in listed):
            return self.refused(NO_PAPERS, "The pack for the whole meeting", self.page)
        try:
            made = whole(self.meeting, listed, self.user)
        except (UnreadableError, FileNotFoundError):  # of which one that was locked away meanwhile is a kind
            return self.refused(NOT_BOUND, "The pack for the whole meeting", self.page)
        return self.file(made, "papers")


class Minutes(OfMeeting):
    """What was minuted of every case that this reader may read, in one PDF made on the spot."""

    permission = READS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """The bytes, logged in each case that is in them; a sentence where nothing is minuted yet."""
        found = minuted(self.meeting, self.user)
        if not found:
            why = NO_REVIEW if self.meeting.is_of_board else NO_MINUTES
            return self.refused(why, "The minutes of the whole meeting", self.page)
        try:
            made = minutes(self.meeting, found, self.user)
        except UnreadableError:
            return self.refused(NOT_LAID_OUT, "The minutes of the whole meeting", self.page)
        cases = [one.item.casefile_id for one in found]
        audit.opened_each(self.user, audit.Access.Kind.VIEW, cases, about=f"referrals.meeting:{self.meeting.pk}")
        return self.file(made, "minutes")
