"""A page laid out on paper as a tagged PDF. Slow and hungry: only the worker does it."""

from typing import Never


def pdf(html: bytes) -> bytes:
    """A PDF/UA-1 of a stand-alone page: tagged, with its language and title, its fonts in it.

    WeasyPrint takes more than a second to import, so only the worker pays for it.
    """
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class Nothing(URLFetcher):
        """What is printed needs nothing from anywhere, so whatever asks for something is a fault."""

        def fetch(self, url: str, headers: object = None) -> Never:
            """Refuse."""
            raise FatalURLFetchingError("A page may not fetch anything.")

    page = HTML(string=html.decode(), url_fetcher=Nothing())  # type: ignore[no-untyped-call]
    return bytes(page.write_pdf(pdf_variant="pdf/ua-1"))  # type: ignore[no-untyped-call]
