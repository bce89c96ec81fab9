"""The steps of one product to its approval: written, made, checked by two, sent, approved."""

from datetime import date

from django.core.exceptions import ValidationError

from publications.printing.gate import refuse_names, refuse_names_in_title
from publications.publications import guards, queueing, signing
from publications.publications.checklist import REPRESENTS
from publications.publications.models import Publication, Section
from publications.publications.seeds import SEEDS
from publications.publications.stored import as_stored
from scr_portal import documents, notices, signatures
from scr_portal.accounts import User
from scr_portal.days import check_day
from scr_portal.guidance.base import Act, Product
from scr_portal.transitions import transition

Status = Publication.Status


@transition(
    Publication, sentence="{by} began the product: {it}", opens=True, when=(guards.reported, guards.one_a_product)
)
def prepare(publication: Publication, by: User, *, title: str) -> None:
    """Begin a product of the review: its sections stand ready to be written (T23)."""
    publication.title, publication.of_alternative = title, publication.review.is_alternative
    refuse_names_in_title(publication)
    publication.full_clean()
    publication.save(force_insert=True)
    response = publication.review.response if publication.product == Product.RESPONSE else ""
    Section.objects.bulk_create(
        Section(
            publication=publication,
            casefile=publication.casefile,
            order=order,
            heading=heading,
            text=response if order == 1 else "",
        )
        for order, (heading, _) in enumerate(SEEDS[publication.product], 1)
    )


@transition(Section, sentence="{by} wrote the section: {it}", when=(guards.not_settled,))
def write(section: Section, by: User, *, text: str) -> None:
    """Write a section. Documents and checks of the text before are void: the bytes are others now."""
    section.text = text.strip()
    publication = Publication.objects.select_for_update(no_key=True).get(pk=section.publication_id)
    void(publication, f"The section “{section}” was written anew.")
    publication.version += 1
    publication.save(update_fields=["pdf", "html", "status", "checked_on", "version"])


@transition(Publication, source=(Status.PREPARING, Status.CHECKED), sentence="{by} changed the title of: {it}")
def retitle(publication: Publication, by: User, *, title: str) -> None:
    """Give it another title; what was checked is void."""
    publication.title = title
    refuse_names_in_title(publication)
    void(publication, "The title was changed.")


@transition(
    Publication,
    source=(Status.PREPARING, Status.CHECKED),
    sentence="{by} had the documents made: {it}",
    when=(guards.written, guards.people_known),
)
def render(publication: Publication, by: User) -> None:
    """Have the PDF and the page made by the worker; refused, saying where, while a known name is in the text."""
    refuse_names(publication)
    void(publication, "The documents were made anew.")
    publication.renderings += 1
    queueing.ask(publication)


@transition(Publication, source=(Status.PREPARING,), sentence="{by} made the documents: {it}")
def receive_rendering(publication: Publication, by: User, *, pdf: bytes, html: bytes) -> None:
    """Keep what the worker has made, side by side; the portal itself takes this step."""
    refuse_names(publication)
    publication.pdf = documents.keep(
        publication, pdf, kind="report", title=str(publication), content_type="application/pdf", extension="pdf", by=by
    )
    publication.html = documents.keep(
        publication, html, kind="report", title=str(publication), content_type="text/html", extension="html", by=by
    )


@transition(
    Publication,
    source=(Status.PREPARING,),
    sentence="{by} signed that nobody can be identified in: {it}",
    when=(guards.accepted, guards.rendered),
    signs=signing.CHECKED,
)
def check(publication: Publication, by: User, *, checked_on: date, looked_for: list[str], note: str) -> None:
    """Sign for having looked, in these very bytes; the second person's signature makes it checked (T24, K13)."""
    check_day("checked_on", checked_on, publication.review.accepted_on, "the board accepted the review")
    refuse_names(publication)
    signing.refuse_to_sign(publication, by, looked_for, note)
    if len(signing.signatures(publication)) + 1 >= signing.SIGNERS:  # with the one that this step gives
        publication.status = Status.CHECKED
        publication.checked_on = checked_on


@transition(
    Publication,
    source=(Status.PREPARING, Status.CHECKED),
    sentence="{by} confirmed that it represents the overview report: {it}",
    when=(guards.rendered, guards.not_confirmed_yet),
    signs=signing.CONFIRMED,
)
def confirm(publication: Publication, by: User, *, stands: list[str], note: str) -> None:
    """Confirm, for these very bytes, that the summary represents the report, with the whole plan (T23, rec 43)."""
    if set(stands) != {key for key, _ in REPRESENTS}:
        raise ValidationError({"stands": "Confirm it when all of it stands: until then tell the officer what is wrong"})


@transition(
    Publication,
    source=(Status.CHECKED,),
    target=Status.NOTIFIED,
    sentence="{by} made ready the copy that goes out before publication: {it}",
    when=(guards.notice_is_due,),
)
def notify(publication: Publication, by: User, *, ready_on: date) -> None:
    """Owe the bodies their copy of these very bytes; the notice runs from the day it is sent (T25)."""
    check_day("ready_on", ready_on, publication.checked_on, "the second person checked it")
    for notice in notices.owe(publication, Act.BEFORE_PUBLICATION, ready_on, copy=publication.copy):
        notice.documents.set([document for document in (publication.pdf, publication.html) if document])


@transition(
    Publication,
    source=(Status.CHECKED, Status.NOTIFIED),
    target=Status.APPROVED,
    sentence="{by} approved for publication: {it}",
    when=(guards.notified_where_due, guards.confirmed, guards.nothing_blocks, signing.two_have_signed),
    signs=signing.APPROVED,
)
def approve(
    publication: Publication, by: User, *, approved_on: date, welfare_impact: str, legal_advice: str, told_first: str
) -> None:
    """Approve these very bytes, with what the chair weighed (T26a; guidance.md 7.3, 7.17, 7.20)."""
    check_day("approved_on", approved_on, publication.checked_on, "the second person checked it")
    signing.refuse_panel_chair(publication, by)
    publication.approved_on = approved_on
    publication.approved_sha256, publication.approved_html_sha256 = as_stored(publication, by)
    publication.welfare_impact, publication.legal_advice = welfare_impact, legal_advice
    publication.told_first = told_first


def void(publication: Publication, why: str) -> None:
    """The documents and the check belong to a text that is no more: write, make and check again."""
    signatures.void(publication, why)
    publication.pdf = publication.html = publication.checked_on = None
    publication.status = Status.PREPARING
