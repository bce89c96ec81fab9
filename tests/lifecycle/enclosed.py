"""The files that somebody encloses: a small PDF, and a chronology of two events."""

from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from panels.chronologies.rows import read
from panels.chronologies.tables import Table
from scr_portal.documents.uploads import PDF as PDF_KIND
from scr_portal.documents.uploads import Checked
from tests.documents import files


@cache
def _pdf() -> bytes:
    return files.pdf()


PDF = _pdf()


def upload() -> Checked:
    """A small PDF as a form gives it."""
    return Checked(SimpleUploadedFile("report.pdf", PDF), PDF_KIND)


def table() -> Table:
    """A chronology of two events as a form gives it."""
    lines = [(1, ["Date", "Time", "Event", "Source"]), (2, ["3 March 2009", "10:15", "Home visit", "Case notes"])]
    return Table(upload(), read([lines], timezone.localdate()))
