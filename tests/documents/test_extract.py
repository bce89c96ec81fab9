"""What the worker makes of a file: pages with pictures, clean HTML, or a file that can only be downloaded."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from scr_portal import jobs
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document, apart, extraction
from scr_portal.jobs import Job
from scr_portal.tasks import extract
from tests.documents import files
from tests.documents.conftest import kept

HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(2)><a href="https://example.org/track">here</a>'


def test_a_pdf_becomes_pages_with_text_and_pictures(casefile: CaseFile, officer: User) -> None:
    document = kept(casefile, officer, files.pdf("She was seen.", pages=3))
    extract(document.pk)
    document.refresh_from_db()
    assert (document.reading, document.page_count) == (Document.Reading.READY, 3)
    assert [page.number for page in document.pages.all()] == [1, 2, 3]
    assert "She was seen." in document.pages.get(number=2).text
    with default_storage.open(document.pages.get(number=2).stored_as) as file:
        picture = Image.open(io.BytesIO(file.read()))
    assert picture.width == 1000
    assert Job.objects.get(about=document.subject).status == Job.Status.DONE


def test_an_enormous_page_becomes_a_picture_of_bounded_size(casefile: CaseFile, officer: User) -> None:
    made, out = pikepdf.new(), io.BytesIO()
    for size in ((1, 2_000_000), (14_400, 14_400), (0, 0)):
        made.add_blank_page()
        made.pages[-1].MediaBox = pikepdf.Array([0, 0, *size])
    made.save(out)
    document = kept(casefile, officer, out.getvalue())
    extract(document.pk)
    document.refresh_from_db()
    assert document.reading == Document.Reading.READY
    for page in document.pages.all():
        with default_storage.open(page.stored_as) as file:
            picture = Image.open(io.BytesIO(file.read()))
        assert picture.width * picture.height <= 4_100_000


@pytest.mark.parametrize(("make", "extension"), [(files.word, "docx"), (files.odt, "odt")])
def test_a_text_becomes_html_without_anything_that_acts(
    casefile: CaseFile, officer: User, make: Callable[..., bytes], extension: str
) -> None:
    document = kept(casefile, officer, make("The visit was late.", HOSTILE), extension)
    extract(document.pk)
    document.refresh_from_db()
    assert document.reading == Document.Reading.READY
    assert "<p>The visit was late.</p>" in document.html
    assert "The visit was late.\n" in document.text
    assert not any(tag in document.html for tag in ("<script", "<img", "<a", "<style", "<h1"))


def test_what_a_converter_lets_through_is_taken_out() -> None:
    cleaned = extraction.clean(f'<h1 lang="en" onclick="x()">Title</h1><p style="color:red">Text {HOSTILE}\0</p>')
    assert cleaned == '<h2 lang="en">Title</h2><p>Text here</p>'


def test_a_file_that_cannot_be_read_can_still_be_downloaded(casefile: CaseFile, officer: User, store: Path) -> None:
    document = kept(casefile, officer, b"%PDF-1.7 and nothing else")
    extract(document.pk)
    document.refresh_from_db()
    assert document.reading == Document.Reading.FAILED
    assert Job.objects.get(about=document.subject).status == Job.Status.FAILED
    assert [file.name for file in store.iterdir()] == [document.stored_as]


def test_a_reader_that_takes_too_much_is_stopped() -> None:
    with pytest.raises(apart.UnreadableError):
        apart.run("pages", "/dev/zero", "/tmp", memory=200, seconds=2)  # noqa: S108


def test_work_that_was_done_is_not_done_again(casefile: CaseFile, officer: User) -> None:
    document = kept(casefile, officer)
    extract(document.pk)
    Document.objects.filter(pk=document.pk).update(text="untouched")
    extract(document.pk)
    document.refresh_from_db()
    assert document.text == "untouched"


def test_a_file_whose_worker_was_lost_three_times_is_given_up(casefile: CaseFile, officer: User) -> None:
    document = kept(casefile, officer)
    past = timezone.now() - timedelta(minutes=1)
    Job.objects.update(status=Job.Status.RUNNING, attempts=jobs.MOST_ATTEMPTS, leased_until=past)
    extract(document.pk)
    document.refresh_from_db()
    assert document.reading == Document.Reading.FAILED


def test_a_file_that_another_worker_has_is_left_alone(casefile: CaseFile, officer: User) -> None:
    document = kept(casefile, officer)
    later = timezone.now() + timedelta(minutes=1)
    Job.objects.update(status=Job.Status.RUNNING, attempts=1, leased_until=later)
    extract(document.pk)
    document.refresh_from_db()
    assert document.reading == Document.Reading.WAITING
