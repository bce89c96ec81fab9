"""The bytes in the store, compared with what was signed, approved and sent."""

import hashlib

from publications.publications.models import Publication
from scr_portal import documents
from scr_portal.accounts import User
from scr_portal.documents import Document
from scr_portal.transitions import Refused


def as_stored(publication: Publication, by: User) -> tuple[str, str]:
    """The digests of the stored PDF and page, read anew; raises Refused when a file is not what was kept."""
    kept = [document for document in (publication.pdf, publication.html) if document]
    digests = [_digest(document, by) for document in kept]
    if len(kept) < 2 or digests != [document.sha256 for document in kept]:
        raise Refused("A stored document is not the one that was checked. Make the documents again.")
    return digests[0], digests[1]


def refuse_other_bytes(publication: Publication, by: User) -> None:
    """Raises Refused unless the stored documents are, byte for byte, those approved."""
    if as_stored(publication, by) != (publication.approved_sha256, publication.approved_html_sha256):
        raise Refused("The stored documents are not the ones that were approved.")


def _digest(document: Document, by: User) -> str:
    with documents.read(document, by=by) as file:
        return hashlib.sha256(file.read()).hexdigest()
