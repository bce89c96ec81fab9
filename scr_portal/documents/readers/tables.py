"""Tables of an Excel, CSV or Word file as JSON: a list of tables, each a list of [row number, cells as text]."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from pathlib import Path

MOST_ROWS = 20_100
MOST_COLUMNS = 30
MOST_TABLES = 20
MOST_CHARACTERS = 20_000
Row = tuple[int, list[str]]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def of_excel(path: Path) -> Iterator[Iterator[Row]]:
    """The sheets, with the values that formulas had when the file was saved."""
    import openpyxl

    book = openpyxl.load_workbook(path.open("rb"), read_only=True, data_only=True)
    for sheet in book.worksheets:
        rows = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
        yield ((number, [_text(value) for value in row]) for number, row in enumerate(rows, 1))


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes") if value.time() != time() else value.date().isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def of_csv(path: Path) -> Iterator[Iterator[Row]]:
    """The one table; commas, semicolons or tabs, whichever its first lines use most."""
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    first = text[:2_000]
    separator = max(",;\t", key=first.count)
    csv.field_size_limit(MOST_CHARACTERS * 100)
    yield enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1)


def of_word(path: Path) -> Iterator[Iterator[Row]]:
    """The tables; a cell merged downwards counts for each of its rows."""
    import docx

    for table in docx.Document(str(path)).tables:
        yield _word_rows(table._tbl.tr_lst)


def _word_rows(lines: Iterable[object]) -> Iterator[Row]:
    above: list[str] = []
    for number, line in enumerate(lines, 1):
        cells: list[str] = []
        for cell in line.tc_lst:  # type: ignore[attr-defined]
            goes_on = cell.vMerge == "continue" and len(cells) < len(above)
            cells.append(above[len(cells)] if goes_on else _words(cell))
            cells += [""] * (min(cell.grid_span, MOST_COLUMNS) - 1)
        above = cells
        yield number, cells


def _words(cell: object) -> str:
    paragraphs = cell.iter(f"{WORD}p")  # type: ignore[attr-defined]
    return "\n".join("".join(part.text or "" for part in one.iter(f"{WORD}t")) for one in paragraphs).strip()


READERS = {"xlsx": of_excel, "csv": of_csv, "docx": of_word}


def filled(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with something in them, as many and as wide as are looked at."""
    given = 0
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            yield number, [cell[:MOST_CHARACTERS] for cell in cells[:MOST_COLUMNS]]
            given += 1
        if given == MOST_ROWS:
            return


def main() -> None:
    """Print the tables of the file named second, which is of the kind named first."""
    tables = READERS[sys.argv[1]](Path(sys.argv[2]))
    json.dump([list(filled(rows)) for rows, _ in zip(tables, range(MOST_TABLES), strict=False)], sys.stdout)


if __name__ == "__main__":
    main()
