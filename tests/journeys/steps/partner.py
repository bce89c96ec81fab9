"""Another board has an interest: it is named, reads what it is sent and nothing else, and answers."""

from playwright.sync_api import expect

from tests.journeys.steps.journey import Journey

WHY = "The children lived there until May."
ASKED = "Please say what your area would add to the terms of reference."
ANSWER = "The school that they left has notes of its own."


def takes_part(journey: Journey, label: str) -> None:
    """The lead board's officer names it and writes; its officer answers; the lead's officer reads the answer."""
    _name(journey)
    _answer(journey, label)
    _read(journey)


def _name(journey: Journey) -> None:
    desk, other = journey.at_the_case(journey.cast.officer), str(journey.cast.other_board)
    desk.follow("Name a partner board")
    desk.done(
        "Name a partner board",
        {"Which board?": other, "What does its area have to do with the case?": WHY, "Since when?": journey.days.today},
    )
    desk.sees(other, WHY)
    desk.follow("Send something to a partner board")
    desk.done("Send it", {"To which board?": other, "Message": ASKED})
    desk.sees(other, ASKED, "Sent")


def _answer(journey: Journey, label: str) -> None:
    desk = journey.desk
    desk.sign_in(journey.cast.other_officer)
    desk.follow(f"{journey.cast.board} has sent your board something")
    desk.sees(ASKED)
    expect(desk.page.locator("body")).not_to_contain_text(label)
    expect(desk.page.locator("body")).not_to_contain_text(WHY)
    desk.follow("Answer the other board")
    desk.done("Send the answer", {"Your answer": ANSWER})
    desk.sees(ANSWER)
    assert desk.context.request.get(journey.case).status == 404


def _read(journey: Journey) -> None:
    desk = journey.desk
    desk.sign_in(journey.cast.officer)
    desk.follow(f"Read the answer of {journey.cast.other_board}")
    desk.sees(ANSWER)
    desk.done("I have read it", asks=False)
    desk.sees(ANSWER, "Opened")
