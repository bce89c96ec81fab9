"""The national panel is told that no review is held; it asks, invites and advises, and reads what came of each."""

from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import Page

from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration
from referrals.referrals.models import Referral
from referrals.referrals.transitions import receive
from scr_portal.casefiles import CaseFile
from scr_portal.demo.walk import on
from scr_portal.guidance.base import Limb
from tests.journeys.steps import letters, notices, told
from tests.journeys.steps.cast import Cast
from tests.journeys.steps.desk import Desk
from tests.journeys.steps.journey import Days, Journey
from tests.live import Portal
from tests.referrals.case import advice, said
from tests.referrals.considerations.test_decide import NO_REVIEW, NOT_ABUSE, decision

DAYS = Days(incident=date(2016, 5, 2), known=date(2016, 5, 3), today=date(2016, 5, 18), due=date(2016, 5, 25))


def test_letters_about_a_decision_for_no_review(
    live_portal: Portal, on_the_day: Callable[[date], None], page: Page
) -> None:
    on_the_day(DAYS.today)
    with live_portal.database():
        journey = Journey(Desk(live_portal, page), Cast("Panelmoor"), DAYS)
        with on(DAYS.today):
            case = no_review_is_held(journey.cast)
        journey.case = f"/cases/{case.public_id}/"
        assert notices.tell_the_national_panel(journey) == 1
        assert notices.the_national_panel_reads(journey) == 1
        letters.asks(journey, case.reference)
        letters.is_answered(journey)
        letters.invites(journey)
        letters.advises(journey)
        letters.all_is_read(journey)
        told.names_nobody(journey, at_least=5)


def no_review_is_held(cast: Cast) -> CaseFile:
    """The sub-committee and the chair find an illness."""
    days = {
        "incident_on": DAYS.incident, "attention_on": DAYS.known, "notified_on": DAYS.known, "received_on": DAYS.known,
    }  # fmt: skip
    facts = said(**days, children=[{"name": "Tamsin Applegarth", "died_on": DAYS.incident}])
    case = receive.run(Referral(casefile=CaseFile(board=cast.board)), cast.officer, **facts).casefile
    consideration = Consideration.objects.get(casefile=case)
    no = tuple(one.limb for one in case.edition.criteria if one.limb != Limb.DIED)
    weighed = advice(consideration, "none", no) | {"recommended_on": DAYS.today - timedelta(1)}
    advised = considerations.recommend.run(consideration, cast.member, **weighed)
    considerations.decide.run(advised, cast.chair, **decision(**NO_REVIEW, **NOT_ABUSE))
    return case
