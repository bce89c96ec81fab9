"""The papers that the invented agencies and authors hand in."""

import io
from collections.abc import Iterable
from datetime import datetime, time

import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from docx import Document as Paper

from scr_portal.demo.tale import Tale
from scr_portal.documents.uploads import WORD, Checked

IMR_PARTS = (
    ("Terms of reference", "As approved by the LSCB chair and attached to the commission."),
    (
        "Context",
        "Workloads in the team were above the agreed level for most of the period, and two posts were held by agency "
        "staff. Supervision took place each month and is recorded.",
    ),
    ("Method", "Records were read from first contact to the incident. Four members of staff were interviewed."),
    (
        "Analysis",
        "Each contact was dealt with as it came. Nobody asked what life was like for the child over the whole period, "
        "and the pattern of missed appointments was not seen until afterwards.",
    ),
    (
        "Good practice",
        "One worker kept visiting when the case could have been closed, and wrote down the child's words.",
    ),
    ("Lessons", "A chronology at the point of transfer would have shown the pattern."),
    ("Recommendations", "Every transfer between teams carries a chronology and a statement of outstanding concerns."),
)
OVERVIEW_PARTS = (
    ("Introduction", "This review was held because the criteria of the statutory guidance were met."),
    ("What happened", "The agencies knew the family in different ways and at different times."),
    ("Analysis", "Information was held in four places. Each agency acted on its own part."),
    ("What has been learned", "Moves between areas are the moment at which a child is most easily lost from sight."),
    ("Recommendations", "They are set out in the action plan."),
)
HEALTH_PARTS = (
    ("Introduction", "This report looks at all that is health in the case, on the IMRs of health and their records."),
    ("What was known", "The hospital, the health visitor and the practice each held a part; no one read all three."),
    ("What it means for commissioning", "Handovers between services are written into the next contracts."),
)
RECONSTRUCTION = "Reconstruction from a public page, not a document of any board. The report itself was not published."


def referral_paper(tale: Tale) -> Checked:
    """What came with a referral, as a Word file."""
    return _word("Referral", f"About {tale.label}", [("What happened", tale.what_happened)])


def imr_paper(tale: Tale, agency: str) -> Checked:
    """The IMR of one agency, as a Word file."""
    return _word(f"Individual management review: {agency}", f"About {tale.label}", IMR_PARTS)


def overview_paper(tale: Tale) -> Checked:
    """The overview report, as a Word file."""
    return _word("Overview report", f"About {tale.label}", OVERVIEW_PARTS)


def health_paper(tale: Tale) -> Checked:
    """The health overview report, as a Word file."""
    return _word("Health overview report", f"About {tale.label}", HEALTH_PARTS)


def reconstruction_paper() -> Checked:
    """What stands in the place of a report whose text is not public."""
    return _word("Overview report", "Not public", [("Reconstruction", RECONSTRUCTION)])


def _word(title: str, subtitle: str, parts: Iterable[tuple[str, str]]) -> Checked:
    paper = Paper()
    paper.add_heading(title, 0)
    paper.add_paragraph(subtitle)
    for heading, text in parts:
        paper.add_heading(heading, 1)
        paper.add_paragraph(text)
    stored = io.BytesIO()
    with time_machine.travel(datetime.combine(timezone.localdate(), time(10)), tick=False):
        paper.save(stored)  # a Word file notes when: the same words are the same bytes on a slow machine too
    return Checked(SimpleUploadedFile("paper.docx", stored.getvalue()), WORD)
