"""Files with tables: what is read of them, and what is said of those that cannot be read."""

import io
from datetime import date, time

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile

from panels.chronologies.tables import LARGEST_TABLE, TableField
from tests.documents import files
from tests.panels.chronologies import tables
from tests.panels.chronologies.conftest import table_in


@pytest.mark.parametrize(
    "content",
    [
        tables.as_csv(),
        tables.as_csv(encoding="utf-8-sig"),
        tables.as_csv(delimiter=";"),
        tables.as_csv(delimiter="\t"),
        tables.as_word(),
    ],
)
def test_csv_and_word_tables_are_read(content: bytes) -> None:
    first, second = table_in(content).reading.lines
    assert (first.row, first.happened_on, first.at_time) == (2, date(2010, 4, 3), time(9, 30))
    assert (first.event, first.source) == ("The health visitor called.", "Record 12")
    assert (second.row, second.at_time, second.source) == (3, None, "")


def test_the_signs_of_windows_are_read() -> None:
    content = tables.as_csv([["3/4/2010", "", "“Zoë” – seen", "5£"]], encoding="cp1252")
    assert table_in(content).reading.lines[0].event == "“Zoë” – seen"


def test_an_excel_table_is_read_with_its_own_dates_and_the_values_of_formulas() -> None:
    reading = table_in(tables.as_excel()).reading
    assert (reading.lines[0].happened_on, reading.lines[0].at_time) == (date(2010, 4, 3), time(9, 30))
    assert reading.lines[0].source == "12"
    formula = table_in(tables.as_excel(["3/4/2010", "", '=HYPERLINK("http://example.org")', ""])).reading
    assert not formula.lines
    assert "the event is empty" in formula.problems[0].what


def test_a_date_merged_over_several_rows_of_a_word_table_counts_for_each() -> None:

    made = docx.Document()
    grid = made.add_table(3, 2)
    grid.cell(0, 0).text, grid.cell(0, 1).text = "Date", "Event"
    grid.cell(1, 0).merge(grid.cell(2, 0)).text = "3/4/2010"
    grid.cell(1, 1).text, grid.cell(2, 1).text = "One.", "Two."

    out = io.BytesIO()
    made.save(out)
    lines = table_in(out.getvalue()).reading.lines
    assert [(line.happened_on, line.event) for line in lines] == [
        (date(2010, 4, 3), "One."),
        (date(2010, 4, 3), "Two."),
    ]


def test_twenty_thousand_rows_are_read_and_one_more_is_refused() -> None:
    rows = [["3/4/2010", "9:30", "An event.", "File"]] * 20_000
    assert len(table_in(tables.as_csv(rows)).reading.lines) == 20_000
    with pytest.raises(ValidationError, match="more than 20,000 rows"):
        table_in(tables.as_csv([*rows, rows[0]]))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"Date,Event\n3/4/2010,A\0B\n", "must be Excel"),
        (files.pdf(), "must be Excel (.xlsx), CSV or Word (.docx)"),
        (b"MZ\x90\0\x03" + b"\0" * 100, "must be Excel"),
        (b"Name,Role\nA,B\n", "No table of events"),
        (b"Date,Event\n", "no rows"),
        (files.word(), "No table of events"),
        (tables.as_excel()[:-200], "damaged"),
        (files.rezipped(tables.as_excel(), xl__vbaProject_dot_bin=b"Sub Main"), "macros"),
        (files.rezipped(tables.as_excel(), xl__worksheets__sheet1_dot_xml=b"<worksheet><row>"), "could not be read"),
        (b'Date,Event\n3/4/2010,"' + b"x" * 3_000_000, "could not be read"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_words(content: bytes, says: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        table_in(content)
    assert says in refusal.value.messages[0]


def test_a_file_over_the_limit_is_refused_before_it_is_opened() -> None:
    with pytest.raises(ValidationError, match="10 MB or smaller"):
        TableField(label="Table").clean(TemporaryUploadedFile("t.csv", "text/csv", LARGEST_TABLE + 1, None))
