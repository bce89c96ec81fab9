"""A product of the review on its way to the public."""

import time

from publications.publications.checklist import IDENTIFIERS, REPRESENTS
from scr_portal.accounts import User
from tests.journeys.steps.desk import SIGNED
from tests.journeys.steps.journey import Journey

MADE_WITHIN = 60  # seconds
TEXT = "The agencies worked hard.\n\n- Records were kept apart.\n- Nobody asked the child."
NAMING = "The family knew what Wenna was afraid of."


def write(journey: Journey, product: str, title: str) -> None:
    """The officer begins it and writes each section; a name in the first one has to come out again."""
    desk = journey.at_the_case(journey.cast.officer)
    desk.follow(f"Publication: {product}")
    desk.done("Begin writing", {"Title": title})
    journey.keep(product)
    sections = desk.page.locator("main a[href*='/sections/']")
    addresses = [str(link.get_attribute("href")) for link in sections.all()]
    for number, address in enumerate(addresses):
        desk.open(address)
        desk.done("Keep this text", {"Text": NAMING if number == 0 else TEXT}, asks=False)
    desk.follow("Make the documents")
    desk.send("Make the documents")
    desk.sees("Take the identifying words out first")
    assert "Wenna" not in desk.page.locator(".govuk-error-summary").inner_text()
    desk.open(addresses[0])
    desk.done("Keep this text", {"Text": TEXT}, asks=False)


def make_documents(journey: Journey, product: str) -> None:
    """The worker makes them while the page says so."""
    desk = journey.at(product, journey.cast.officer)
    desk.follow("Make the documents")
    desk.done("Make the documents")
    desk.sees("The documents are being made")
    until = time.monotonic() + MADE_WITHIN
    while not desk.page.get_by_role("link", name="Read the PDF here").count():
        assert time.monotonic() < until, desk.page.locator("main").inner_text()
        time.sleep(1)
        desk.open(journey.papers[product])
    desk.follow("Read the PDF here")


def check(journey: Journey, product: str, *signers: User) -> None:
    """Two people sign for these very documents."""
    for person in signers:
        desk = journey.at(product, person)
        desk.follow("Check that nobody can be recognised")
        desk.done(
            "Sign for these documents",
            {
                "I have read the documents from cover to cover, and looked for": [words for _, words in IDENTIFIERS],
                "What risk of being recognised is left, and why that is acceptable": "Little, as far as we can see.",
                "When did you check it?": journey.days.today,
                **SIGNED,
            },
        )
    desk.sees("Checked by two")


def confirm(journey: Journey, product: str) -> None:
    """The SCR panel chair has read the summary beside the report."""
    desk = journey.at(product, journey.cast.panel_chair)
    desk.follow("Confirm that the summary represents the report")
    read = "I have read this summary beside the overview report"
    desk.done("Confirm this summary", {read: [words for _, words in REPRESENTS], **SIGNED}, asks=False)


def approve(journey: Journey, product: str) -> None:
    """The chair weighs what it means, and approves."""
    desk = journey.at(product, journey.cast.chair)
    desk.follow("Approve for publication")
    desk.done(
        "Approve these documents",
        {
            "What will publication mean for each child and vulnerable adult?": "The brother knows, and is cared for.",
            "Legal advice, courts and orders": "No order restrains it.",
            "Have the family and the staff concerned been told?": "Both, by the officer.",
            "When did you approve it?": journey.days.today,
            **SIGNED,
        },
    )


def publish(journey: Journey, product: str) -> None:
    """Onto the register."""
    desk = journey.at(product, journey.cast.officer)
    desk.follow("Publish")
    desk.done("Publish", {"Day of publication": journey.days.today})
    desk.sees("Published")


def make_the_copy_ready(journey: Journey, product: str) -> None:
    """For the bodies that must have it before everybody else."""
    desk = journey.at(product, journey.cast.officer)
    desk.follow("Make ready the copy before publication")
    desk.done("Make the copy ready", {"When was the copy made ready?": journey.days.today})


def may_not_be_published_before(journey: Journey, product: str, day: str) -> None:
    """The page says from which day on; whoever knows the address of the step is told the same."""
    desk = journey.at(product, journey.cast.officer)
    desk.sees("the notice runs still", day)
    desk.open(f"{journey.papers[product]}publish/")
    desk.sees("the notice runs still")
