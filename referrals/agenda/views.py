"""The pages of an item of an agenda."""

from typing import Any, cast

from django.http import Http404
from django.utils import timezone

from referrals.agenda import forms, transitions
from referrals.agenda.models import AgendaItem
from referrals.agenda.reading import put_beside, with_packs
from referrals.agenda.sitting import who_took_part
from referrals.considerations.models import Consideration
from referrals.considerations.transitions import recommend
from referrals.meetings.models import READS
from referrals.meetings.quorum import Present
from referrals.packs import queueing
from scr_portal.addresses import reverse
from scr_portal.bars.transitions import own_bar, step_back
from scr_portal.casefiles import CaseFile
from scr_portal.linking import links, openings
from scr_portal.pages import OpenStepPage, RecordPage, StepPage, offers
from scr_portal.pages.saving import SavesItself


class OfItem(StepPage):
    """A step on an item; it leads back to the item."""

    def get_success_url(self) -> str:
        """The page of the item."""
        return reverse("referrals:agendaitem", args=[self.record.public_id])


class Put(OpenStepPage):
    step = transitions.put
    form_class = forms.PutForm
    title = "Put the case on an agenda"
    button = "Put it on the agenda"
    starts = (
        "The members are told, but for those who have stepped back from the case: they do not see that it is on the "
        "agenda.",
    )
    done = "The case is on the agenda."

    def new(self, casefile: CaseFile) -> AgendaItem:
        """Of the newest round of the case."""
        consideration = Consideration.objects.visible_to(self.user).filter(casefile=casefile).order_by("round").last()
        if consideration is None:
            raise Http404
        return AgendaItem(casefile=casefile, consideration=consideration)

    def get_initial(self) -> dict[str, Any]:
        """The meeting that the address names is chosen already."""
        wanted = self.request.GET.get("meeting", "")
        return ({"meeting": wanted} if wanted else {}) | super().get_initial()

    def get_success_url(self) -> str:
        """The meeting, once it is known."""
        item = cast(AgendaItem, self.record)
        if item.pk is None:
            return super().get_success_url()
        return reverse("referrals:meeting", args=[item.meeting.public_id])


class Move(OfItem):
    step = transitions.move
    form_class = forms.MoveForm
    title = "Move the case on the agenda"
    button = "Move it"
    done = "The case has its new place on the agenda."


class TakeOff(OfItem):
    step = transitions.take_off
    title = "Take the case off the agenda"
    button = "Take it off"
    starts = ("The members are told. You can put the case on the agenda of another meeting.",)
    done = "The case is off the agenda."


class Declare(OfItem):
    step = transitions.declare
    form_class = forms.DeclareForm
    title = "Declare for this case"
    button = "Declare it"
    starts = ("It stands in the minutes about this case, under your name. The members and the LSCB chair read it.",)
    done = "Your declaration is recorded."


class NoteDeclared(OfItem):
    step = transitions.note_declared
    form_class = forms.NoteDeclaredForm
    title = "Record what was declared"
    button = "Record it"
    starts = (
        "It stands in the minutes about this case, under the name of whoever declared, with yours as who recorded it.",
        "A member whose interest keeps them from taking part steps back, or you propose to bar them. Of somebody in "
        "attendance you record it here: they are among the recused of this case.",
    )
    done = "What was declared is recorded."


class Minute(SavesItself, OfItem):
    step = transitions.minute
    form_class = forms.MinuteForm
    title = "Draft the minutes"
    button = "Keep the draft"
    starts = ("The members read the draft, but for those who have stepped back from the case.",)
    done = "The minutes are drafted. Who chaired the meeting, or a later meeting, agrees them."


class Agree(OfItem):
    step = transitions.agree
    title = "Agree the minutes"
    button = "Agree the minutes"
    starts = ("Agreed minutes are never changed. What turns out to be wrong is noted below them.",)
    done = "The minutes are agreed."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The minutes that are agreed to, with who took part."""
        return super().get_context_data(who=who_took_part(cast(AgendaItem, self.record)), **kwargs)


class RecordAgreed(OfItem):
    step = transitions.record_agreed
    form_class = forms.RecordAgreedForm
    title = "Record that a later meeting agreed the minutes"
    button = "Record that they are agreed"
    starts = ("Agreed minutes are never changed. What turns out to be wrong is noted below them.",)
    done = "The minutes are recorded as agreed."


class Amend(OfItem):
    step = transitions.amend
    form_class = forms.AmendForm
    title = "Note what was wrong in the minutes"
    button = "Note it"
    starts = ("The agreed minutes stay as they are. What you write stands below them, with your name and the day.",)
    done = "It is noted below the minutes."


class MakePack(OfItem):
    step = transitions.make_pack
    title = "Make the papers of this case"
    button = "Make the papers"
    starts = (
        "One PDF is made of what the members may read of this case. It takes about a minute.",
        "The members are told when it is ready, but for those who have stepped back from the case.",
    )
    done = "The papers are being made. Open this page again in a minute."


BEFORE: tuple[type[StepPage], ...] = (Declare, MakePack, Move, TakeOff)
AFTER: tuple[type[StepPage], ...] = (Agree, Minute, NoteDeclared, Declare, RecordAgreed, Amend, MakePack, TakeOff)
"""What the page offers before it is known who was at the meeting, and after; what comes first is the next thing."""


class Item(RecordPage):
    """One case on one agenda: its papers, who had a part in it, the minutes."""

    record = AgendaItem
    template_name = "referrals/agenda/item.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """As agreed minutes keep it, or as it is known now."""
        item = cast(AgendaItem, self.object)
        put_beside(item)
        [listed] = with_packs([item], self.user)
        who = who_took_part(item)
        job = queueing.latest(item)
        return super().get_context_data(
            title=str(item.meeting),
            who=who,
            pack=listed.pack,
            is_behind=listed.is_behind,
            job=job,
            left_behind=transitions.left_behind(item),
            is_being_made=listed.is_being_made,
            offers=offers(item, self.held, self._steps(item, who)),
            recommends=links(item.consideration, self.held, {recommend: "Record the recommendation"}),
            steps_back=openings(item.casefile, self.held, {step_back: "Declare an interest and step back"})
            if step_back.allowed(own_bar(item.casefile, self.held), self.held)
            else [],
            meeting_is_open=self.held.may_on_board(READS, item.meeting.board_id),
            today=timezone.localdate(),
            back=reverse("case", args=[item.casefile.public_id]),
            **kwargs,
        )

    def _steps(self, item: AgendaItem, who: Present) -> list[type[StepPage]]:
        """Only who chaired the meeting agrees its minutes alone, and only its members declare for themselves."""
        may_agree = transitions.agree.allowed(item, self.held) and item.meeting.chaired_by == self.user
        kept_from: set[type[StepPage]] = set() if may_agree else {Agree}
        if self.held.may(transitions.declare.permission, item) and self.user not in item.meeting.members():
            kept_from.add(Declare)
        return [one for one in (AFTER if who.is_known else BEFORE) if one not in kept_from]
