"""What the worker does with a file so that it can be read in the browser, page by page or as clean HTML."""

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import IO

import nh3
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction

from scr_portal import jobs
from scr_portal.documents import apart, plain
from scr_portal.documents.models import Document, Page
from scr_portal.documents.store import EXTRACT, nothing_left_behind, refuse_locked, store

LEASE = timedelta(minutes=15)  # longer than the slowest reader is given
MOST_HTML = 5_000_000
READERS = {"docx": "word", "odt": "open_document"}
TAGS = {
    "p", "br", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "b", "em", "i", "sup", "sub",
    "blockquote", "table", "caption", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


def extract(document: Document) -> None:
    """Make a document readable, unless another worker has it or it is done; what fails can still be downloaded."""
    job = jobs.claim(document, EXTRACT, LEASE)
    if job is None:
        return
    if document.locked_at is not None:
        jobs.settle(job)  # asked for anew if the file is released
        return
    try:
        if job.attempts > jobs.MOST_ATTEMPTS:
            raise apart.UnreadableError("It was given up: its worker was lost each time.")
        with _opened(document) as file, plain.folder() as folder, nothing_left_behind():
            pages = _pages(document, file, folder) if document.extension == "pdf" else _html(document, file)
            _finish(document, Document.Reading.READY, job, pages)
    except apart.UnreadableError as error:
        _finish(document, Document.Reading.FAILED, job, failure=str(error))


@contextmanager
def _opened(document: Document) -> Iterator[IO[bytes]]:
    refuse_locked(document)
    with default_storage.open(document.stored_as, "rb") as kept, plain.copy(kept) as copy:
        yield copy


def _pages(document: Document, file: IO[bytes], folder: Path) -> list[Page]:
    printed = apart.run("pages", file, str(folder), memory=1536, seconds=300)
    document.page_count = int(printed)
    pages = []
    for picture in sorted(folder.glob("*.png"), key=lambda file: int(file.stem)):
        page = Page(document=document, number=int(picture.stem), text=picture.with_suffix(".txt").read_text("utf-8"))
        page.stored_as = f"{document.stored_as}-{page.number}"
        with picture.open("rb") as file:
            store(page.stored_as, File(file))
        pages.append(page)
    document.text = "\n\n".join(page.text for page in pages)
    return pages


def _html(document: Document, file: IO[bytes]) -> list[Page]:
    raw = apart.run(READERS[document.extension], file, memory=1024, seconds=120)
    document.html = clean(raw.decode("utf-8", "replace"))
    document.text = words_of(document.html)
    return []


def _finish(
    document: Document, reading: Document.Reading, job: jobs.Job, pages: list[Page] | None = None, failure: str = ""
) -> None:
    document.reading = reading
    with transaction.atomic():
        document.pages.all().delete()
        Page.objects.bulk_create(pages or [])
        document.save(update_fields=["reading", "text", "html", "page_count"])
        jobs.settle(job, failure)


def clean(raw: str) -> str:
    """Only paragraphs, headings below the page's own, lists, tables and stress; raises UnreadableError when huge."""
    if len(raw) > MOST_HTML:
        raise apart.UnreadableError("It is too long to be shown as a page.")
    attributes = {"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
    cleaned = nh3.clean(raw.replace("\0", ""), tags=TAGS, attributes=attributes, link_rel=None)
    return re.sub(r"<(/?)h([1-5])\b", lambda tag: f"<{tag[1]}h{int(tag[2]) + 1}", cleaned)


def words_of(cleaned: str) -> str:
    """The text of clean HTML, a line for each block."""
    lines = re.sub(r"</(p|h[1-6]|li|tr|caption)>|<br>", "\n", cleaned).replace("</td>", "\t").replace("</th>", "\t")
    return html.unescape(nh3.clean(lines, tags=set()))
