"""A case under the guidance of December 2009, from the referral to the published executive summary."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Page

from tests.journeys.steps import beginning, chronologies, imrs, lead, panel, publication, register, review, told
from tests.journeys.steps.cast import Cast
from tests.journeys.steps.desk import Desk
from tests.journeys.steps.journey import Days, Journey
from tests.live import Portal

DAYS = Days(incident=date(2010, 2, 20), known=date(2010, 2, 22), today=date(2010, 3, 1), due=date(2010, 5, 4))
PRODUCT, TITLE = "Executive summary", "Executive summary: Child W"


def test_from_the_referral_to_the_register(live_portal: Portal, on_the_day: Callable[[date], None], page: Page) -> None:
    on_the_day(DAYS.today)
    with live_portal.database():
        journey = Journey(Desk(live_portal, page), Cast("Westmoor"), DAYS)
        cast = journey.cast
        beginning.receive(journey, "Child W", children=2)
        beginning.agencies_answer(journey)
        beginning.recommend(journey)
        beginning.decide(journey, "Working Together (2010)")
        review.begin(journey)
        panel.appoint_everybody(journey)
        imrs.commission(journey)
        imrs.write(journey, cast.police, as_pdf=False)
        imrs.write(journey, cast.health, as_pdf=True)
        for agency in cast.seniors:
            imrs.sign_and_submit(journey, agency)
        imrs.send_back(journey, cast.health)
        imrs.accept_and_share(journey)
        chronologies.read_both(journey)
        chronologies.merge(journey)
        panel.write_the_overview(journey)
        panel.sign_off_the_overview(journey, against=cast.panel_members[cast.health])
        review.recommend(journey)
        review.accept(journey)
        publication.write(journey, PRODUCT, TITLE)
        publication.make_documents(journey, PRODUCT)
        publication.check(journey, PRODUCT, cast.officer, cast.second_officer)
        publication.confirm(journey, PRODUCT)
        register.is_not_there(journey, TITLE)
        publication.approve(journey, PRODUCT)
        publication.publish(journey, PRODUCT)
        register.read(journey, TITLE)
        lead.pass_on(journey)
        review.finish_the_action(journey)
        review.close(journey)
        told.names_nobody(journey, at_least=10)
