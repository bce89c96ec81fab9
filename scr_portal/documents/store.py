"""The doors of the store: every file comes in by keep() and leaves by one of the functions called read."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import IO, Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import InterfaceError, OperationalError, connection, transaction

from scr_portal import audit, jobs
from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.documents.models import Document, Page
from scr_portal.drafts import DraftFile
from scr_portal.roles import Audience

EXTRACT = "scr_portal.tasks.extract"
OPENED: list[Callable[[Document, User], None]] = []
"""Told when somebody opens a document; being opened by whom it was sent to proves that it was received."""
READABLE = frozenset({"pdf", "docx", "odt"})
_stored: ContextVar[list[str] | None] = ContextVar("stored", default=None)


@contextmanager
def nothing_left_behind() -> Iterator[None]:
    """Take out of the store again what was kept inside, when what is done inside, or around it, fails.

    When the database goes away nobody knows whether it has kept the rows: then the files stay, and none is missing.
    """
    names: list[str] = []
    around = _stored.get()
    before = _stored.set(names)
    try:
        yield
    except BaseException as failure:
        if not _database_went_away(failure):
            for name in names:
                default_storage.delete(name)
        raise
    finally:
        _stored.reset(before)
    if around is not None:
        around.extend(names)


def _database_went_away(failure: BaseException) -> bool:
    link = connection.connection
    return isinstance(failure, OperationalError | InterfaceError) and (link is None or bool(link.closed))


def keep(
    record: CaseRecord,
    data: "bytes | File[bytes]",
    *,
    kind: str,
    title: str,
    content_type: str,
    extension: str,
    by: User,
    audience: Audience | None = None,
) -> Document:
    """Store checked bytes as a new document of `record`, behind the same walls; gone again if the step fails.

    `audience`: for fewer than read the record, where that is said.
    """
    content = data if isinstance(data, File) else ContentFile(data)
    document = Document(
        **_walls_of(record), kind=kind, title=title[:150], content_type=content_type, extension=extension,
        size=content.size, sha256=digest_of(content), kept_by=by,
    )  # fmt: skip
    document.audience = audience or document.audience
    document.full_clean()
    with nothing_left_behind(), transaction.atomic():
        store(document.stored_as, content)
        _record(document)
    return document


def adopt(record: CaseRecord, waited: DraftFile, *, kind: str, title: str) -> Document:
    """Make a file that was put to what is sent now a document of `record`; the sealed bytes stay where they lie."""
    document = Document(
        **_walls_of(record), kind=kind, title=title[:150], content_type=waited.content_type,
        extension=waited.extension, size=waited.size, sha256=waited.sha256, kept_by=waited.kept_by,
        stored_as=waited.stored_as,
    )  # fmt: skip
    document.full_clean()
    with transaction.atomic():
        waited.delete()  # the row alone: the bytes are the document's from now on
        _record(document)
    return document


def _walls_of(record: CaseRecord) -> dict[str, Any]:
    return {
        "casefile_id": record.casefile_id, "agency_id": record.agency_id, "audience": record.audience,
        "about": record.subject,
    }  # fmt: skip


def _record(document: Document) -> None:
    readable = document.extension in READABLE
    document.reading = Document.Reading.WAITING if readable else Document.Reading.NONE
    document.save(force_insert=True)
    if readable:
        jobs.ask(document, EXTRACT)


def digest_of(content: "File[bytes]") -> str:
    """The sha256 of a file."""
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def store(name: str, content: "File[bytes]") -> None:
    """Put bytes under exactly this name, in the place of what an attempt before may have left there."""
    content.seek(0)
    default_storage.save(name, content)
    _note(name)


def _note(name: str) -> None:
    names = _stored.get()
    if names is not None:
        names.append(name)


class LockedAwayError(FileNotFoundError):
    """The file was put on the wrong case: for everybody it is as if it were not there."""


def refuse_locked(document: Document) -> None:
    """Raises LockedAwayError; every way out of the store asks it, whoever has found the row and how."""
    if document.locked_at is not None:
        raise LockedAwayError("This file is locked away.")


def read(document: Document, *, by: User) -> IO[bytes]:
    """The bytes of a document, for somebody who may see it; every opening is in the access log."""
    refuse_locked(document)
    audit.opened(by, audit.Access.Kind.DOCUMENT, casefile_id=document.casefile_id, about=document.subject)
    opened(document, by)
    return default_storage.open(document.stored_as, "rb")


def read_published(document: Document) -> IO[bytes]:
    """The bytes of a document that stands on the public register: for everybody, so nobody is noted."""
    refuse_locked(document)
    return default_storage.open(document.stored_as, "rb")


def opened(document: Document, by: User) -> None:
    """Tell those who want to know that `by` has opened the document."""
    refuse_locked(document)
    for hear in OPENED:
        hear(document, by)


def read_picture(page: Page, *, by: User) -> IO[bytes]:
    """The picture of one page, for somebody who may see its document; logged with its number."""
    document = page.document
    refuse_locked(document)
    about = f"{document.subject} page {page.number}"
    audit.opened(by, audit.Access.Kind.DOCUMENT, casefile_id=document.casefile_id, about=about)
    return default_storage.open(page.stored_as, "rb")
