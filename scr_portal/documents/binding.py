"""Documents bound for one reader behind a front page, with bookmarks, in a process of its own; kept nowhere."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import accumulate

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


Front = Callable[[Sequence[int]], bytes]
"""Makes the front page, given on which page of the whole each part begins; as long whatever the numbers are."""


def bound(front: Front, title: str, parts: Sequence[Part], *, by: User) -> bytes:
    """The front page, called `title`, with these behind it and pages counted through; each counts as opened by `by`.

    Raises UnreadableError, or LockedAwayError for one that was locked away.
    """
    with ExitStack() as open_:
        copies = []
        for one in parts:
            kept = open_.enter_context(read(one.document, by=by))
            copies.append(open_.enter_context(plain.copy(kept if isinstance(kept, File) else File(kept))))
        without_numbers = open_.enter_context(plain.copy(ContentFile(front([0] * len(parts)))))
        own, *others = joining.lengths([without_numbers, *copies])
        begins = list(accumulate(others, initial=own + 1))[: len(parts)]
        first = open_.enter_context(plain.copy(ContentFile(front(begins))))
        plan = [("", title, True), *((one.begins, one.title, one.is_own) for one in parts)]
        return joining.bound(plan, [first, *copies], seconds=60, counted=True)
