"""In a later round the chair sees why there is one, what was decided before, and what the national panel said."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from referrals.considerations import transitions
from referrals.considerations.models import Consideration
from scr_portal.body_requests import transitions as letters
from scr_portal.clocks import day_words
from scr_portal.roles import Role
from tests import build
from tests.body_requests.conftest import SENT, Scene, browser, letter, scene, told
from tests.counting import questions
from tests.referrals.case import Place

__all__ = ["scene", "told"]
WHY = "The national panel does not share our view of the injuries."


def reopened(told: Scene) -> str:
    """The chair had regard to advice and has the case considered again: the address of the decision."""
    advice = letter(told, "advice")
    day = SENT + timedelta(days=10)
    letters.regard.run(advice, told.chair, followed="in_part", why="We look at it again.", regarded_on=day)
    again = transitions.reopen.run(
        Consideration(casefile=told.case), told.chair, attention_on=day, reopened_because=WHY
    )
    return f"/considerations/{again.public_id}/decide/"


def test_who_decides_again_reads_why_what_was_decided_before_and_what_the_national_panel_advised(told: Scene) -> None:
    shown = browser(told.chair).get(reopened(told)).content.decode()
    part = shown.partition('id="earlier"')[2].partition('id="facts"')[0]
    for words in (
        WHY, "Round 1", "Hold no review", "No sign of abuse or neglect was found.",
        "Advises a review", "Which agencies had seen the injuries?", "Advice followed: in part.",
        "We look at it again.",
    ):  # fmt: skip
        assert words in part, words
    assert "Hold no review, 3 March 2014." in shown.partition('id="earlier"')[0]


def test_more_letters_ask_the_database_no_more(told: Scene) -> None:
    address, chair = reopened(told), browser(told.chair)
    chair.get(address)
    with CaptureQueriesContext(connection) as one:
        chair.get(address)
    for _ in range(3):
        letter(told)
    with CaptureQueriesContext(connection) as four:
        assert "Not answered yet: 4." in chair.get(address).content.decode()
    assert len(questions(four)) == len(questions(one))


def test_letters_of_one_day_are_counted_where_the_case_is_said_in_a_few_lines(told: Scene) -> None:
    address, day = reopened(told), day_words(SENT + timedelta(days=7))
    assert f"Wrote on {day}. " in browser(told.chair).get(address).content.decode()
    letter(told)
    assert f"Wrote on {day} (2 letters). " in browser(told.chair).get(address).content.decode()


def test_a_later_round_begins_with_what_came_and_not_with_when_the_board_first_knew(told: Scene) -> None:
    reopened(told)
    case = browser(told.chair).get(reverse("case", args=[told.case.public_id])).content.decode()
    part = case.partition('id="consideration-and-decision"')[2]
    first, again = part.partition("Round 2")[0], part.partition("Round 2")[2]
    assert "The board knew on" in first
    assert f"New facts or advice came on {day_words(SENT + timedelta(days=10))}." in again.partition("</p>")[0]
    assert "The board knew on" not in again


def test_who_recommends_again_reads_it_too(told: Scene) -> None:
    member = build.member(Role.SUBCOMMITTEE, told.case.board)
    shown = browser(member).get(reopened(told).replace("decide", "recommend")).content.decode()
    assert WHY in shown
    assert "We look at it again." in shown


@pytest.mark.django_db
def test_in_a_first_round_without_a_letter_nothing_of_it_stands_there(client: Client) -> None:
    place = Place()
    client.force_login(place.chair)
    shown = client.get(f"/considerations/{place.recommended().public_id}/decide/").content.decode()
    assert "Earlier rounds" not in shown
    assert "Decided before" not in shown
