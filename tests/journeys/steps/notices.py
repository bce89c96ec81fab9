"""Who is told: with proof, through the portal or by another route."""

import re

from playwright.sync_api import FilePayload

from tests.documents import files
from tests.journeys.steps.cast import NATIONAL_PANEL
from tests.journeys.steps.journey import Journey

TO_THE_PANEL = re.compile(f"^Send the notice through the portal: {NATIONAL_PANEL[1]}")


def tell_ofsted_by_post(journey: Journey) -> None:
    """Nobody of Ofsted has an account here, so a letter goes, and its receipt is kept."""
    desk = journey.at_the_case(journey.cast.officer)
    desk.follow("Who was told what, with proof")
    assert not desk.links(re.compile("^Send the notice through the portal: Ofsted")).count()
    desk.follow(re.compile("^Record that it was sent by another route: Ofsted"))
    receipt: FilePayload = {"name": "receipt.pdf", "mimeType": "application/pdf", "buffer": files.pdf("Received.")}
    desk.done(
        "Record that it was sent",
        {
            "How it was sent": "Courier or recorded post",
            "Who it was sent to": "Ofsted, London",
            "Day it was sent": journey.days.today,
            "Proof of sending": "Recorded delivery 17",
            "Scan of the receipt, if there is one": receipt,
        },
    )
    desk.follow(re.compile("^Record that it was received: Ofsted"))
    desk.done(
        "Record that it was received",
        {"Day it was received": journey.days.today, "How that is known": "Their stamp on the receipt"},
    )


def tell_the_national_panel(journey: Journey) -> int:
    """Whatever is owed to it goes through the portal; gives how many."""
    desk = journey.at_the_case(journey.cast.officer)
    desk.follow("Who was told what, with proof")
    sent = 0
    while desk.links(TO_THE_PANEL).count():
        desk.follow(TO_THE_PANEL)
        desk.done("Send the notice", asks=False)
        sent += 1
    return sent


def the_national_panel_reads(journey: Journey) -> int:
    """Its queue holds what was sent to it and nothing else; it can change nothing. Gives how many of this board."""
    desk = journey.desk
    desk.sign_in(journey.cast.reader, "/queue/")
    rows = desk.page.get_by_role("table", name="Notices").locator("tbody tr")
    held = rows.filter(has_text=str(journey.cast.board)).count()
    desk.follow(re.compile("^Notice to"))
    assert not desk.page.locator("main form[method=post]").count()
    desk.open("/queue/")
    desk.sees("Opened")
    return held
