"""What an officer does with a meeting: plans, changes and cancels it, has its papers made, says who was there."""

from functools import cached_property
from typing import Any, ClassVar, cast

from django import forms as django_forms
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from referrals.agenda.models import AgendaItem
from referrals.agenda.reading import on_agenda
from referrals.agenda.transitions import make_pack
from referrals.meetings import changing, forms
from referrals.meetings.models import ARRANGES, Attendance, Meeting
from referrals.meetings.reading import OfMeeting
from scr_portal.addresses import reverse
from scr_portal.boards.views import OfficeForm, Replaces


class Plan(OfficeForm):
    """New meetings of a board's sub-committee: one, or those of a year."""

    permission = ARRANGES
    template_name = "boards/form.html"
    form_class = forms.PlanForm
    title = "Plan a meeting"
    button = "Plan the meeting"
    starts: ClassVar[tuple[str, ...]] = (
        "Nobody is told yet: members are told of each case that you put on the agenda.",
    )
    done = "The meeting is planned. Put the cases on its agenda."
    kind = Meeting.Kind.SUBCOMMITTEE
    meeting: Meeting
    others: list[Meeting]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """What is the same as the last time is filled in."""
        last = Meeting.objects.filter(board=self.board, kind=self.kind).order_by("pk").last()
        self.meeting, self.others = Meeting(board=self.board, kind=self.kind, planned_by=self.user), []
        if last:
            self.meeting.quorum, self.meeting.place, self.meeting.chair_id = last.quorum, last.place, last.chair_id
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The meeting that is asked about."""
        return super().get_form_kwargs() | {"meeting": self.meeting}

    def get_success_url(self) -> str:
        """The meeting, or where there are several or none yet the meetings."""
        if self.meeting.pk and not self.others:
            return reverse("referrals:meeting", args=[self.meeting.public_id])
        return reverse("referrals:meetings")

    def take(self, form: django_forms.Form) -> bool:
        """Keep all of them or none; False when another one of that time came first."""
        others = cast(forms.PlanForm, form).others
        try:
            with transaction.atomic():
                for one in (self.meeting, *others):
                    changing.keep(one, self.user)
        except IntegrityError:
            self.meeting.pk = None
            return False
        self.others = others
        return True


class PlanOfBoard(Plan):
    """New meetings of the full LSCB, from which the plans of reviews are counted back."""

    title = "Plan meetings of the full LSCB"
    button = "Plan the meetings"
    starts = (
        "The plan of every review is counted back from the last of these meetings before its time ends.",
        "Nobody is told by the portal.",
    )
    done = "The meetings of the LSCB are planned. The plans of the reviews are counted back from them."
    kind = Meeting.Kind.BOARD


class ChangesMeeting(OfMeeting, Replaces):
    """What the officer does with a meeting; a sentence where it cannot be done any more."""

    permission = ARRANGES
    template_name = "referrals/meetings/form.html"
    changed = (
        "Somebody else has changed this meeting since you opened the page. How it stands now is said above: send again "
        "to put your answers in its place."
    )
    stands: Meeting
    held_already: ClassVar[str] = "Who was at the meeting is recorded: it has taken place."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask for the right, then whether it can be done."""
        if self.held.may_on_board(self.permission, self.board.pk) and (why := self.why_not()):
            return self.refused(why, self.title, self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def why_not(self) -> str:
        """Why it cannot be done; empty where it can."""
        if self.meeting.is_cancelled:
            return "The meeting is cancelled."
        return self.held_already if self.meeting.attendance.exists() else ""

    def mark(self, *, locks: bool) -> str:
        """Of when and where it is, and who was there."""
        found = Meeting.objects.select_for_update(no_key=True) if locks else Meeting.objects
        self.stands = found.get(pk=self.meeting.pk)  # a form puts its answers into ours
        return changing.mark(self.stands)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The meeting as it stands."""
        return super().get_context_data(**kwargs) | {"meeting": self.stands}

    def get_success_url(self) -> str:
        """The meeting."""
        return reverse("referrals:meeting", args=[self.meeting.public_id])


class Change(ChangesMeeting):
    """Another day, time, place, chair or quorum."""

    form_class = forms.MeetingForm
    title = "Change the meeting"
    button = "Change the meeting"
    starts = ("The cases stay on its agenda. Nobody is told by the portal: tell the members.",)
    done = "The meeting is changed."

    def get_form_kwargs(self) -> dict[str, Any]:
        """The meeting as it is."""
        return super().get_form_kwargs() | {"meeting": self.meeting}

    def take(self, form: django_forms.Form) -> bool:
        """Keep it; False when another one of that time came first."""
        try:
            with transaction.atomic():
                changing.keep(self.meeting, self.user)
        except IntegrityError:
            return False
        return True


class Cancel(ChangesMeeting):
    """It does not take place."""

    form_class = forms.CancelForm
    title = "Cancel the meeting"
    button = "Cancel the meeting"
    starts = ("Its cases are on no agenda any more: put each on that of another meeting.", "Tell the members yourself.")
    done = "The meeting is cancelled."

    def take(self, form: django_forms.Form) -> bool:
        """Once and for all."""
        changing.cancel(self.meeting, self.user, form.cleaned_data["why_cancelled"])
        return True


class Packs(ChangesMeeting):
    """The papers of every case on the agenda, as far as it is open to the officer."""

    form_class = forms.PacksForm
    title = "Make the papers"
    button = "Make the papers"
    starts = (
        "For each case one PDF is made of what the members may read of it. It takes about a minute a case.",
        "Papers that were made before are made anew, with what has come in since.",
    )
    done = "The papers are being made. Open this page again in a minute."

    def why_not(self) -> str:
        """Nothing to make where no case is open to the officer."""
        return super().why_not() or ("" if self._items else "No case that is open to you is on the agenda.")

    def get_form_kwargs(self) -> dict[str, Any]:
        """The cases on the agenda."""
        return super().get_form_kwargs() | {"listed": self._items}

    def take(self, form: django_forms.Form) -> bool:
        """Case by case."""
        for item in self._items:
            if item.public_id in form.cleaned_data["items"]:
                make_pack.run(item, self.user)
        return True

    @cached_property
    def _items(self) -> list[AgendaItem]:
        found = (one.item for one in on_agenda(self.meeting, self.user))
        return [item for item in found if make_pack.in_state(item)]


class Attend(ChangesMeeting):
    """Who was there."""

    form_class = forms.AttendanceForm
    title = "Record who was there"
    button = "Record who was there"
    starts = ("Whether a recommendation of this meeting had a quorum is worked out from this, case by case.",)
    done = "Who was there is recorded."

    def why_not(self) -> str:
        """Not before the day; it can be put right later."""
        if self.meeting.is_cancelled:
            return "The meeting is cancelled."
        if self.meeting.meets_on > timezone.localdate():
            return "The meeting is still to come."
        nobody = f"Nobody is a member of the {self.meeting.whose} on the day of the meeting."
        return "" if self.meeting.members() else nobody

    def get_form_kwargs(self) -> dict[str, Any]:
        """The members of that day, and what is known of them."""
        known = {one.member_id: one for one in Attendance.objects.filter(meeting=self.meeting)}
        there = {"members": self.meeting.members(), "known": known, "others": self.meeting.others_there}
        return super().get_form_kwargs() | there | {"chair": self.meeting.chair}

    def take(self, form: django_forms.Form) -> bool:
        """Keep it, in the place of what was known before."""
        answers = cast(forms.AttendanceForm, form)
        others = form.cleaned_data["others"]
        changing.attend(self.meeting, self.user, answers.said(), others, answers.chaired())
        return True
