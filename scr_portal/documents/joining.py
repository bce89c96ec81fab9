"""Several PDFs as one, put together in a process of its own: what came from outside may be broken."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from scr_portal.documents import apart, plain
from scr_portal.documents.models import MEGABYTE, Document
from scr_portal.documents.store import refuse_locked

MOST_BYTES = 60 * MEGABYTE
"""Of all files whose pages are put behind a first one."""

Planned = tuple[str, str, bool]
"""The case that begins with a file, if one does, the title of the file, and whether it is ours."""


def joined(first: bytes, title: str, others: Sequence[Document]) -> bytes:
    """`first`, which is called `title`, with the pages of these PDFs behind it.

    Raises UnreadableError, or LockedAwayError for a locked one.
    """
    if not others:
        return first
    with ExitStack() as open_:
        copies = [open_.enter_context(plain.copy(ContentFile(first)))]
        for document in others:
            refuse_locked(document)
            kept = open_.enter_context(default_storage.open(document.stored_as, "rb"))
            copies.append(open_.enter_context(plain.copy(kept)))
        return bound([("", title, True), *(("", one.title, False) for one in others)], copies, seconds=120)


def bound(plan: Sequence[Planned], files: Sequence[IO[bytes]], *, seconds: int, counted: bool = False) -> bytes:
    """What the reader makes of these, with page numbers that count through where asked. Raises UnreadableError."""
    with TemporaryFile() as said:  # titles name cases: no list of processes may show them
        said.write(json.dumps({"files": plan, "counted": counted}).encode())
        said.flush()
        return apart.run("bind", said, *files, memory=1536, seconds=seconds, disk=2 * MOST_BYTES // MEGABYTE)


def lengths(files: Sequence[IO[bytes]]) -> list[int]:
    """How many pages each of these PDFs has. Raises UnreadableError."""
    said: list[int] = json.loads(apart.run("lengths", *files, memory=1024, seconds=30))
    return said
