"""Several PDFs as one, put together in a process of its own: what came from outside may be broken."""

from collections.abc import Sequence
from contextlib import ExitStack

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from scr_portal.documents import apart, plain
from scr_portal.documents.models import MEGABYTE, Document
from scr_portal.documents.store import refuse_locked

MOST_BYTES = 60 * MEGABYTE
"""Of all files whose pages are put behind a first one."""


def joined(first: bytes, others: Sequence[Document]) -> bytes:
    """`first` with the pages of these PDFs behind it. Raises UnreadableError, or LockedAwayError for a locked one."""
    if not others:
        return first
    with ExitStack() as open_:
        copies = [open_.enter_context(plain.copy(ContentFile(first)))]
        for document in others:
            refuse_locked(document)
            kept = open_.enter_context(default_storage.open(document.stored_as, "rb"))
            copies.append(open_.enter_context(plain.copy(kept)))
        return apart.run("join", *copies, memory=1536, seconds=120, disk=2 * MOST_BYTES // MEGABYTE)
