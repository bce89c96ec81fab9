"""Who is told: the person who is to check, wherever the case is closed to them, and whoever may have asked."""

from django.utils import timezone

from scr_portal import notifications
from scr_portal.access import holders
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.fact_checks.models import FactCheck
from scr_portal.roles import Role
from scr_portal.transitions import after

OF_THE_REVIEW = (Role.OFFICER, Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR)
OF_AN_AGENCY = (Role.IMR_AUTHOR,)
ASKED = "You are asked to check something that is written of you. Nothing else is open to you by this."
NOT_ASKED = "Nothing is to be checked by you any more: you were asked by mistake."
MOVED = "The day by which you are asked to check something was put right."
ANSWERED = "What somebody was asked to check is answered: see what they say."


@after("factcheck.ask")
def tell_the_person(check: FactCheck, by: User) -> None:
    """And where to read it."""
    notifications.queue(check.casefile, [check.of], ASKED, _page(check))


@after("factcheck.correct")
def tell_the_other_day(check: FactCheck, by: User) -> None:
    """As long as the answer is wanted."""
    if check.status == FactCheck.Status.ASKED:
        notifications.queue(check.casefile, [check.of], MOVED, _page(check))


@after("factcheck.void")
def tell_that_it_is_not_wanted(check: FactCheck, by: User) -> None:
    """It is closed to them from now on: the link leads home."""
    notifications.queue(check.casefile, [check.of], NOT_ASKED, reverse("home"))


@after("factcheck.answer")
def tell_who_may_have_asked(check: FactCheck, by: User) -> None:
    """Those who see it: of the agency whose author asked, or of the review."""
    roles = OF_AN_AGENCY if check.agency_id else OF_THE_REVIEW
    told = holders(check.casefile, roles, timezone.localdate(), check.agency_id)
    notifications.queue(check.casefile, (one for one in told if one != by), ANSWERED, _page(check))


def _page(check: FactCheck) -> str:
    return reverse("scr_portal:factcheck", args=[check.public_id])
