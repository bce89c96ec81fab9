"""The signatures under the bytes of a publication: of two who checked, of the SCR panel chair, of the chair."""

from collections.abc import Mapping
from typing import cast

from django.core.exceptions import ValidationError

from publications.publications.checklist import WORDS, confirmed_words, signed_words
from publications.publications.facts import facts_of
from publications.publications.models import Publication
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.documents import Document
from scr_portal.roles import Role
from scr_portal.signatures import Signature, Signing
from scr_portal.transitions import Refused

SIGNERS = 2


def _documents(publication: Publication) -> list[Document | None]:
    return [publication.pdf, publication.html]


def _looked_for(said: Mapping[str, object]) -> str:
    return signed_words(cast("list[str]", said["looked_for"]), str(said["note"]))


CHECKED = Signing[Publication](
    "I have read these documents from cover to cover. I have looked in them for what I ticked here, and nobody can be "
    "recognised but for the risk I have described here.",
    what=_documents,
    said=_looked_for,
)
CONFIRMED = Signing[Publication](
    "I have read this summary beside the overview report, in the documents with these bytes.",
    what=_documents,
    said=lambda said: confirmed_words(str(said["note"])),
)
APPROVED = Signing[Publication](
    "I authorise the publication of exactly these documents for the LSCB, having weighed what I have written here.",
    what=_documents,
)


def signatures(publication: Publication) -> list[Signature]:
    """The checks signed under the documents as they are now, one a person; other documents have none."""
    return _of("publication.check", publication)


def confirmation(publication: Publication) -> Signature | None:
    """The SCR panel chair's signature under the documents as they are now."""
    return next(iter(_of("publication.confirm", publication)), None)


def _of(step: str, publication: Publication) -> list[Signature]:
    """Those under the bytes of the PDF, by people who signed those of its twin too."""
    signed = [one for one in facts_of(publication).signatures if one.step == step]
    under_pdf, under_html = (
        [one for one in signed if document and one.sha256 == document.sha256] for document in _documents(publication)
    )
    return [one for one in under_pdf if one.by_id in {other.by_id for other in under_html}]


def two_have_signed(publication: Publication) -> str | None:
    """Two people stand for exactly these documents."""
    left = SIGNERS - len(signatures(publication))
    if left <= 0:
        return None
    return f"Not yet: {left} of the two signatures under these very documents {'is' if left == 1 else 'are'} missing."


def approval_is_signed(publication: Publication) -> str | None:
    """The chair's signature stands under exactly these documents."""
    signed = _of("publication.approve", publication)
    return None if signed else "Not yet: no valid signature of the chair stands under these very documents."


def refuse_to_sign(publication: Publication, by: User, looked_for: list[str], note: str) -> None:
    """Raises Refused for the overview author, and for somebody who has signed already (K13)."""
    if Appointment.objects.filter(casefile=publication.casefile, user=by, role=Role.OVERVIEW_AUTHOR).exists():
        raise Refused("The overview author may not be one of the two who check (K13): ask somebody else.")
    if any(signature.by_id == by.pk for signature in signatures(publication)):
        raise Refused("You have signed already. The second signature must be somebody else's.")
    if set(looked_for) != set(WORDS) and not note.strip():
        raise ValidationError({"note": "Enter why you left out what is not ticked"})


def refuse_panel_chair(publication: Publication, by: User) -> None:
    """Raises Refused when the chair who would approve has chaired the SCR panel too (guidance.md 7.3)."""
    chaired = Appointment.objects.filter(casefile=publication.casefile, user=by, role=Role.PANEL_CHAIR)
    if chaired.exclude(status=Appointment.Status.PROPOSED).exists():
        raise Refused("You chaired the SCR panel of this case: the acting chair approves its publication.")
