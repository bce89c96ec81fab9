"""What agencies owe, and how they are chased."""

import re

from tests.journeys.steps.answering import Answers
from tests.journeys.steps.deciding import wait_for
from tests.journeys.steps.journey import Journey

SENT = re.compile("^Record that it was sent by another route$")


def chase(journey: Journey) -> None:
    """The officer writes to one agency and telephones the other; the chair writes a letter."""
    cast = journey.cast
    desk = journey.at_the_case(cast.officer)
    desk.follow("Agency by agency, what is owed")
    desk.follow("Chase agencies by e-mail")
    asked: Answers = {"Which agencies?": [cast.police], "Who is written to?": "The agency’s people on this case"}
    desk.done("Send the reminders", {**asked, "What else is waited for? (optional)": "The author’s name"})
    desk.follow("Note a telephone call")
    call: Answers = {
        "Which agency?": cast.health,
        "Who did you speak to?": "The duty manager",
        "What was said?": "On Monday.",
    }
    desk.done("Note the call", {**call, "When?": journey.days.today})
    desk = journey.at_the_case(cast.chair)
    desk.follow("Agency by agency, what is owed")
    desk.follow("Write a letter to a chief officer")
    late = f"Letter of the LSCB chair about what is late: {cast.health}"
    desk.done("Continue", {"Which letter, and to whom?": late})
    desk.follow("Change the words")
    words = "Dear colleague\n\nPlease name an author.\n\nYours sincerely\n\nThe chair"
    desk.done("Save the words", {"Who is it to?": "The chief executive", "The letter": words})
    desk.follow("Finish the letter")
    desk.done("Finish the letter", asks=False)
    wait_for(desk, SENT)
    desk.follow(SENT)
    gone: Answers = {"How was it sent?": "Courier or recorded post", "Who was it sent or given to?": "Her office"}
    said: Answers = {"When was it sent?": journey.days.today, "How is it known that it was sent?": "GB 123"}
    desk.done("Record that it was sent by another route", {**gone, **said})
    desk = journey.at_the_case(cast.chair)
    desk.follow("Agency by agency, what is owed")
    desk.page.get_by_role("link", name="The letter to", exact=False).first.click()
    desk.sees("Please name an author.")
