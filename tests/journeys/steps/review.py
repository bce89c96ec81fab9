"""The review itself: terms, start, what is to change, acceptance, closure."""

from tests.journeys.steps.answering import Answers
from tests.journeys.steps.desk import SIGNED
from tests.journeys.steps.journey import Journey

CHANGE = "Hand over a chronology whenever a family moves."


def begin(journey: Journey) -> None:
    """The chair approves the terms, the officer starts the work."""
    today = journey.days.today
    desk = journey.at_the_case(journey.cast.chair)
    desk.follow("Terms of reference")
    desk.done("Approve the terms of reference", {"Date of approval": today})
    desk = journey.at_the_case(journey.cast.officer)
    desk.follow("Start of the review")
    desk.done("Start the review", {"Date the review starts": today})


def extend(journey: Journey) -> None:
    """More time, openly: the earlier date stays in the sum."""
    desk = journey.at_the_case(journey.cast.chair)
    desk.follow("Open the review: terms of reference, extensions, next steps")
    desk.follow("Extend the time for completion")
    later = journey.days.due.replace(year=journey.days.due.year + 1)
    desk.done(
        "See what it changes",
        {
            "Date of this decision": journey.days.today,
            "New date for completion": later,
            "Why more time is needed": "The trial was put back.",
            "Revised project plan": "Six weeks after the trial.",
            "Progress so far": "Every agency has begun its own actions.",
        },
    )
    desk.sees("Moves:")
    desk.done("Extend the time for completion", asks=False)


def recommend(journey: Journey) -> None:
    """A recommendation with an action, adopted by the chair and agreed by the agency."""
    cast, days = journey.cast, journey.days
    desk = journey.at_the_case(cast.officer)
    desk.follow("Record a recommendation")
    desk.done(
        "Record a recommendation",
        {
            "Recommendation": CHANGE,
            "To whom is it made?": "One agency",
            "Agency": cast.police,
            "Intended outcome": "No child is lost from sight.",
        },
    )
    desk.follow("Recommendation 1")
    journey.keep("recommendation")
    desk.follow("Plan an action")
    action: Answers = {"Action": "Write the form.", "Owner": "Head of safeguarding", "To be done by": days.due}
    desk.done("Plan an action", action)
    desk = journey.at("recommendation", cast.chair)
    desk.follow("Adopt the recommendation")
    desk.done("Adopt the recommendation", {"Intended outcome": "No child is lost from sight."})
    desk = journey.at("recommendation", cast.seniors[cast.police])
    desk.follow("Agree to the action (action 1)")
    agreed: Answers = {"Owner": "Head of safeguarding", "Agreed on": days.today, "To be done by": days.due}
    desk.done("Agree to the action", agreed)


def accept(journey: Journey) -> None:
    """The chair accepts the review for the LSCB."""
    desk = journey.at_the_case(journey.cast.chair)
    desk.follow("Acceptance by the LSCB")
    said: Answers = {
        "Response of the LSCB to the findings": "We accept every finding.",
        "Date the LSCB accepted the review": journey.days.today,
    }
    desk.done("Accept the review", {**said, **SIGNED})


def finish_the_action(journey: Journey) -> None:
    """Done by the agency, sent back once, verified by the officer."""
    cast, today = journey.cast, journey.days.today
    senior = cast.seniors[cast.police]
    done: Answers = {"Done on": today, "Evidence": "The form, and ten records seen."}
    desk = journey.at("recommendation", senior)
    desk.follow("Report progress (action 1)")
    desk.done("Report progress", {"Progress since the last report": "The form is drafted."})
    desk = journey.at("recommendation", senior)
    desk.follow("Report the action as done (action 1)")
    desk.done("Report the action as done", done)
    desk = journey.at("recommendation", cast.officer)
    desk.follow("Send the action back (action 1)")
    desk.done("Send the action back", {"What is still missing": "Nobody has seen a record."})
    desk = journey.at("recommendation", senior)
    desk.follow("Report the action as done (action 1)")
    desk.done("Report the action as done", done)
    desk = journey.at("recommendation", cast.officer)
    desk.follow("Verify the action (action 1)")
    desk.done("Verify the action", {"Verified on": today})


def close(journey: Journey) -> None:
    """Actions and publication have both come to their end."""
    desk = journey.at_the_case(journey.cast.chair)
    desk.follow("Closure of the review")
    said = {"Closing statement": "Every transfer carries a chronology; staff and family were told."}
    desk.done("Close the review", said | {"Date of closure": journey.days.today})
    desk.sees("Closed")
