"""The SCR panel: appointed after a declaration, and what it says of the overview report."""

from playwright.sync_api import FilePayload

from scr_portal.accounts import User
from tests.documents import files
from tests.journeys.steps.answering import Answers
from tests.journeys.steps.desk import SIGNED
from tests.journeys.steps.journey import Journey

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
INDEPENDENT: Answers = {
    "Are you employed by, or a member of, this LSCB?": "No",
    "Are you employed by any agency that is a member of this LSCB?": "No",
    "Are you employed by any agency that was involved in this case?": "No",
    "Were you directly involved with the child or the family?": "No",
    "Were you the immediate line manager of anybody who was involved?": "No",
    "Did you take decisions in this case?": "No",
    "Why you are qualified for this role": "Twelve reviews since 2001.",
}


def appoint_everybody(journey: Journey) -> None:
    """The panel's chair, the author and a member from each agency."""
    cast = journey.cast
    _appoint(journey, cast.panel_chair, "SCR panel chair")
    _appoint(journey, cast.author, "Overview author")
    for agency, member in cast.panel_members.items():
        _appoint(journey, member, "SCR panel member", agency)


def hand_over_the_authorship(journey: Journey) -> None:
    """The author falls ill: somebody else declares, is confirmed and goes on."""
    cast = journey.cast
    desk = journey.at(cast.author.email, cast.officer)
    desk.follow("Hand over this person's work")
    desk.done("Propose who takes over", {"Why the work is handed over": "Long illness."} | _person(cast.second_author))
    _declare_and_confirm(journey, cast.second_author, "Overview author")
    cast.author = cast.second_author


def _person(person: User, organisation: str = "Independent") -> dict[str, str]:
    return {
        "E-mail address": person.email, "Full name": person.name, "Position": "Head of safeguarding",
        "Organisation": organisation, "Why this person is qualified and experienced": "Twelve reviews.",
    }  # fmt: skip


def _appoint(journey: Journey, person: User, role: str, agency: str = "") -> None:
    """Proposed by the officer, declared by the person, confirmed by the chair."""
    desk = journey.at_the_case(journey.cast.officer)
    desk.follow("Propose an appointment")
    employed = {"Agency that employs this person": agency} if agency else {}
    desk.done("Propose this person", {"Role": role} | _person(person, agency or "Independent") | employed)
    _declare_and_confirm(journey, person, role, agency)


def _declare_and_confirm(journey: Journey, person: User, role: str, agency: str = "") -> None:
    declare(journey, person, role, is_employed=bool(agency))
    journey.desk.sees("Waiting for the LSCB chair to confirm")
    journey.keep(person.email)
    desk = journey.at(person.email, journey.cast.chair)
    desk.follow("Confirm the appointment")
    desk.done("Confirm the appointment", {"First day of the appointment": journey.days.today})


def declare(journey: Journey, person: User, role: str, *, is_employed: bool) -> None:
    """From the home page of the person: no part in the case, but for working at an agency of it."""
    desk = journey.desk
    desk.sign_in(person)
    desk.follow(f"Declare your independence as {role}")
    employed = dict.fromkeys(list(INDEPENDENT)[1:3], "Yes") if is_employed else {}
    desk.done("Make this declaration", {**INDEPENDENT, **employed, "Date of this declaration": journey.days.today})


def write_the_overview(journey: Journey) -> None:
    """Drafted and circulated by its author."""
    desk = journey.at_the_case(journey.cast.author)
    desk.follow("Overview report")
    paper: FilePayload = {"name": "overview.docx", "mimeType": WORD, "buffer": files.word("What the agencies knew.")}
    desk.done("Hand in this file", {"The overview report": paper})
    desk = journey.at_the_case(journey.cast.author)
    desk.follow("Overview report")
    journey.keep("overview")
    desk.follow("Circulate to the SCR panel")
    desk.done("Circulate this version")


def sign_off_the_overview(journey: Journey, *, against: User | None = None) -> None:
    """Each member's word, perhaps one against it, and then the chair's for the panel."""
    cast = journey.cast
    for person in (*cast.panel_members.values(), cast.panel_chair):
        desk = journey.at("overview", person)
        desk.follow("Sign off the overview report")
        word = {"Do you agree with this version of the overview report?": "Agrees"}
        if person == against:
            word = {
                "Do you agree with this version of the overview report?": "Does not agree",
                "Your reasons": "The part of the hospital is told too kindly.",
            }
        desk.done("Sign my word", word | SIGNED)
    desk.follow("Sign off for the SCR panel")
    desk.done("Sign off for the SCR panel")
    desk.sees("Signed off")
