"""Documents bound for one reader behind a front page, with bookmarks, in a process of its own; kept nowhere."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from django.core.files.base import ContentFile, File

from scr_portal.accounts import User
from scr_portal.documents import joining, plain
from scr_portal.documents.models import Document
from scr_portal.documents.store import read


@dataclass(frozen=True)
class Part:
    """A PDF below its bookmark; `begins` names the case whose first one it is, and our own keep their bookmarks."""

    document: Document
    title: str
    begins: str = ""
    is_own: bool = False


def bound(front: bytes, title: str, parts: Sequence[Part], *, by: User) -> bytes:
    """The front page, called `title`, with these behind it and pages counted through; each counts as opened by `by`.

    Raises UnreadableError, or LockedAwayError for one that was locked away.
    """
    with ExitStack() as open_:
        copies = [open_.enter_context(plain.copy(ContentFile(front)))]
        for one in parts:
            kept = open_.enter_context(read(one.document, by=by))
            copies.append(open_.enter_context(plain.copy(kept if isinstance(kept, File) else File(kept))))
        plan = [("", title, True), *((one.begins, one.title, one.is_own) for one in parts)]
        return joining.bound(plan, copies, seconds=60, counted=True)
