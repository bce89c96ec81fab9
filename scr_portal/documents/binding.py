"""Documents bound for one reader behind a front page, with bookmarks, in a process of its own; kept nowhere."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from tempfile import TemporaryFile

from django.core.files.base import ContentFile, File

from scr_portal.accounts import User
from scr_portal.documents import apart, plain
from scr_portal.documents.joining import MOST_BYTES
from scr_portal.documents.models import MEGABYTE, Document
from scr_portal.documents.store import read


@dataclass(frozen=True)
class Part:
    """A PDF below its bookmark; `begins` names the case whose first one it is, and our own keep their bookmarks."""

    document: Document
    title: str
    begins: str = ""
    is_own: bool = False


def bound(front: bytes, title: str, parts: Sequence[Part], *, by: User) -> bytes:
    """The front page, which is called `title`, with these behind it; each of them counts as opened by `by`.

    Raises UnreadableError, or LockedAwayError for one that was locked away.
    """
    plan = [("", title, False), *((one.begins, one.title, one.is_own) for one in parts)]
    with ExitStack() as open_:
        said = open_.enter_context(TemporaryFile())  # titles name cases: no list of processes may show them
        said.write(json.dumps(plan).encode())
        said.flush()
        copies = [said, open_.enter_context(plain.copy(ContentFile(front)))]
        for one in parts:
            kept = open_.enter_context(read(one.document, by=by))
            copies.append(open_.enter_context(plain.copy(kept if isinstance(kept, File) else File(kept))))
        return apart.run("bind", *copies, memory=1536, seconds=60, disk=2 * MOST_BYTES // MEGABYTE)
