"""Files as they come in: what is in them decides, never what they are called."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.documents import apart, plain
from scr_portal.documents.models import LARGEST, MEGABYTE, Document
from scr_portal.documents.receiving import UNSAFE
from scr_portal.documents.store import digest_of, keep, nothing_left_behind, store
from scr_portal.drafts import Draft, DraftFile
from scr_portal.forms import FileField


@dataclass(frozen=True)
class Kind:
    """A kind of file that the portal takes: its ending, its type, what people call it, and other endings it has."""

    extension: str
    content_type: str
    words: str
    also: tuple[str, ...] = ()


PDF = Kind("pdf", "application/pdf", "PDF")
WORD = Kind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word (.docx)")
ODT = Kind("odt", "application/vnd.oasis.opendocument.text", "OpenDocument (.odt)")
EXCEL = Kind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel (.xlsx)")
CSV = Kind("csv", "text/csv", "CSV")
TO_READ = (PDF, WORD, ODT)
PICTURES = (
    Kind("jpg", "image/jpeg", "JPEG", ("jpeg",)), Kind("png", "image/png", "PNG"),
    Kind("tif", "image/tiff", "TIFF", ("tiff",)),
)  # fmt: skip
"""Scans and photographs of paper: each is kept as a PDF, without what the camera wrote into it."""
SCANS = (*TO_READ, *PICTURES)
RECEIPTS = (PDF, *PICTURES)
TABLES = (EXCEL, CSV, WORD)

WRONG = {
    "encrypted": "The file is protected by encryption or a password. Save a copy without it and choose that copy",
    "old": "The file is in an old Office format such as .doc. Open it, save it as {one} and choose the new file",
    "macros": "The file contains macros. Save it without macros, as {one}, and choose the new file",
    "bomb": "The file unpacks to more than the portal can open. Save it with fewer or smaller pictures, or as {one}",
    "damaged": "The file is damaged and cannot be opened. Open it in the program it was made with, save it again and "
    "choose the new file",
    "picture": "The picture is damaged, or larger than the portal can open. Scan it again with fewer dots to the inch, "
    "or save it as PDF and choose that file",
    "other": "The file must be {any}. What is in it counts, not its name",
}


@dataclass(frozen=True)
class Checked:
    """A file that was opened and found to be what the portal takes; its name is forgotten."""

    file: UploadedFile[Any]
    kind: Kind

    def keep(self, record: CaseRecord, *, kind: str, title: str, by: User) -> Document:
        """Store it as a document of `record`: `kind` is what it is there and goes into the name of downloads."""
        return keep(
            record,
            self.file,
            kind=kind,
            title=title,
            content_type=self.kind.content_type,
            extension=self.kind.extension,
            by=by,
        )

    def wait_with(self, draft: Draft, *, paper: str, by: User) -> DraftFile:
        """Store it sealed beside what is not sent yet; gone again if that fails. There is no case to keep it in."""
        waits = DraftFile(
            draft=draft, paper=paper, content_type=self.kind.content_type, extension=self.kind.extension,
            size=self.file.size or 0, sha256=digest_of(self.file), kept_by=by,
        )  # fmt: skip
        waits.full_clean()
        with nothing_left_behind(), transaction.atomic():
            store(waits.stored_as, self.file)
            waits.save(force_insert=True)
        return waits


def check(upload: UploadedFile[Any], kinds: tuple[Kind, ...] = TO_READ, largest: int = LARGEST) -> Checked:
    """Open `upload` apart and give what it is; ValidationError says what to do when it cannot be taken."""
    name = upload.name or ""
    if name == UNSAFE or not name.isprintable():
        raise ValidationError(
            "The name of the file must have no path and no special characters in it. Give the file a plain name, "
            "such as report.pdf, and choose it again"
        )
    if not upload.size:
        raise ValidationError("The file is empty. Choose another file")
    if upload.size > largest:
        raise ValidationError(f"The file must be {largest // MEGABYTE} MB or smaller. Save it with smaller pictures")
    found = _look_into(upload)
    for kind in kinds:
        if kind.extension == found:
            return _as_pdf(upload) if kind in PICTURES else Checked(upload, kind)
    raise ValidationError(WRONG.get(found, WRONG["other"]).format(one=kinds[0].words, any=in_words(kinds)))


def _as_pdf(picture: UploadedFile[Any]) -> Checked:
    """A picture of paper, to be read page by page like any other file."""
    try:
        with plain.copy(picture) as copy:
            made = apart.run("picture", copy, memory=1536, seconds=60, disk=LARGEST // MEGABYTE)
    except apart.UnreadableError:
        raise ValidationError(WRONG["picture"]) from None
    return Checked(SimpleUploadedFile("scan.pdf", made, PDF.content_type), PDF)


def in_words(kinds: tuple[Kind, ...]) -> str:
    """The kinds as a list for people: "PDF, Word (.docx) or OpenDocument (.odt)"."""
    words = [kind.words for kind in kinds]
    return " or ".join((", ".join(words[:-1]), words[-1])) if words[1:] else words[0]


def _look_into(upload: UploadedFile[Any]) -> str:
    try:
        with plain.copy(upload) as copy:
            return apart.run("inspect", copy, memory=1024, seconds=20).decode().strip()
    except apart.UnreadableError:
        return "damaged"


class CheckedFileField(FileField):
    """One file of these kinds and at most so large; gives a `Checked` for the step, or None when left out."""

    def __init__(self, *, asks: str, kinds: tuple[Kind, ...] = TO_READ, largest: int = LARGEST, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", f"{in_words(kinds)}, up to {largest // MEGABYTE} MB")
        endings = [ending for kind in kinds for ending in (kind.extension, *kind.also)]
        super().__init__(asks=asks, accept=",".join(f".{ending}" for ending in endings), **kwargs)
        self.kinds, self.largest = kinds, largest

    def clean(self, data: Any, initial: Any = None) -> Checked | None:
        """The checked file; raises ValidationError in words that say what to do."""
        upload = super().clean(data, initial)
        return check(upload, self.kinds, self.largest) if isinstance(upload, UploadedFile) else None
