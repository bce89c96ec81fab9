"""Ready to publish: one list, each line done by whom and when, or why not (screens.md 6)."""

from collections.abc import Iterator
from dataclasses import dataclass

from publications.printing import gate
from publications.publications import guards, signing
from publications.publications.facts import facts_of
from publications.publications.models import Publication
from scr_portal import walls
from scr_portal.clocks import day_words
from scr_portal.guidance.base import Product
from scr_portal.pseudonyms import Certainty

NOT_CHECKED = "It cannot see people whom the portal does not know, nor what can be put together from elsewhere."


@dataclass(frozen=True)
class Line:
    """One thing that must stand: `tag` in a word or two, `words` say by whom and when, or why not."""

    title: str
    tag: str
    words: str


def lines(publication: Publication) -> list[Line]:
    """Every line, in the order of the process; none for what will not be published."""
    if publication.status == Publication.Status.NOT_PUBLISHED:
        return []
    with walls.looked_at(publication.casefile_id):  # each line is a sentence, whoever reads it
        return _lines(publication)


def _lines(publication: Publication) -> list[Line]:
    return [
        _of("Acceptance by the board", guards.accepted(publication), _accepted(publication)),
        _of("Every section is written", guards.written(publication), "All sections have a text."),
        _of("Who must be named is known", guards.people_known(publication), "The table of people is complete."),
        _leak_check(publication),
        _of("The documents", _made(publication), f"Version {publication.renderings}, PDF and page."),
        _signers(publication),
        *_confirmation(publication),
        *_before_publication(publication),
        _of("Courts and other processes", guards.nothing_blocks(publication), "None is open that blocks publication."),
        _approval(publication),
        _same_file(publication),
    ]


def _of(title: str, why_not: str | None, words: str) -> Line:
    return Line(title, "To do", why_not) if why_not else Line(title, "Done", words)


def _made(publication: Publication) -> str | None:
    """Why the documents do not stand; once they are published, what changes afterwards no longer touches them."""
    out = publication.status in (Publication.Status.PUBLISHED, Publication.Status.WITHDRAWN)
    return None if out else guards.rendered(publication)


def _accepted(publication: Publication) -> str:
    accepted = publication.review.accepted_on
    return f"Accepted {day_words(accepted)}." if accepted else ""


def _leak_check(publication: Publication) -> Line:
    found = gate.places(publication)
    certain = len({str(one) for one in found if one.certainty is Certainty.CERTAIN})
    if certain:
        where = "one place" if certain == 1 else f"{certain} places"
        return Line("Known names", "To do", f"Not yet: a known person can be read in {where}.")
    possible = f" {len(found)} places are for the two who check." if found else ""
    return Line("Known names", "Done", f"No known identifier was found in the text.{possible} {NOT_CHECKED}")


def _signers(publication: Publication) -> Line:
    signed = signing.signatures(publication)
    words = "; ".join(f"{one.by}, {day_words(one.at.date())}" for one in signed)
    left = signing.SIGNERS - len(signed)
    if left > 0:
        return Line("Two signatures", "To do", f"{words + '; ' if words else ''}{left} still to come.")
    return Line("Two signatures", "Done", words)


def _confirmation(publication: Publication) -> Iterator[Line]:
    """For an executive summary."""
    if publication.product != Product.SUMMARY:
        return
    signed = signing.confirmation(publication)
    words = f"{signed.by}, {day_words(signed.at.date())}." if signed else "The review is closed: it has no panel."
    yield _of("The SCR panel chair’s confirmation", guards.confirmed(publication), words)


def _before_publication(publication: Publication) -> Iterator[Line]:
    """A line for each body that must have the copy, and one for the notice."""
    if publication.casefile.edition.notice_before_publication is None:
        return
    facts = facts_of(publication)
    for notice in facts.going(publication.copy):
        sent = f"Sent {day_words(notice.sent_on)}." if notice.sent_on else "Not yet: not recorded as sent."
        got = f" Received {day_words(notice.received_on)}." if notice.received_on else ""
        yield Line(f"Copy to {notice.body}", "Done" if notice.sent_on else "To do", sent + got)
    begun = publication.copy_sent_on and publication.not_before(facts.holidays)
    why_not = guards.notice_has_run(publication) if begun else "Not yet: it runs from the day the copy is sent."
    yield _of("Notice before publication", why_not, "It has run.")


def _approval(publication: Publication) -> Line:
    if publication.approved_on is None:
        return Line(
            "Approval by the chair", "To do", "Not yet: with welfare impact, legal advice and who was told first."
        )
    approval = next(iter(facts_of(publication).approvals), None)
    by = approval.by.name if approval else ""
    return Line(
        "Approval by the chair", "Done", f"{by}, {day_words(publication.approved_on)}. {publication.told_first}"
    )


def _same_file(publication: Publication) -> Line:
    if publication.pdf is None or not publication.approved_sha256:
        return Line("The same file", "To do", "Not yet: told when the chair has approved it.")
    same = publication.pdf.sha256 == publication.approved_sha256
    digest = publication.approved_sha256[:12]
    sent = publication.copy_sent_on
    copy = f", and as sent on {day_words(sent)}" if sent and not guards.copy_sent(publication) else ""
    words = f"The same file as approved{copy} (digest begins {digest})." if same else "Not the file that was approved."
    return Line("The same file", "Done" if same else "To do", words)
