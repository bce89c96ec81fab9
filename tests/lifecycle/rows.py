"""The rows on which a step may be tried: those of its model, or a new one for a step that opens."""

from typing import Any

from django.db.models import ForeignKey, Model

from panels.models import Chronology
from publications.publications.models import Publication
from referrals.models import Meeting, ParallelProcess, Referral
from reviews.models import EarlyLesson, StaffContact
from scr_portal.accounts import Board, Body, User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.documents import Document
from scr_portal.quarantines.models import Quarantine
from tests.addresses import PUT_UP
from tests.lifecycle.inputs import Step

FILLED_BY_THE_STEP = {"casefile", "agency"}


def rows(step: Step, casefile: CaseFile) -> list[CaseRecord]:
    """Every row of the step's model on the case; one new row when the step opens, none when it would hang on air."""
    if step.opens:
        made = new(step, casefile)
        return [made, *_of_an_agency(step, casefile)] if made else []
    found = list(step.model._default_manager.filter(casefile=casefile).order_by("pk"))
    for row in found:
        row.casefile = casefile
    return found


def new(step: Step, casefile: CaseFile) -> CaseRecord | None:
    """A new row of the case, hanging on the newest rows that it must hang on."""
    hung: dict[str, Any] = {}
    for field in step.model._meta.concrete_fields:
        if not isinstance(field, ForeignKey) or field.null or field.name in FILLED_BY_THE_STEP:
            continue
        kind: type[Model] = field.related_model
        if kind in (User, Board, Body, CaseFile, Meeting):  # the step says which
            continue
        of_case = kind._default_manager.filter(casefile=casefile).order_by("pk")
        newest = (of_case.filter(PUT_UP) if kind is Document else of_case).last()
        if newest is None:
            return None
        hung[field.name] = newest
    row = step.model(casefile=casefile, **hung)
    if isinstance(row, Quarantine):
        row.agency_id = row.document.agency_id
    if isinstance(row, Chronology):
        row.agency = casefile.agencies.exclude(pk__in=row.review.chronologies.values("agency")).first()
        row.agency = row.agency or casefile.agencies.first()
        return row if row.agency else None
    return _product(row) if isinstance(row, Publication) else row


def _product(publication: Publication) -> Publication:
    """The first product that the edition has published and nobody has begun."""
    begun = Publication.objects.filter(review=publication.review).values_list("product", flat=True)
    products = sorted(publication.casefile.edition.publish)
    publication.product = next((one for one in products if one not in set(begun)), products[0])
    return publication


def _of_an_agency(step: Step, casefile: CaseFile) -> list[CaseRecord]:
    """What the people of an agency record of their own."""
    agency = (
        casefile.agencies.order_by("pk").first() if step.model in (EarlyLesson, ParallelProcess, StaffContact) else None
    )
    return [step.model(casefile=casefile, agency=agency)] if agency else []


def first_referral(board: Board) -> Referral:
    """A referral of a case that is not opened yet."""
    return Referral(casefile=CaseFile(board=board))
