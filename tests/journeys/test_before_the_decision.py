"""From two referrals of one incident, and a partner board, to a late decision that was not recommended, and beyond."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page

from tests.journeys.steps import beginning, committee, deciding, partner, referring, told
from tests.journeys.steps.cast import Cast
from tests.journeys.steps.desk import Desk
from tests.journeys.steps.journey import Days, Journey
from tests.live import Portal

LABEL = "Child H"


def test_from_two_referrals_to_a_second_round(live_portal: Portal, page: Page) -> None:
    today = timezone.localdate()
    days = Days(incident=today - timedelta(50), known=today - timedelta(40), today=today, due=today)
    with live_portal.database():
        journey = Journey(Desk(live_portal, page), Cast("Highmoor"), days)
        recused = journey.cast.third_member
        referring.receive_in_full(journey, LABEL)
        referring.refer_again(journey, known=today - timedelta(45))
        partner.takes_part(journey, LABEL)
        committee.plan(journey, LABEL)
        committee.declare_an_interest(journey, recused, LABEL)
        committee.meet(journey, recused, LABEL, today)
        beginning.recommend(journey)
        deciding.hand_over_to_the_acting_chair(journey)
        beginning.dissent(journey)
        deciding.ask_a_peer(journey)
        deciding.decide_late_and_otherwise(journey)
        deciding.read_the_record(journey)
        deciding.consider_again(journey)
        told.names_nobody(journey, at_least=10)
