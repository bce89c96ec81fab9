"""The pages of a review before a meeting of the full LSCB."""

from typing import Any, cast

from django.utils import timezone

from reviews.acceptances import forms, transitions, voids
from reviews.acceptances.models import Acceptance, Vote, dissents_first
from reviews.actions.models import Action
from reviews.recommendations.models import Recommendation
from reviews.recommendations.sections import Row
from reviews.reviews.finding import newest_for
from reviews.reviews.transitions import accept
from scr_portal.access.handouts import LASTS_AFTER
from scr_portal.bars import views as bars
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.deadlines import sums_of
from scr_portal.documents import Document
from scr_portal.pages import OpenStepPage, RecordPage, StepPage, offers, open_offers
from scr_portal.pages.finding import find
from scr_portal.voids.views import VoidPage

DAYS = LASTS_AFTER.days


class Put(OpenStepPage):
    """Onto the agenda of a meeting of the LSCB."""

    step = transitions.put
    form_class = forms.PutForm
    title = "Put the review before a meeting of the LSCB"
    button = "Put it on the agenda"
    starts = ("Nobody is told yet. The members read nothing until you hand out the papers.",)
    done = "The review is on the agenda. Hand out the papers when they are ready."

    def new(self, casefile: CaseFile) -> Acceptance:
        """Of the newest review of the case; 404 without one the reader may see."""
        return Acceptance(casefile=casefile, review=newest_for(self.user, casefile))

    def get_success_url(self) -> str:
        """The acceptance, once it is there."""
        acceptance = cast(Acceptance, self.record)
        return acceptance.page if acceptance.pk else super().get_success_url()


class OfAcceptance(StepPage):
    """A step on an acceptance; it leads back to that."""

    def get_success_url(self) -> str:
        """The page of the acceptance."""
        return cast(Acceptance, self.record).page


class HandOut(OfAcceptance):
    """The papers go to the members."""

    step = transitions.hand_out
    form_class = forms.HandOutForm
    title = button = "Hand out the papers"
    starts = (
        "The members of the LSCB, but for those barred from the case, can read the report as it was handed over, what "
        "you tick here, and the recommendations and actions. They read nothing else of the case.",
        f"They can read and vote from now until {DAYS} days after the meeting. That is a rule of this portal, not of "
        "the guidance.",
        "They are told by mail that papers wait, without the case. What was handed out before is taken back.",
    )
    done = "The papers are handed out. The members are told."

    def get_form_kwargs(self) -> dict[str, Any]:
        """What may go out."""
        acceptance = cast(Acceptance, self.record)
        return super().get_form_kwargs() | {"offered": transitions.papers_of(acceptance, self.user)}


class TakeOff(OfAcceptance):
    """Not at this meeting."""

    step = transitions.take_off
    title = "Take the review off the agenda"
    button = "Take it off"
    starts = (
        "From this moment the members read nothing of it. Those who had the papers are told by mail, without the case.",
        "You can put the review before another meeting. The members vote anew there.",
    )
    done = "The review is off the agenda."


class OfVote(OfAcceptance):
    """Members vote at the same time: none of them overtakes another, so that no version is compared."""

    def find_record(self) -> CaseRecord:
        """The acceptance as it stands."""
        return find(Acceptance, self.user, self.kwargs["id"])


class CastVote(OfVote):
    """A member votes."""

    step = transitions.vote
    form_class = forms.VoteForm
    title = "Vote on the acceptance of the review"
    button = "Record my vote"
    starts = (
        "Your vote stands under your name, for the members of the LSCB, its chair and its office, and for the SCR "
        "panel chair. A reason stands beside it in your words.",
        "The LSCB chair accepts the review, or not yet, with every vote in view. A vote against it does not stop that.",
    )
    done = "Your vote is recorded."


class NoteVote(OfVote):
    """The officer records what was given in the meeting."""

    step = transitions.note_vote
    form_class = forms.NoteVoteForm
    title = "Record a vote given in the meeting"
    button = "Record this vote"
    starts = (
        "It stands under the name of whoever gave it, with yours as who recorded it.",
        "The member is told by mail, without the case.",
    )
    done = "The vote is recorded."


class StepBack(bars.StepBack):
    """A member has an interest: papers and vote are closed to them at once."""

    found_by = Acceptance  # a member knows no address of the case
    title = "Declare an interest and step back"
    starts = (
        "You can no longer open these papers, from this moment. A vote that you have cast stands.",
        "The LSCB officer and the {0} are told. Only the {0} can let you back.",
    )
    done = "You have stepped back. Destroy the copies that you have made."

    def find_record(self) -> CaseRecord:
        """A bar on the case of the acceptance, not saved yet."""
        self.acceptance = find(self.found_by, self.user, self.kwargs["id"])
        return self.new(self.acceptance.casefile)

    def get_success_url(self) -> str:
        """What was recorded; before, the acceptance."""
        return super().get_success_url() if self.record.pk else self.acceptance.page


class Void(VoidPage):
    """A vote recorded by mistake."""

    step = voids.void
    shows = ("reason",)
    starts = (
        "It stays, struck through, with your reason, for those who could see it. The LSCB chair and the LSCB officer "
        "are told.",
        "It counts for nothing any more. Another vote can be recorded until the LSCB chair accepts the review.",
    )

    def get_success_url(self) -> str:
        """The acceptance."""
        return cast(Vote, self.record).acceptance.page


STEPS: tuple[type[StepPage], ...] = (CastVote, NoteVote, HandOut, TakeOff)


class AcceptancePage(RecordPage):
    """One review before one meeting: what a member reads of it, and the votes; this is all that a member opens."""

    record = Acceptance
    template_name = "reviews/acceptances/acceptance.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The papers as they were handed out, the plan as it stands, the votes."""
        acceptance = cast(Acceptance, self.object)
        found = acceptance.votes.visible_to(self.user).select_related("acceptance", "member", "recorded_by")
        votes = dissents_first(found)
        handout = acceptance.handout
        papers = Document.objects.visible_to(self.user).filter(handouts=handout) if handout else Document.objects.none()
        plan = self._plan(acceptance)
        return super().get_context_data(
            title="The review before the LSCB",
            handout=handout,
            is_open=handout is not None and handout.lasts_on(timezone.localdate()),
            by_handout=acceptance.casefile_id not in self.held.casefile_ids(),
            papers=papers.defer("text", "html"),
            days=DAYS,
            plan=plan,
            sums=sums_of(acceptance.casefile, self.user, [one for row in plan for one in row.actions]),
            today=timezone.localdate(),
            votes=[(one, open_offers(one, self.held, [Void])) for one in votes],
            offers=offers(acceptance, self.held, self._steps(votes)),
            caption=f"{acceptance.casefile.reference}, {acceptance.casefile.label}",
            **kwargs,
        )

    def _steps(self, votes: list[Vote]) -> list[type[StepPage]]:
        """Who has voted is not asked again, nor is who accepts the review for the LSCB."""
        acceptance = cast(Acceptance, self.object)
        accepts = self.held.may(accept.permission, acceptance)
        done = accepts or any(one.member_id == self.user.pk for one in votes)
        return [one for one in STEPS if not (done and one is CastVote)]

    def _plan(self, acceptance: Acceptance) -> list[Row]:
        """Each recommendation of the review with its actions, as far as the reader may see them: two queries."""
        seen = Recommendation.objects.visible_to(self.user).filter(review=acceptance.review_id).order_by("number")
        actions = list(Action.objects.visible_to(self.user).filter(recommendation__in=seen).select_related("agency"))
        return [Row(one, [action for action in actions if action.recommendation_id == one.pk]) for one in seen]
