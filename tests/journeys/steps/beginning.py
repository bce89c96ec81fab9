"""From the first referral to the decision."""

from tests.journeys.steps.answering import Answers
from tests.journeys.steps.desk import SIGNED
from tests.journeys.steps.journey import Journey

GO_ON = "Continue"
AT_MEETING = "At which meeting was it recommended?"


def receive(journey: Journey, label: str, *, children: int = 1) -> None:
    """The officer writes the referral down, page by page; a second child goes into a row of its own."""
    desk, days = journey.desk, journey.days
    desk.sign_in(journey.cast.officer)
    desk.follow("Receive a referral")
    desk.press("Begin a referral")
    desk.sees("Not started", "Cannot start yet")
    desk.follow("Other children at risk now")
    _pages_about_people(journey, label, children)
    desk.done(
        GO_ON,
        {
            "What is it about?": "A child died",
            "What happened?": "The child was brought to hospital and died there. Neglect is suspected.",
        },
    )
    desk.done(
        GO_ON,
        {
            "When did it happen? (optional)": days.incident,
            "When did the board first know?": days.known,
            "How did the board come to know?": "Telephone call from the hospital",
            "When was the incident notified to the board? (optional)": days.known,
            "When was the referral received?": days.today,
        },
    )
    desk.done(GO_ON, {"May the case meet the criteria for a serious case review?": "Yes"})
    desk.done(GO_ON, asks=False)
    desk.sees("No file is attached yet.")
    desk.press(GO_ON)
    desk.sees("Karen Oldfield", "Neglect is suspected.", "Tamsin Applegarth")
    desk.done("Receive the referral", asks=False)
    journey.case = desk.path
    desk.sees(label, "Decide whether to hold a review")


def _pages_about_people(journey: Journey, label: str, children: int) -> None:
    """Who is at risk, who refers, the children, the family, the agencies."""
    desk, cast = journey.desk, journey.cast
    at_risk = {
        "Are other children at risk now?": "Yes",
        "What is being done for them, and by whom?": "The brother is with foster carers since that night.",
    }
    desk.done(GO_ON, at_risk)
    referrer = {
        "Who made the referral?": "Karen Oldfield",
        "Their e-mail address (optional)": "karen.oldfield@example.org",
    }
    desk.done(GO_ON, referrer)
    desk.send(GO_ON)
    for _ in range(1, children):
        desk.press("Add another child")
    named: dict[str, Answers] = {
        "Child 1": {
            "Name": "Tamsin Applegarth",
            "Other names (optional)": "Wenna",
            "Date of death (if the child died)": journey.days.incident,
        },
        "Child 2": {"Name": "Corin Applegarth"},
    }
    rows = list(named)[:children]
    people = {f"{row} > {question}": said for row in rows for question, said in named[row].items()}
    desk.done(GO_ON, people | {"What the child is called in the portal": label})
    desk.press("Add another person")
    mother = {"Person 1 > Name": "Morwenna Applegarth", "Person 1 > Who this is": "Parent or carer"}
    desk.done(GO_ON, mother, asks=False)
    desk.done(GO_ON, {"Which agencies were involved, as far as is known?": [cast.police, cast.health]}, asks=False)


def agencies_answer(journey: Journey) -> None:
    """Each agency secures its records and says what it knew."""
    for agency, senior in journey.cast.seniors.items():
        desk = journey.at_the_case(senior)
        desk.follow("Confirm that your records are secured")
        said = {"Which kinds of record are secured?": "Every file and the e-mail", "Who secured them?": senior.name}
        desk.done("Confirm that the records are secured", said | {"When?": journey.days.today})
        desk.follow("Say what your agency knew")
        said = {
            "What did the agency know of the child and the family?": f"{agency} saw the family twice.",
            "Who at the agency says so?": senior.name,
        }
        desk.done("Return what the agency knew", said | {"When?": journey.days.today})


def recommend(journey: Journey) -> None:
    """The sub-committee answers every part of the criteria and recommends a review."""
    desk = journey.at_the_case(journey.cast.member)
    desk.follow("Recommendation to the LSCB chair")
    answers: dict[str, str] = {}
    for legend in desk.page.locator("form fieldset:has(input[value=unknown]) > legend").all_inner_texts():
        died = "die" in legend and "custody" not in legend
        answers[legend] = "Yes" if died or "abuse or neglect" in legend else "No"
    desk.send("Send the recommendation to the LSCB chair")
    for question, answer in answers.items():
        group = desk.page.get_by_role("group", name=question, exact=True)
        group.get_by_label(answer, exact=True).check()
    for child in desk.page.locator("input[name$=_children]:visible").all():
        child.check()
    for reason in desk.page.get_by_label("Reason for your answer on whether").all():
        reason.fill("As the agencies returned it.")
    said: Answers = {
        "What does the standing sub-committee recommend?": "Hold a serious case review",
        "Draft terms of reference": "The two years before the death. What was known, and who acted on it?",
        "Reasons for the recommendation": "The criteria are met.",
    }
    desk.done("Send the recommendation to the LSCB chair", {**said, **_when(journey)})


def _when(journey: Journey) -> Answers:
    """The meeting that looked at the case, where one has; else the day."""
    meeting = journey.desk.page.get_by_role("group", name=AT_MEETING, exact=True)
    if meeting.count():
        return {AT_MEETING: meeting.locator(".govuk-radios__item > label").first.inner_text().strip()}
    why = {"Why is it recommended at no meeting?": "Agreed by telephone: the next meeting is too late."}
    return why | {"When was it recommended?": journey.days.today}


def dissent(journey: Journey) -> None:
    """A member does not agree, and the chair answers."""
    desk = journey.at_the_case(journey.cast.second_member)
    desk.follow("Record your dissent")
    said = {
        "What would you do instead?": "Hold an alternative review",
        "Why?": "One agency alone was involved for long.",
    }
    desk.done("Record my dissent", said)
    desk = journey.at_the_case(journey.cast.chair)
    desk.follow("Answer this dissent")
    desk.done("Record my answer", {"Your answer": "Two agencies held concerns; I see more to learn from both."})


def decide(journey: Journey, edition: str) -> None:
    """The chair decides to hold a review; the edition in force that day governs the case."""
    desk = journey.at_the_case(journey.cast.chair)
    desk.follow("Decision of the LSCB chair")
    desk.done(
        "Record the decision",
        {
            "Have you an interest in this case to declare?": "I have nothing to declare",
            "What do you decide?": "Hold a serious case review",
            "Are the criteria met under which the board must hold a review?": "Yes",
            "Rationale": "The child died and neglect is suspected. There is much to learn.",
            "When do you decide?": journey.days.today,
            **SIGNED,
        },
    )
    desk.sees(edition, "Decided: serious case review")
