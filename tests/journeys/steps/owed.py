"""What agencies owe, and how they are chased."""

from tests.journeys.steps.answering import Answers
from tests.journeys.steps.journey import Journey


def chase(journey: Journey) -> None:
    """The officer writes to one agency and telephones the other; the chair writes a letter."""
    cast = journey.cast
    desk = journey.at_the_case(cast.officer)
    desk.follow("Agency by agency, what is owed")
    desk.follow("Chase agencies by e-mail")
    asked: Answers = {"Which agencies?": [cast.police], "Who is written to?": "The agency’s people on this case"}
    desk.done("Send the reminders", {**asked, "What is waited for?": "The author’s name"})
    desk.follow("Note a telephone call")
    call: Answers = {
        "Which agency?": cast.health,
        "Who did you speak to?": "The duty manager",
        "What was said?": "On Monday.",
    }
    desk.done("Note the call", {**call, "When?": journey.days.today})
    desk = journey.at_the_case(cast.chair)
    desk.follow("Agency by agency, what is owed")
    desk.follow("Write to a chief officer")
    desk.done(
        "Keep the letter", {"Which agency?": cast.health, "The letter": "Dear colleague,\n\nPlease name an author."}
    )
    desk.page.get_by_role("link", name="The letter to", exact=False).first.click()
    desk.sees("Please name an author.")
