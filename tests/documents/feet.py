"""Which line stands last on each page of a PDF that is made here, wherever its pages happen to end."""

from collections.abc import Iterable

import pypdfium2

from scr_portal.printing.pdf import pdf

FOOT = 60
"""The running foot of a page lies below this, in points from its lower edge."""


def at_the_feet(html: str, begins: str, lower: Iterable[int]) -> set[str]:
    """The last lines of all pages, with what `begins` there so many millimetres lower, for each of these."""
    moved = (html.replace(begins, f'{begins}<div style="height: {down}mm"></div>', 1) for down in lower)
    return {_last_line(page) for one in moved for page in pypdfium2.PdfDocument(pdf(one.encode()))}


def _last_line(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    lines = [(bottom, top) for _, bottom, _, top in boxes if bottom > FOOT]
    bottom, top = min(lines, default=(0, 0))
    return " ".join(text.get_text_bounded(bottom=bottom - 1, top=top + 1).split())
