"""The standing sub-committee meets: who has an interest steps back, minutes are drafted and agreed."""

from datetime import date

from scr_portal.accounts import User
from tests.journeys.steps.answering import Answers
from tests.journeys.steps.journey import Journey

INTEREST = "I managed the nursery that the child went to."


def plan(journey: Journey, label: str) -> None:
    """The officer plans a meeting for today and puts the case on its agenda."""
    desk, cast = journey.desk, journey.cast
    desk.sign_in(cast.officer)
    desk.follow("Meetings of your board")
    desk.follow(f"Plan a meeting of {cast.board}")
    said: Answers = {
        "On which day?": journey.days.today,
        "At what time?": "09:30",
        "Where?": "Civic Centre, room 4",
        "Who chairs it?": cast.member.name,
        "How many members must be present for a recommendation?": "2",
    }
    desk.done("Plan the meeting", said)
    journey.keep("meeting")
    desk.follow(f"Put {label} on the agenda")
    desk.done("Put it on the agenda", asks=False)


def declare_an_interest(journey: Journey, person: User, label: str) -> None:
    """A member reads the agenda, declares an interest and sees the case no more."""
    desk = journey.at("meeting", person)
    desk.follow(label)
    desk.follow("Declare an interest and step back")
    desk.done("Step back", {"Why you step back": INTEREST})
    desk.sees("You stepped back from this case. You cannot open it any more.")
    desk.open(journey.papers["meeting"])
    desk.sees("No case that is open to you is on the agenda.")


def meet(journey: Journey, recused: User, label: str, today: date) -> None:
    """Everybody came, one had no part in this case: still a quorum. The minutes are drafted and agreed."""
    cast = journey.cast
    desk = journey.at("meeting", cast.officer)
    desk.follow("Record who was there")
    there = dict.fromkeys((cast.member.name, cast.second_member.name, recused.name), "Present")
    desk.done("Record who was there", there)
    desk.follow(label)
    journey.keep("item")
    desk.sees(f"Recused from this case{recused.name}", "Reached: 2 counted, 2 needed")
    desk.follow("Draft the minutes")
    desk.done("Keep the draft", {"Minutes": "The members weighed each part of the criteria."})
    desk = journey.at("item", cast.member)
    desk.follow("Agree the minutes")
    desk.done("Agree the minutes", asks=False)
    desk.sees(f"Agreed {today:%-d %B %Y} by {cast.member.name}.")
