"""From the first referral to the decision."""

from tests.journeys.steps.answering import Answers
from tests.journeys.steps.desk import SIGNED
from tests.journeys.steps.journey import Journey

FACTS: Answers = {
    "Are other children at risk now?": "Yes",
    "What is being done for them, and by whom?": "The brother is with foster carers since that night.",
    "What is it about?": "A child died",
    "What happened?": "The child was brought to hospital and died there. Neglect is suspected.",
    "How did the board come to know?": "Telephone call from the hospital",
    "May the case meet the criteria for a serious case review?": "Yes",
    "Who made the referral?": "Karen Oldfield",
    "Their e-mail address (optional)": "karen.oldfield@example.org",
}


def receive(journey: Journey, label: str, *, children: int = 1) -> None:
    """The officer writes the referral down; a second child goes into a row of its own."""
    desk, cast, days = journey.desk, journey.cast, journey.days
    desk.sign_in(cast.officer)
    desk.follow("Receive a referral")
    desk.send("Receive the referral")
    for _ in range(1, children):
        desk.press("Add another child")
    desk.press("Add another person")
    named: dict[str, Answers] = {
        "Child 1": {
            "Name": "Tamsin Applegarth",
            "Other names (optional)": "Wenna",
            "Date of death (if the child died)": days.incident,
        },
        "Child 2": {"Name": "Corin Applegarth"},
        "Person 1": {"Name": "Morwenna Applegarth", "Who this is": "Parent or carer"},
    }
    wanted = ["Child 1", "Child 2", "Person 1"] if children > 1 else ["Child 1", "Person 1"]
    people = {f"{row} > {question}": said for row in wanted for question, said in named[row].items()}
    desk.done(
        "Receive the referral",
        people
        | dict(FACTS)
        | {
            "When did it happen? (optional)": days.incident,
            "When did the board first know?": days.known,
            "When was the incident notified to the board? (optional)": days.known,
            "When was the referral received?": days.today,
            "Which agencies were involved, as far as is known?": [cast.police, cast.health],
            "What the child is called in the portal": label,
        },
    )
    journey.case = desk.path
    desk.sees(label, "Decide whether to hold a review")


def agencies_answer(journey: Journey) -> None:
    """Each agency secures its records and says what it knew."""
    for agency, senior in journey.cast.seniors.items():
        desk = journey.at_the_case(senior)
        desk.follow("Confirm that your records are secured")
        said = {"Which records are secured?": "Every file and the e-mail", "Who secured them?": senior.name}
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
    for legend in desk.page.locator("form fieldset.govuk-fieldset:has(input[value=unknown]) legend").all_inner_texts():
        answers[legend] = "Yes" if "die" in legend or "abuse or neglect" in legend else "No"
    desk.send("Send the recommendation to the LSCB chair")
    for question, answer in answers.items():
        group = desk.page.get_by_role("group", name=question, exact=True)
        group.get_by_label(answer, exact=True).check()
    for reason in desk.page.get_by_label("Reason for this answer").all():
        reason.fill("As the agencies returned it.")
    desk.done(
        "Send the recommendation to the LSCB chair",
        {
            "What does the sub-committee recommend?": "Hold a serious case review",
            "Draft terms of reference": "The two years before the death. What was known, and who acted on it?",
            "Reasons for the recommendation": "The criteria are met.",
            "When was it recommended?": journey.days.today,
        },
    )


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
            "What do you decide?": "Hold a serious case review",
            "Are the criteria met under which the board must hold a review?": "Yes",
            "Rationale": "The child died and neglect is suspected. There is much to learn.",
            "When do you decide?": journey.days.today,
            **SIGNED,
        },
    )
    desk.sees(edition, "Decided: serious case review")
