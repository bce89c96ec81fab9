"""Papers that people send, and what stands in those that the portal hands out."""

import pypdfium2
from playwright.sync_api import FilePayload

from tests.documents import files
from tests.journeys.steps.desk import Desk


def a_pdf(name: str, *lines: str) -> FilePayload:
    """A file of this name to be sent, whose one page says this."""
    return {"name": name, "mimeType": "application/pdf", "buffer": files.pdf(*lines)}


def read_pdf(desk: Desk) -> str:
    """All that the PDF says whose page in the portal is open."""
    answer = desk.context.request.get(f"{desk.page.url.partition('?')[0]}file/")
    assert answer.headers["content-type"] == "application/pdf"
    with pypdfium2.PdfDocument(answer.body()) as pages:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
