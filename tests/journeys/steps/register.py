"""What everybody may read, without signing in."""

from hashlib import sha256

from publications.models import Publication
from tests.journeys.steps.journey import Journey


def read(journey: Journey, title: str) -> None:
    """The register, the report's page, the report as a web page, and the PDF with the bytes that were approved."""
    desk = journey.desk
    desk.leave()
    desk.open("/register/")
    desk.follow(title)
    desk.sees(title, "Read it as a PDF")
    address = str(desk.page.get_by_role("link", name="Read it as a PDF").get_attribute("href"))
    answer = desk.context.request.get(address)
    published = Publication.objects.get(title=title)
    assert sha256(answer.body()).hexdigest() == published.approved_sha256
    assert answer.headers["content-type"] == "application/pdf"
    desk.follow("Read it as a web page")
    assert not desk.context.cookies(), "The register sets a cookie"


def is_not_there(journey: Journey, title: str) -> None:
    """Nothing of it can be seen before it is published."""
    journey.desk.leave()
    journey.desk.open("/register/")
    assert title not in journey.desk.page.content()
