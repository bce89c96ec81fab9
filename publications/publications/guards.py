"""Why a step towards publication is not open yet, each in one sentence."""

import hashlib

from django.utils import timezone

from publications.printing import html
from publications.printing.gathering import report
from publications.printing.people import missing
from publications.publications import signing
from publications.publications.facts import facts_of
from publications.publications.models import Publication, Section
from scr_portal.guidance.base import Act, Product

Status = Publication.Status


def not_settled(section: Section) -> str | None:
    """A text may be written until the copy of it goes out."""
    if section.publication.status in (Status.PREPARING, Status.CHECKED):
        return None
    return f"Not possible: this is “{section.publication.get_status_display()}” now, so its text stands."


def one_a_product(publication: Publication) -> str | None:
    """Each product of the edition is prepared once a review."""
    if publication.product not in publication.casefile.edition.publish:
        return f"Not possible: {publication.casefile.edition.title} does not have this published."
    if Publication.objects.filter(review=publication.review, product=publication.product).exists():
        return "Not possible: this has been begun already. Open it from the case page."
    return None


def reported(publication: Publication) -> str | None:
    """There is something to write from once the overview report, or what there is in its place, was received."""
    if publication.review.status in ("commissioning", "under_way", "discontinued"):
        return f"Not yet: the {publication.review.report_words} has not been received."
    return None


def accepted(publication: Publication) -> str | None:
    """The board has accepted the review, so its recommendations and actions are settled."""
    return None if publication.review.accepted_on else "Not yet: the board has not accepted the review."


def written(publication: Publication) -> str | None:
    """Every section has a text."""
    empty = [section.heading for section in facts_of(publication).sections if not section.text.strip()]
    return f"Not yet: nothing has been written under “{empty[0]}”." if empty else None


def people_known(publication: Publication) -> str | None:
    """Whoever must be named is known."""
    return missing(publication)


def rendered(publication: Publication) -> str | None:
    """The documents have been made, from what is kept now."""
    if publication.pdf is None or publication.html is None:
        return "Not yet: the documents have not been made from the text as it stands."
    if hashlib.sha256(html.page(report(publication))).hexdigest() != publication.html.sha256:
        return "Not yet: the text, the people or the plan have changed since the documents were made. Make them again."
    return None


def not_confirmed_yet(publication: Publication) -> str | None:
    """Only a summary has a report to represent, and these bytes are confirmed once."""
    if publication.product != Product.SUMMARY:
        return "Not needed: only an executive summary is confirmed to represent the overview report."
    return "Confirmed already, for these very documents." if signing.confirmation(publication) else None


def confirmed(publication: Publication) -> str | None:
    """An executive summary is approved when the SCR panel chair has confirmed it; a closed review has no panel."""
    if publication.product != Product.SUMMARY or publication.review.status == "closed":
        return None
    if signing.confirmation(publication) is None:
        return "Not yet: the SCR panel chair has not confirmed that it represents the overview report."
    return None


def notice_is_due(publication: Publication) -> str | None:
    """Only where the edition has a copy sent before publication."""
    if publication.casefile.edition.notice_before_publication is None:
        return f"Not needed: {publication.casefile.edition.title} has no copy sent before publication."
    return None


def notified_where_due(publication: Publication) -> str | None:
    """Where a copy is due first, the step before approval is sending it."""
    if publication.casefile.edition.notice_before_publication and publication.status == Status.CHECKED:
        return "Not yet: the copy that is due before publication has not been made ready."
    return None


def nothing_blocks(publication: Publication) -> str | None:
    """No process that runs beside the case stands in the way."""
    blocking = next(iter(facts_of(publication).blocking), None)
    return f"Not yet: “{blocking.get_kind_display()}” is open and blocks publication." if blocking else None


def copy_sent(publication: Publication) -> str | None:
    """Every body that must have the copy has it, with proof; it is the copy that was approved."""
    going = facts_of(publication).going(publication.copy)
    if waiting := next((one for one in going if one.sent_on is None), None):
        return f"Not yet: the copy for {waiting.body} has not been recorded as sent."
    if any(publication.pdf_id not in one.papers for one in going):
        return "Not yet: the copy that was sent is not the document that was approved."
    return None


def notice_has_run(publication: Publication) -> str | None:
    """The days of notice are over."""
    day = publication.not_before(facts_of(publication).holidays)
    if day and timezone.localdate() < day:
        return "Not yet: the notice runs still. The day from which you can publish it stands among its dates."
    return None


def advised_on_not_publishing(publication: Publication) -> bool:
    """Whether somebody besides the board has a say in not publishing."""
    return any(duty.act == Act.NOT_PUBLISHING for duty in publication.casefile.edition.duties)
