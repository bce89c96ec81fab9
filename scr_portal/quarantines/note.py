"""What the data protection officer is told: which file, since when, who had opened it; nothing of what it says."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from scr_portal.audit import Access
from scr_portal.documents import Document
from scr_portal.notices.packs import packs_that_held
from scr_portal.quarantines.models import Quarantine

KEPT_AS = {
    "referral": "Paper that came with a referral",
    "imr": "Individual management review",
    "chronology": "Chronology",
    "health_overview": "Health overview report",
    "overview": "Overview report",
    "letter": "Letter",
    "proof": "Proof that a notice was sent",
    "decision-record": "Record of a decision",
    "decision-annex": "Annex to the record of a decision",
    "decision-signed": "Record of a decision, signed by hand",
    "papers": "Papers for a meeting",
    "pack": "What was sent with a notice, in one file",
}
SHOWN_ON: dict[str, Callable[[Document], Iterable[str]]] = {"letter": lambda document: [document.about]}
"""By kind of file: what else than the file itself showed what it says, as the access log calls it."""


@dataclass(frozen=True)
class Opening:
    """Somebody who opened the file: how often, when, and whether it was taken out of the portal."""

    who: str
    address: str
    times: int
    first: datetime
    last: datetime
    took_away: bool


def file_of(quarantine: Quarantine) -> Document:
    """The row of the file, without what it says; the caller has opened the case."""
    files = Document.objects.select_related("casefile", "agency", "kept_by").defer("text", "html")
    return files.get(pk=quarantine.document_id)


def openings(document: Document, by: Collection[int] | None = None) -> list[Opening]:
    """From the access log, person by person, in the order of the first opening; of these people, if any are named.

    A file that its pages were bound into is the file too.
    """
    shown_on = SHOWN_ON.get(document.kind)
    of_file = Q(about__in=list(shown_on(document) if shown_on else ()))
    for file in (document, *packs_that_held(document)):
        of_file |= Q(about=file.subject) | Q(about__startswith=f"{file.subject} page ")
    looked = Access.objects.filter(of_file, casefile=document.casefile, at__gte=document.kept_at)
    lines = looked.filter(kind__in=[Access.Kind.VIEW, Access.Kind.DOCUMENT, Access.Kind.EXPORT]).exclude(user=None)
    found: dict[int | None, list[Access]] = defaultdict(list)
    for line in lines.select_related("user").order_by("at", "pk"):
        if by is None or line.user_id in by:
            found[line.user_id].append(line)
    return [_opening(mine) for mine in found.values()]


def _opening(lines: list[Access]) -> Opening:
    took_away = any(line.kind != Access.Kind.VIEW and " page " not in line.about for line in lines)
    person = lines[0].user
    return Opening(str(person), person.email if person else "", len(lines), lines[0].at, lines[-1].at, took_away)
