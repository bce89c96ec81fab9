"""The acting chair decides in the place of a chair who is conflicted; the record of it; a second round."""

import re

from playwright.sync_api import TimeoutError as Missed

from tests.journeys.steps.answering import Answers
from tests.journeys.steps.desk import SIGNED, Desk
from tests.journeys.steps.journey import Journey
from tests.journeys.steps.papers import read_pdf

ABUSE = "Is abuse or neglect of the child known or suspected?"
LATE = "Two agencies returned what they knew after the month."
OTHERWISE = "The post-mortem examination found an illness that nobody could have known of."
RATIONALE = "The inquest will look into the illness. The agencies' own lessons are under way."
MADE_WITHIN = 60  # seconds, about
RECORD = re.compile("^Record of the decision, round 1, drawn up ")


def hand_over_to_the_acting_chair(journey: Journey) -> None:
    """The LSCB chair knows the family and steps back: from now on the acting chair acts."""
    cast = journey.cast
    desk = journey.at_the_case(cast.chair)
    desk.follow("Step back from this case")
    desk.done("Step back", {"Why you step back": "I taught the mother."})
    desk.sees("You stepped back from this case.")
    cast.chair = cast.acting_chair
    journey.at_the_case(cast.chair).sees("The acting chair decides on this case")


def ask_a_peer(journey: Journey) -> None:
    """The chair of another LSCB is asked, and advises."""
    desk = journey.at_the_case(journey.cast.chair)
    desk.follow("Ask the chair of another LSCB for a peer challenge")
    asked = {
        "Who is asked?": "Hugh Barlow",
        "Which LSCB does the peer chair?": "Farmoor LSCB",
        "Has the peer confirmed having no share in this case?": "Yes",
        "Your question": "Is an illness reason enough to hold no review?",
        "What is the peer told or shown?": "The answers to the criteria, without names.",
    }
    desk.done(
        "Record that the peer was asked",
        asked | {"When did you ask?": journey.days.today, "By when do you want the advice?": journey.days.today},
    )
    desk.follow("Record the advice of this peer")
    advice = {"What did the peer advise?": "Only with the findings."}
    desk.done("Record the advice", advice | {"When did the advice come?": journey.days.today})
    desk.follow("Say whether you follow this advice")
    desk.done("Record how the advice was regarded", {"Do you follow the advice?": "Yes", "Why?": "So I do."})
    desk.sees("Only with the findings.", "Followed: yes.")


def decide_late_and_otherwise(journey: Journey) -> None:
    """No review, though one was recommended, and after the month: each needs its reason, and neither is a bar."""
    desk = journey.at_the_case(journey.cast.chair)
    desk.follow("Decision of the LSCB chair")
    desk.sees("The two years before the death.", "One agency alone was involved for long.", "Only with the findings.")
    said: Answers = {
        "Have you an interest in this case to declare?": "I have nothing to declare",
        "What do you decide?": "Hold no review",
        "Are the criteria met under which the board must hold a review?": "No",
        "If they are not met, or you hold no review: which part of the criteria fails?": ABUSE,
        "Why does that part fail?": "An illness was found.",
        "Rationale": RATIONALE,
        "When do you decide?": journey.days.today,
        **SIGNED,
    }
    desk.send("Record the decision", said)
    desk.sees("Enter why you decide against the recommendation", "Enter why the decision is late")
    reasons = {
        "If you decide otherwise than recommended (“Hold a serious case review”): why?": OTHERWISE,
        "Why is the decision late?": LATE,
        **SIGNED,
    }
    desk.done("Record the decision", reasons, asks=False)
    desk.sees("Decided: no review", f"{journey.cast.chair.name}, Acting LSCB chair", OTHERWISE, LATE)


def read_the_record(journey: Journey) -> None:
    """The worker draws it up, a PDF with the reasons and who signed."""
    desk = journey.at_the_case(journey.cast.officer)
    wait_for(desk, RECORD)
    desk.follow(RECORD)
    text = read_pdf(desk)
    for words in (OTHERWISE, LATE, journey.cast.chair.name, "One agency alone was involved for long."):
        assert words in text, text


def wait_for(desk: Desk, link: re.Pattern[str]) -> None:
    """Open the page again until the worker has made what the link leads to."""
    for _ in range(MADE_WITHIN):
        try:
            desk.links(link).first.wait_for(timeout=1000)
        except Missed:
            desk.open(desk.path)
        else:
            return
    raise AssertionError(desk.page.locator("main").inner_text())


def consider_again(journey: Journey) -> None:
    """New facts: a second round is open, and the first decision stands with its record as it was made."""
    desk = journey.at_the_case(journey.cast.chair)
    desk.follow("Consider the case again")
    said = {"Why is the case considered again?": "The inquest found that the illness was known."}
    desk.done("Consider the case again", said | {"When did the new facts or advice come?": journey.days.today})
    desk.sees("Round 1 Decided", "Round 2 Being considered", RATIONALE, OTHERWISE, "Record of the decision, round 1")
    desk.follow("Round 2")
    desk.sees("The inquest found that the illness was known.")
    assert RATIONALE not in desk.page.locator("main").inner_text()
