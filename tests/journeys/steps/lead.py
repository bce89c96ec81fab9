"""Another board takes over the lead of the case."""

from tests.journeys.steps.journey import Journey


def pass_on(journey: Journey) -> None:
    """One board is asked and declines, is asked again and takes over; its people go on with the work."""
    cast = journey.cast
    _ask(journey)
    desk = journey.desk
    desk.sign_in(cast.other_chair)
    desk.follow(f"{cast.board} asks your board to lead a case")
    desk.follow("Decline to lead this case")
    desk.done("Decline to lead this case", {"Why does your board not lead this case?": "We were not told why."})
    _ask(journey)
    desk.sign_in(cast.other_chair)
    desk.follow(f"{cast.board} asks your board to lead a case")
    desk.follow("Take over this case")
    desk.done("Take over this case")
    cast.chair, cast.officer = cast.other_chair, cast.other_officer


def _ask(journey: Journey) -> None:
    desk = journey.at_the_case(journey.cast.chair)
    desk.follow("Ask another board to lead this case")
    asked = {"Which board should lead?": str(journey.cast.other_board), "Why should it lead?": "They live there now."}
    desk.done("Ask the other board", asked)
