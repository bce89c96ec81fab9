"""Somebody without an account refers by a link, in two sittings, adds a file later, and sees nothing else."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.steps import told
from tests.journeys.steps.answering import Answers
from tests.journeys.steps.cast import Cast
from tests.journeys.steps.desk import Desk
from tests.journeys.steps.journey import Days, Journey
from tests.journeys.steps.letterbox import Letterbox, come_by, come_in
from tests.journeys.steps.papers import a_pdf, read_pdf
from tests.live import Portal

GUEST, ADDRESS = "Winifred Health", "winifred.health@example.org"
GO_ON = "Continue"
LATER = "Save and come back later"
FORM, CHRONOLOGY = "Referral as it was sent", "Chronology or summary"
WHAT_HAPPENED = "The child was brought to hospital and died there."


def test_somebody_without_an_account_refers_by_a_link(live_portal: Portal, page: Page) -> None:
    today = timezone.localdate()
    days = Days(incident=today - timedelta(2), known=today, today=today, due=today)
    with live_portal.database():
        journey = Journey(Desk(live_portal, page), Cast("Ferrymoor"), days)
        desk, letterbox = journey.desk, Letterbox(live_portal, ADDRESS)
        send_a_link(journey)
        link = come_in(desk, letterbox, GUEST)
        begin(journey)
        come_by(desk, letterbox, link, GUEST)
        go_on(journey)
        reference = send(desk)
        read(journey, reference, FORM, "Signed by the named nurse.")
        come_by(desk, letterbox, link, GUEST)
        attach_another(desk, reference)
        sees_nothing_else(journey)
        read(journey, reference, CHRONOLOGY, "Seen twice in May.")
        told.names_nobody(journey, at_least=6)


def send_a_link(journey: Journey) -> None:
    """The officer lets a nurse refer."""
    desk = journey.desk
    desk.sign_in(journey.cast.officer)
    desk.follow("Let somebody without an account make a referral")
    desk.follow("Send a link")
    who = {"Name of the professional": GUEST, "Their e-mail address": ADDRESS}
    desk.done("Send a link to make a referral", who)
    desk.sees(GUEST, "Open")


def begin(journey: Journey) -> None:
    """Three pages, and a fourth of which the half is typed."""
    desk = journey.desk
    desk.follow("Other children at risk now")
    desk.done(GO_ON, {"Are other children at risk now?": "Not known yet"})
    desk.done(GO_ON, {"Your name": GUEST, "Your role (optional)": "Named nurse"})
    child: Answers = {"Name": "Tamsin Applegarth", "Date of death (if the child died)": journey.days.incident}
    desk.done(GO_ON, {f"Child 1 > {question}": said for question, said in child.items()})
    desk.press("Add another person")
    desk.done(LATER, {"Person 1 > Name": "Morwenna Applegarth"}, asks=False)
    desk.sees("Saved. Only you can see it until you send it.")


def go_on(journey: Journey) -> None:
    """What was typed is there; the rest, and a scan whose name tells the child's."""
    desk = journey.desk
    desk.sees("To put right")
    desk.follow("Family and others")
    mother = desk.page.get_by_role("group", name="Person 1", exact=True)
    expect(mother.get_by_label("Name", exact=True)).to_have_value("Morwenna Applegarth")
    desk.done(GO_ON, {"Person 1 > Who this is": "Parent or carer"}, asks=False)
    desk.done(GO_ON, asks=False)
    desk.done(GO_ON, {"What is it about?": "A child died", "What happened?": WHAT_HAPPENED})
    desk.done(GO_ON, {"When did it happen? (optional)": journey.days.incident}, asks=False)
    desk.done(GO_ON, {"Do you think that the criteria for a serious case review may be met?": "Yes"})
    desk.done(GO_ON, asks=False)
    desk.sees("No file is attached yet.")
    scan = a_pdf("Tamsin Applegarth.pdf", "Signed by the named nurse.")
    desk.done("Attach the file", {"What is it?": FORM, "The file": scan})
    desk.sees("Attached so far", FORM)


def send(desk: Desk) -> str:
    """All stands on the last page; what happens next is said. Gives the reference."""
    desk.press(GO_ON)
    desk.sees("Tamsin Applegarth", "Morwenna Applegarth", WHAT_HAPPENED, FORM)
    desk.done("Send the referral", asks=False)
    desk.sees("Your referral is sent", "What happens next", FORM)
    return desk.page.locator(".govuk-panel__body strong").inner_text()


def read(journey: Journey, reference: str, paper: str, line: str) -> None:
    """The officer finds the referral by its reference, and opens a file that came with it."""
    desk = journey.desk
    desk.sign_in(journey.cast.officer)
    desk.follow(reference)
    journey.case = desk.path
    desk.follow("Referral received")
    desk.sees("Tamsin Applegarth", "Morwenna Applegarth", WHAT_HAPPENED, "Named nurse", ADDRESS)
    desk.follow(paper)
    journey.keep(paper)
    assert line in read_pdf(desk)


def attach_another(desk: Desk, reference: str) -> None:
    """By the link of the referral that is sent."""
    desk.sees("Your referral is sent", reference)
    desk.follow("Attach a file")
    summary = a_pdf("Applegarth.pdf", "Seen twice in May.")
    desk.done("Attach the file", {"What is it?": CHRONOLOGY, "The file": summary})
    desk.sees("The file is attached.", FORM, CHRONOLOGY, reference)


def sees_nothing_else(journey: Journey) -> None:
    """Neither the case, nor the file that they sent themselves, nor any list."""
    for path in (journey.case, journey.papers[FORM], "/cases/", "/referral-links/", "/referrals/receive/"):
        assert journey.desk.context.request.get(path).status == 404, path
