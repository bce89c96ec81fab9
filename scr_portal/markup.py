"""Words put into markup, for what a page says many times: each is escaped, unless it is markup already.

Django's `format_html` looks at each word for what is translated later, and takes ten times as long.
"""

import re
from collections.abc import Iterable
from functools import cache
from html import escape

from django.utils.safestring import SafeString


def put(markup: str, *words: object, **named: object) -> SafeString:
    """The markup with each of the words in its place, as `str.format` finds it."""
    if named:
        return SafeString(markup.format(*map(_said, words), **{name: _said(word) for name, word in named.items()}))
    return SafeString(markup.format(*map(_said, words)))


def joined(parts: Iterable[SafeString]) -> SafeString:
    """One after the other."""
    return SafeString("".join(parts))


def items(words: Iterable[object]) -> SafeString:
    """Each of the words as an item of a list."""
    return SafeString("".join([f"<li>{_said(word)}</li>" for word in words]))


def row(mark: str = "", /, **cells: object) -> SafeString:
    """A row of a table: what stands in each cell, by its column, which a narrow screen says beside it.

    `mark` is what an address leads to it by.
    """
    inside = "".join([f"{_cell(name)}{_said(said)}</td>\n" for name, said in cells.items()])
    return put(ROW, put(' id="{}"', mark) if mark else "", SafeString(inside))


ROW = '<tr class="govuk-table__row"{}>{}</tr>\n'


@cache
def _cell(column: str) -> SafeString:
    """Where a cell of the column begins."""
    return put('<td class="govuk-table__cell" data-label="{}">', column.replace("_", " "))


def _said(word: object) -> str:
    if isinstance(word, SafeString):
        return word
    plain = str(word)
    return escape(plain) if IS_MARKUP(plain) else plain


IS_MARKUP = re.compile("[&<>\"']").search
"""Most words have nothing to escape, and looking is half the time."""
