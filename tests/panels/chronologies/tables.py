"""Tables of events as agencies send them."""

import csv
import io
from datetime import datetime, time
from typing import Any

import openpyxl

from tests.documents.files import word

HEADINGS = ["Date", "Time", "Event", "Source"]
ROWS = [["3/4/2010", "9.30am", "The health visitor called.", "Record 12"], ["4/4/2010", "", "Nobody was at home.", ""]]


def as_csv(rows: list[list[str]] | None = None, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """A CSV file, with headings."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([HEADINGS, *(ROWS if rows is None else rows)])
    return out.getvalue().encode(encoding)


def as_excel(*rows: list[Any]) -> bytes:
    """An Excel file, with headings and Excel's own dates and times."""
    made, out = openpyxl.Workbook(), io.BytesIO()
    sheet = made.active
    assert sheet
    for row in (HEADINGS, *(rows or ([datetime(2010, 4, 3), time(9, 30), "The health visitor called.", 12],))):
        sheet.append(row)
    made.save(out)
    return out.getvalue()


def as_word(rows: list[list[str]] | None = None) -> bytes:
    """A Word file with a table of people before the table of events."""
    return word("Our chronology", table=[HEADINGS, *(rows or ROWS)])
