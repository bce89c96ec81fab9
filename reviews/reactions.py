"""What this app does when a lower one has news."""

from django.utils import timezone

from referrals.models import Consideration
from reviews.lessons.models import EarlyLesson
from reviews.reviews import guards, transitions
from reviews.reviews.models import Review
from scr_portal import notifications
from scr_portal.access import holders
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.guidance.base import Outcome
from scr_portal.quarantines.models import Quarantine
from scr_portal.roles import OF_AGENCY
from scr_portal.transitions import after

LESSON = "An early lesson was shared with your agency: read it, and act on it now."
NO_LESSON = "An early lesson that was shared with your agency was recorded by mistake: it counts for nothing."


@after("consideration.decide")
def open_what_was_decided(consideration: Consideration, by: User) -> None:
    """A review or an alternative review opens in the same transaction as the decision."""
    decision = consideration.decision
    if decision.outcome != Outcome.NONE:
        transitions.open.run(Review(casefile=consideration.casefile, decision=decision), by)


@after("earlylesson.share")
def tell_every_agency(early: EarlyLesson, by: User) -> None:
    """The people of each agency of the case are told at once, by mail that names nobody."""
    _tell_agencies(early.casefile, by, LESSON)


@after("earlylesson.void")
def take_back_from_every_agency(early: EarlyLesson, by: User) -> None:
    """Those who were told to act on it are told that it counts for nothing."""
    if early.shared_on:
        _tell_agencies(early.casefile, by, NO_LESSON)


def _tell_agencies(case: CaseFile, by: User, line: str) -> None:
    today = timezone.localdate()
    found = {one for agency in case.involved() for one in holders(case, OF_AGENCY, today, agency.pk)}
    notifications.queue(case, sorted(found - {by}, key=lambda one: one.pk), line)


@after("quarantine.confirm")
def ask_for_the_report_again(quarantine: Quarantine, by: User) -> None:
    """The report that was received is locked away for good, and the LSCB has not accepted the review yet."""
    if quarantine.status != Quarantine.Status.CONFIRMED:
        return
    review = Review.objects.filter(casefile=quarantine.casefile, status=Review.Status.REPORTED).first()
    if review and guards.report_of(review) == quarantine.document:
        transitions.fall_back.run(review, User.objects.system())
