"""The agencies' own reviews."""

from playwright.sync_api import FilePayload

from tests.documents import files
from tests.journeys.steps.answering import Answers
from tests.journeys.steps.desk import SIGNED
from tests.journeys.steps.journey import Journey
from tests.journeys.steps.panel import WORD, declare


def commission(journey: Journey) -> None:
    """Each agency is asked."""
    for agency in journey.cast.seniors:
        desk = journey.at_the_case(journey.cast.officer)
        desk.follow("Ask an agency for its IMR")
        asked: Answers = {"Agency": agency, "Date of the request": journey.days.today, "Due on": journey.days.due}
        desk.done("Ask for the IMR", asked)
        desk.follow(agency)
        journey.keep(agency)


def write(journey: Journey, agency: str, *, as_pdf: bool) -> None:
    """The agency names an author, who hands in a file."""
    author = journey.cast.authors[agency]
    desk = journey.at(agency, journey.cast.seniors[agency])
    desk.follow("Name the author")
    desk.done(
        "Name the author",
        {
            "The author's e-mail address": author.email,
            "The author's full name": author.name,
            "The author's role in the organisation": "Review officer",
            "Was the author directly concerned with the child or the family?": "No",
            "Was the author the immediate manager of anybody who was?": "No",
        },
    )
    declare(journey, author, "IMR author", is_employed=True)
    desk.sees("You may open the case now")
    desk = journey.at(agency, author)
    desk.follow("Hand in the IMR")
    wrong: FilePayload = {"name": "review.pdf", "mimeType": "application/pdf", "buffer": b"MZ this is a program"}
    desk.send("Hand in this file", {"The individual management review": wrong})
    desk.sees("There is a problem")
    hand_in(journey, as_pdf=as_pdf)


def hand_in(journey: Journey, *, as_pdf: bool) -> None:
    """On the page that asks for the file."""
    right: FilePayload = {"name": "review.docx", "mimeType": WORD, "buffer": files.word("What we did.", "Lessons.")}
    if as_pdf:
        right = {"name": "review.pdf", "mimeType": "application/pdf", "buffer": files.pdf("What we did.", "Lessons.")}
    journey.desk.done("Hand in this file", {"The individual management review": right})


def sign_and_submit(journey: Journey, agency: str) -> None:
    """The senior officer reads it, signs and submits it."""
    desk = journey.at(agency, journey.cast.seniors[agency])
    desk.page.locator("main a[href*='/documents/']").first.click()
    desk.page.wait_for_load_state()
    desk.looking.look()
    desk.open(journey.papers[agency])
    desk.follow("Sign the IMR")
    desk.sees("I accept the findings of this individual management review")
    desk.done("Sign the IMR", SIGNED)
    desk.follow("Submit the IMR")
    desk.done("Submit the IMR")


def send_back(journey: Journey, agency: str) -> None:
    """The panel's chair wants more of it; the agency hands in, signs and submits anew."""
    desk = journey.at(agency, journey.cast.panel_chair)
    desk.follow("Send back the IMR")
    said = {"Why it is sent back": "It tells what was done and not why.", "Points to put right": "Say why.\nSay who."}
    desk.done("Send back the IMR", said | {"New day it is due": journey.days.due})
    desk = journey.at(agency, journey.cast.authors[agency])
    desk.sees("It tells what was done and not why.")
    desk.follow("Hand in the IMR")
    hand_in(journey, as_pdf=True)
    sign_and_submit(journey, agency)


def accept_and_share(journey: Journey) -> None:
    """Each is accepted and shared; then the other agency may read it."""
    for agency in journey.cast.seniors:
        desk = journey.at(agency, journey.cast.panel_chair)
        desk.follow("Accept the IMR")
        desk.done("Accept the IMR")
        desk.follow("Share the IMR with the agencies")
        desk.done("Share the IMR")
        for other, senior in journey.cast.seniors.items():
            if other != agency:
                journey.at(agency, senior).sees("version")
