"""What a line of the access log was about, in words."""

from collections.abc import Collection, Mapping
from functools import lru_cache

from django.urls import Resolver404, resolve

from scr_portal.accounts import User
from scr_portal.audit import Access
from scr_portal.casefiles import CaseFile
from scr_portal.casework import called
from scr_portal.documents import Document
from scr_portal.quarantines.locked import in_words, locked_files

LABEL = f"{Document._meta.label_lower}:"
OTHER = "Another page"
"""What has no address any more."""
SHUT = "A file that is not open to you"
WHY = {
    "403": "not theirs to do", "404": "not theirs to see", "410": "it works no more", "422": "not theirs to open",
    "429": "too many tries",
}  # fmt: skip


def openings_of(casefile: CaseFile, lines: Collection[Access], reader: User) -> list[tuple[Access, str]]:
    """The lines with what was opened, in words; each file by its name, where it is open to the reader: two questions.

    One that is locked away by what the board's office may be told of it.
    """
    numbers = {int(first[len(LABEL) :]) for line in lines if (first := line.about.split(" ")[0]).startswith(LABEL)}
    found = Document.objects.visible_to(reader, casefile).filter(pk__in=numbers).defer("text", "html")
    files = {file.subject: in_words(file) for file in locked_files(casefile, reader) if file.pk in numbers}
    files |= {file.subject: file.told_apart for file in found}
    return [(line, _opened(line, files)) for line in lines]


def _opened(line: Access, files: Mapping[str, str]) -> str:
    first, _, rest = line.about.partition(" ")
    if not first.startswith(LABEL):
        return _words(line)
    part = rest or ("downloaded" if line.kind == Access.Kind.DOCUMENT else "")
    return ", ".join(filter(None, [files.get(first, SHUT), part]))


def _words(line: Access) -> str:
    """The page of the case, or the kind of row, that was opened (called.py); a sentence is shown as it was noted."""
    if line.kind == Access.Kind.REFUSAL:
        return _refused(line.told_about)
    first, _, rest = line.told_about.partition(" ")
    return f"{_page(first) if first.startswith('/') else _row(first)} {rest}".strip()


def _refused(about: str) -> str:
    """The page that was asked for, and why it was not given, of the status and the name that refusals.py noted."""
    status, _, named = about.partition(" ")
    name = named.partition(" ")[0].rpartition(":")[2]
    return f"{called.page(name) or OTHER} ({WHY.get(status, status)})"


@lru_cache(1000)
def _page(path: str) -> str:
    """Kept: most lines of a page are about the same few addresses, and each is matched against some hundred."""
    try:
        return called.page(resolve(path).url_name or "") or OTHER
    except Resolver404:
        return OTHER


def _row(subject: str) -> str:
    return called.step(subject) or called.kind(subject.partition(":")[0]) or called.page(subject) or subject
