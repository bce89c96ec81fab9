"""The pages of a review."""

from typing import Any, ClassVar

from django.utils import timezone

from referrals.considerations.models import Decision
from referrals.meetings.models import READS
from reviews.acceptances.models import Acceptance, votes_on
from reviews.acceptances.transitions import put
from reviews.reviews import corrections, forms, transitions
from reviews.reviews.ending import extra_meeting
from reviews.reviews.extending import CorrectExtension, Extend, RefuseExtension, RequestExtension, VoidExtension
from reviews.reviews.models import Review
from scr_portal import signatures
from scr_portal.accounts import User
from scr_portal.corrections.views import CorrectPage
from scr_portal.deadlines import sums_of
from scr_portal.documents import Document
from scr_portal.linking import Link, opening
from scr_portal.pages import RecordPage, Signed, StepPage
from scr_portal.pages.offers import offers, open_offers
from scr_portal.whole_rows import asked_once


class OfTerms(StepPage):
    """A step on the terms of reference; what the LSCB chair set for an alternative review stands above them."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its method and what it looks at."""
        review = self.record
        assert isinstance(review, Review)  # noqa: S101  the step is one on reviews
        return super().get_context_data(as_decided=_as_decided(review, self.user), **kwargs)


def _as_decided(review: Review, reader: User) -> Decision | None:
    """The decision of an alternative review, which says its method and scope, where the reader may see it."""
    if not review.is_alternative:
        return None
    return Decision.objects.visible_to(reader, review.casefile).filter(pk=review.decision_id).first()


class DraftTerms(OfTerms):
    """Write the terms of reference."""

    step = transitions.draft_terms
    form_class = forms.DraftTermsForm
    title = "Draft the terms of reference"
    button = "Record the draft"
    starts = ("The LSCB chair can approve the draft.", "What was approved before stands until then.")
    done = "The draft is recorded. The LSCB chair can approve it."


class ApproveTerms(OfTerms):
    """Approve the draft as it stands."""

    step = transitions.approve_terms
    form_class = forms.ApproveTermsForm
    title = button = "Approve the terms of reference"
    starts = (
        "The draft becomes the next version of the terms of reference; earlier versions stay.",
        "The agencies on the case can read it.",
        "The LSCB officer and the SCR panel chair are told.",
    )
    done = "The terms of reference are approved."


class Going(StepPage):
    """A step of which less follows for an alternative review: it has no date and no bodies to tell."""

    starts_alternative: ClassVar[tuple[str, ...]]

    def what_follows(self) -> tuple[str, ...]:
        """By the kind of review."""
        review = self.record
        return self.starts_alternative if isinstance(review, Review) and review.is_alternative else self.starts


class Start(Going):
    """Start the work."""

    step = transitions.start
    form_class = forms.StartForm
    title = button = "Start the review"
    starts = (
        "What is recommended can be recorded, and the overview report handed over once it is signed off.",
        "It does not wait for the overview author.",
        "The clock for completion goes on from the day of the decision.",
    )
    starts_alternative = ("The work of the alternative review begins. The LSCB officer records what it finds.",)
    done = "The review is under way."


class ReportBack(StepPage):
    """An alternative review reports to the LSCB."""

    step = transitions.report_back
    form_class = forms.ReportBackForm
    title = button = "Record the findings of the review"
    starts = ("The LSCB can accept the review, when its recommendations are settled.", "The LSCB chair is told.")
    done = "The findings are recorded. The LSCB can accept the review when its recommendations are settled."


