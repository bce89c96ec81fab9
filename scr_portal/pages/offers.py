"""The steps that a page of a row offers its reader: a button for what is open, a sentence for what is not yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from scr_portal import walls
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.casefiles import CaseRecord
from scr_portal.pages.steps import StepPage


@dataclass(frozen=True)
class Offer:
    """One step this reader may take: open, or not yet, and then why."""

    title: str
    url: str
    why_not: str | None


def offers(record: CaseRecord, held: Grants, pages: Iterable[type[StepPage]]) -> list[Offer]:
    """The steps among `pages` that the reader may take on `record` in the state it is in."""
    allowed = (page for page in pages if page.step.in_state(record) and page.step.allowed(record, held))
    with walls.looked_at(record.casefile_id):
        return [Offer(page.title, address(page, record), page.step.why_not(record)) for page in allowed]


def open_offers(record: CaseRecord, held: Grants, pages: Iterable[type[StepPage]]) -> list[Offer]:
    """The same without those that are not open: for what is offered quietly, such as putting something right."""
    return [offer for offer in offers(record, held, pages) if offer.why_not is None]


def address(page: type[StepPage], record: CaseRecord) -> str:
    """Where the page of a step on a row is, by the name every step has: `panels:imr_accept`."""
    app = page.__module__.split(".")[0]
    return reverse(f"{app}:{record._meta.model_name}_{page.step.verb}", args=[record.public_id])
