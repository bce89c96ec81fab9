"""Rows as a file for a spreadsheet, in which no cell is taken for a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from django.http import StreamingHttpResponse

STARTS_OF_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def sheet(file_name: str, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> StreamingHttpResponse:
    """A CSV file under this name, which says nothing of anybody; written row by row."""
    response = StreamingHttpResponse(_lines(headings, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response["Cache-Control"] = "private, no-store"
    return response


class _Echo:
    """What csv writes to: gives the line back."""

    def write(self, line: str) -> str:
        return line


def _lines(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    writer = csv.writer(cast(Any, _Echo()))
    yield "\ufeff" + cast(str, writer.writerow(headings))
    for row in rows:
        yield cast(str, writer.writerow([_harmless(text) for text in row]))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(STARTS_OF_FORMULAS) else text
