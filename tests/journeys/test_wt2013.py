"""A case under the guidance of 2013, from the referral to the two published documents, with the national panel."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from playwright.sync_api import Page

from tests.journeys.steps import (
    beginning,
    chronologies,
    imrs,
    notices,
    owed,
    panel,
    publication,
    register,
    review,
    told,
)
from tests.journeys.steps.cast import Cast
from tests.journeys.steps.desk import Desk
from tests.journeys.steps.journey import Days, Journey
from tests.live import Portal

DAYS = Days(incident=date(2014, 5, 2), known=date(2014, 5, 5), today=date(2014, 5, 6), due=date(2014, 8, 1))
REPORT, RESPONSE = "Serious case review report", "The board's response"
TITLES = {REPORT: "Serious case review report: Child N", RESPONSE: "The board's response: Child N"}
WEEK = timedelta(days=7)


def test_from_the_referral_to_the_register(live_portal: Portal, on_the_day: Callable[[date], None], page: Page) -> None:
    on_the_day(DAYS.today)
    with live_portal.database():
        journey = Journey(Desk(live_portal, page), Cast("Northmoor"), DAYS)
        to_the_decision(journey)
        to_the_report(journey)
        to_the_approval(journey)
        on_the_day(DAYS.today + WEEK)
        journey.desk.sessions.clear()
        journey.days = replace(DAYS, today=DAYS.today + WEEK)
        to_the_end(journey)
        told.names_nobody(journey, at_least=10)


def to_the_decision(journey: Journey) -> None:
    """A member dissents; Ofsted is told by post."""
    beginning.receive(journey, "Child N")
    notices.tell_ofsted_by_post(journey)
    beginning.agencies_answer(journey)
    beginning.recommend(journey)
    beginning.dissent(journey)
    beginning.decide(journey, "Working Together (2013)")


def to_the_report(journey: Journey) -> None:
    """The national panel reads the reviewers' names with the decision; time is extended."""
    cast = journey.cast
    review.begin(journey)
    panel.appoint_everybody(journey)
    assert notices.tell_the_national_panel(journey) == 3
    assert notices.the_national_panel_reads(journey) == 3
    imrs.commission(journey)
    owed.chase(journey)
    for agency in cast.seniors:
        imrs.write(journey, agency, as_pdf=agency == cast.police)
        imrs.sign_and_submit(journey, agency)
    imrs.accept_and_share(journey)
    chronologies.read_both(journey)
    chronologies.merge(journey)
    review.extend(journey)
    panel.hand_over_the_authorship(journey)
    panel.write_the_overview(journey)
    panel.sign_off_the_overview(journey)


def to_the_approval(journey: Journey) -> None:
    """Both products are approved, and neither may be published before the notice has run."""
    review.recommend(journey)
    review.accept(journey)
    for product, title in TITLES.items():
        publication.write(journey, product, title)
        publication.make_documents(journey, product)
        publication.check(journey, product, journey.cast.officer, journey.cast.second_officer)
        publication.make_the_copy_ready(journey, product)
    assert notices.tell_the_national_panel(journey) == 4  # the second author's name among them
    assert notices.the_national_panel_reads(journey) == 7
    for product, title in TITLES.items():
        publication.approve(journey, product)
        publication.may_not_be_published_before(journey, product, "13 May 2014")
        register.is_not_there(journey, title)


def to_the_end(journey: Journey) -> None:
    """A week later."""
    for product, title in TITLES.items():
        publication.publish(journey, product)
        register.read(journey, title)
    review.finish_the_action(journey)
    review.close(journey)
