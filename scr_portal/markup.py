"""Words put into markup, for what a page says many times: each is escaped, unless it is markup already.

Django's `format_html` looks at each word for what is translated later, and takes ten times as long.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString


def put(markup: str, *words: object, **named: object) -> SafeString:
    """The markup with each of the words in its place, as `str.format` finds it."""
    return SafeString(markup.format(*map(_said, words), **{name: _said(word) for name, word in named.items()}))


def joined(parts: Iterable[SafeString]) -> SafeString:
    """One after the other."""
    return SafeString("".join(parts))


def row(mark: str = "", /, **cells: object) -> SafeString:
    """A row of a table: what stands in each cell, by its column, which a narrow screen says beside it.

    `mark` is what an address leads to it by.
    """
    inside = joined(put(CELL, name.replace("_", " "), said) for name, said in cells.items())
    return put(ROW, put(' id="{}"', mark) if mark else "", inside)


ROW = '<tr class="govuk-table__row"{}>{}</tr>\n'
CELL = '<td class="govuk-table__cell" data-label="{}">{}</td>\n'


def _said(word: object) -> str:
    return word if isinstance(word, SafeString) else escape(str(word))
