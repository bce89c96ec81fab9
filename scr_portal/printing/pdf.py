"""A page laid out on A4 as a tagged PDF. Slow and hungry: the worker does it, or this file as a program of its own.

It imports nothing of the portal, so that it can be run apart (documents/apart.py); WeasyPrint takes more than a second
to import, so only whoever prints pays for it.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Never


def pdf(html: bytes) -> bytes:
    """A PDF/UA-1 of a stand-alone page: tagged, with its language and title, its fonts in it."""
    return _written(_laid_out(html.decode()))


def one_page(pages: Iterable[str]) -> bytes:
    """The PDF of the first of these pages that fits on one sheet; of the last one where none does."""
    laid_out = None
    for html in pages:
        laid_out = _laid_out(html)
        if len(laid_out.pages) == 1:
            break
    return _written(laid_out)


def _laid_out(html: str) -> Any:
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class Nothing(URLFetcher):
        """Such a page needs nothing from anywhere, so whatever asks for something is a fault."""

        def fetch(self, url: str, headers: object = None) -> Never:
            """Refuse."""
            raise FatalURLFetchingError("A page to be printed may not fetch anything.")

    return HTML(string=html, url_fetcher=Nothing()).render(pdf_variant="pdf/ua-1")  # type: ignore[no-untyped-call]


def _written(laid_out: Any) -> bytes:
    return bytes(laid_out.write_pdf(pdf_variant="pdf/ua-1"))


if __name__ == "__main__":
    sys.stdout.buffer.write(one_page(json.loads(Path(sys.argv[1]).read_text("utf-8"))))
