"""Letters of the national panel: one asks, one invites the chair, one advises; it reads what came of them."""

import re

from playwright.sync_api import expect

from tests.journeys.steps.answering import Answers
from tests.journeys.steps.desk import Desk
from tests.journeys.steps.journey import Journey

QUESTION = "Which agencies had seen the illness?"
ANSWER = "The hospital had, on the day before."
INVITATION = "Please come and tell us of the decision."
ADVICE = "We advise an alternative review."
REASONS = "The agencies look at their own work together; more would not add to it."
NOT_ANSWERED = "Your requests that are not answered yet"


def asks(journey: Journey, reference: str) -> None:
    """It asks a question with a day, and sees that the answer is out."""
    _record(journey, "Asks for information", QUESTION, {"By when does it want an answer? (optional)": journey.days.due})
    desk = _queue(journey)
    desk.follow(NOT_ANSWERED)
    desk.sees(reference, "To be answered", "Due 25 May 2016", QUESTION)


def is_answered(journey: Journey) -> None:
    """The officer finds the question on the home page and says what was answered; nothing is out any more."""
    desk = journey.desk
    desk.sign_in(journey.cast.officer)
    desk.follow(re.compile("^Answer the national panel"))
    said: Answers = {"How was it answered?": "Secure e-mail", "What was answered?": ANSWER}
    desk.done("Record the answer", {**said, "When was it answered?": journey.days.today})
    desk.sees(QUESTION, ANSWER)
    desk = _queue(journey)
    desk.sees("Answered", ANSWER)
    desk.follow(NOT_ANSWERED)
    expect(desk.page.locator("main")).not_to_contain_text(ANSWER)


def invites(journey: Journey) -> None:
    """The chair is asked to attend, and does."""
    _record(journey, "Asks the LSCB chair to attend", INVITATION)
    desk = journey.desk
    desk.follow(re.compile("^Record whether the LSCB chair attended"))
    desk.sees(INVITATION)
    desk.send("Record it", {"Did the LSCB chair attend?": "No"})
    desk.sees("Enter why the LSCB chair did not attend")
    desk.done("Record it", {"Did the LSCB chair attend?": "Yes", "If so, when?": journey.days.today}, asks=False)
    desk.sees("The LSCB chair attended on 18 May 2016.")


def advises(journey: Journey) -> None:
    """The chair finds the advice on the home page, and says how it is regarded and why."""
    _record(journey, "Advises a review, or asks to reconsider", ADVICE)
    desk = journey.desk
    desk.sign_in(journey.cast.chair)
    desk.follow("Have regard to the advice of the national panel")
    desk.sees(ADVICE)
    said: Answers = {"Do you follow the advice?": "In part", "Why?": REASONS}
    desk.done("Record how the advice was regarded", {**said, "When did you consider it?": journey.days.today})
    desk.sees("Advice followed: in part.", REASONS)


def all_is_read(journey: Journey) -> None:
    """In the queue, and in the file of it, stands what came of each."""
    desk = _queue(journey)
    desk.sees(ANSWER, "The LSCB chair attended on 18 May 2016.", "Advice followed: in part, 18 May 2016.", REASONS)
    desk.sees("To be answered")
    file = desk.context.request.get("/queue/file/").text()
    assert REASONS in file
    assert desk.context.request.get(journey.case).status == 404


def _record(journey: Journey, kind: str, words: str, more: Answers | None = None) -> None:
    desk = journey.at_the_case(journey.cast.officer)
    desk.follow("Record a request of the national panel")
    said: Answers = {"What is the letter?": kind, "What does it ask or advise?": words}
    desk.done("Record the request", {**said, "When did it come?": journey.days.today, **(more or {})})
    desk.sees(words)


def _queue(journey: Journey) -> Desk:
    """What its reader sees."""
    desk = journey.desk
    desk.sign_in(journey.cast.reader, "/queue/")
    return desk