class Accept(Signed, Going):
    """Accept the review for the LSCB."""

    step = transitions.accept
    form_class = forms.AcceptForm
    title = button = "Accept the review"
    starts = (
        "The clock for completion stops.",
        "Actions and publication go on side by side from here.",
        "Notices of the completed review appear for the bodies that the guidance names.",
        "The LSCB officer and the SCR panel chair are told.",
    )
    starts_alternative = ("Actions go on from here. Publication is not demanded.", "The LSCB officer is told.")
    done = "The review is accepted."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With the votes of the members of the LSCB, which are no block."""
        review = self.record
        assert isinstance(review, Review)  # noqa: S101  the step is one on reviews
        return super().get_context_data(votes=[(one, []) for one in votes_on(review, self.user)], **kwargs)


class Close(StepPage):
    """Close the review."""

    step = transitions.close
    form_class = forms.CloseForm
    title = button = "Close the review"
    starts = ("The case leaves the list of open cases. Nothing is deleted.",)
    done = "The review is closed."


class Discontinue(StepPage):
    """End the review without a report."""

    step = transitions.discontinue
    form_class = forms.DiscontinueForm
    title = button = "Discontinue the review"
    starts = (
        "The review ends without a report and its clock stops.",
        "The case can be considered again. If only more time is needed, extend the review instead.",
    )
    done = "The review is discontinued."


class Correct(CorrectPage):
    """A dated fact of the review."""

    step = corrections.correct_review
    starts: ClassVar[tuple[str, ...]] = (
        *CorrectPage.starts,
        "The acceptance was signed with its date: where you correct that, the signature is void, and stays to be read. "
        "The page of the review says how the acceptance is signed anew.",
    )


STEPS: tuple[type[StepPage], ...] = (
    DraftTerms, ApproveTerms, Start, ReportBack, Accept, Close, RequestExtension, Extend, RefuseExtension, Discontinue,
)  # fmt: skip


class ReviewPage(RecordPage):
    """One review: terms of reference by version, extensions, acceptance, and what can be done now."""

    record = Review
    template_name = "reviews/reviews/review.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The review with its versions and extensions."""
        review = self.object
        assert isinstance(review, Review)  # noqa: S101  RecordPage finds what `record` says
        seen = review.extensions.visible_to(self.user).select_related("casefile", "extended_by")
        extensions = review.extended = list(seen.order_by("pk"))  # at hand for whoever asks them on
        acceptances = review.acceptances.visible_to(self.user).select_related("meeting").order_by("-pk")
        versions, put_before = asked_once(review.terms_versions.select_related("approved_by"), acceptances)
        signed = signatures.of(review, self.user)
        return super().get_context_data(
            title=str(review),
            today=timezone.localdate(),
            sums=sums_of(review.casefile, self.user, [review]),
            extra=self._extra(review),
            as_decided=_as_decided(review, self.user),
            offers=offers(review, self.held, STEPS),
            versions=versions,
            extensions=extensions,
            extended=[(one, open_offers(one, self.held, [CorrectExtension, VoidExtension])) for one in extensions],
            put_right=open_offers(review, self.held, [Correct]),
            draft=self._draft(review),
            follows_time=self.held.may(transitions.request_extension.permission, review)
            or self.held.may(transitions.extend.permission, review),
            signatures=signed,
            is_unsigned=signatures.are_all_void(signed),
            documents=Document.objects.visible_to(self.user).filter(about=review.subject).defer("text", "html"),
            acceptances=put_before,
            votes=[(one, []) for one in votes_on(review, self.user)],
            puts=self._puts(review),
            **kwargs,
        )

    def _extra(self, review: Review) -> str:
        """For who knows the meetings of the board."""
        reads = self.held.may_on_board(READS, review.casefile.board_id)
        return extra_meeting(review, timezone.localdate()) if reads else ""

    def _puts(self, review: Review) -> list[Link]:
        offered = put.offered_to(Acceptance(casefile=review.casefile, review=review), self.held)
        return [opening(put, review.casefile, "Put the review before a meeting of the LSCB")] if offered else []

    def _draft(self, review: Review) -> str:
        """The draft, for those who write and approve it, where it says something else than what is approved."""
        readers = (transitions.draft_terms, transitions.approve_terms)
        waits = transitions.approve_terms.why_not(review) is None
        return review.terms if waits and any(step.allowed(review, self.held) for step in readers) else ""
