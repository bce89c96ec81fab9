"""Quotes as they are printed, whatever was typed."""

from dataclasses import replace

import pytest

from publications.printing import html
from publications.printing.gathering import report
from publications.printing.prose import blocks
from tests.publications import build_publication as build

pytestmark = pytest.mark.django_db

TYPED = """He said "come in" and 'stay' (and "no more"). The board's parents' group."""


def test_typed_quotes_are_set_as_a_printer_sets_them() -> None:
    written = report(build.laid_out())
    changed = replace(written, before=tuple(replace(part, blocks=blocks(TYPED, 1)) for part in written.before))
    page = html.page(changed).decode()
    assert "He said “come in” and ‘stay’ (and “no more”). The board’s parents’ group." in page


def test_what_is_escaped_for_safety_stays_escaped() -> None:
    written = replace(report(build.laid_out()), title='<b>A "x"</b>')
    page = html.page(written).decode()
    assert "&lt;b&gt;A “x”&lt;/b&gt;" in page
