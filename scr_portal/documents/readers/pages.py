"""Text and pictures of the pages of a PDF: writes <n>.txt and <n>.png into a folder, prints the number of pages."""

import sys
from pathlib import Path

import pypdfium2

WIDTH = 1000
LONGEST_SIDE = 8_000
MOST_PIXELS = 4_000_000
MOST_PAGES = 500
MOST_TEXT = 200_000
MOST_BYTES = 500 * 1024 * 1024


def main() -> None:
    """Read the PDF named first into the folder named second."""
    with Path(sys.argv[1]).open("rb") as file:  # opened by name, the library would look for where the name leads
        print(read(pypdfium2.PdfDocument(file), Path(sys.argv[2])))


def read(pdf: pypdfium2.PdfDocument, folder: Path) -> int:
    """Write the pages; gives how many the file has."""
    written = 0
    for number in range(min(len(pdf), MOST_PAGES)):
        if written > MOST_BYTES:
            break
        page = pdf[number]
        (folder / f"{number + 1}.txt").write_text(text_of(page), "utf-8", "replace")
        picture = folder / f"{number + 1}.png"
        page.render(scale=scale_of(*page.get_size())).to_pil().save(picture)
        written += picture.stat().st_size
        page.close()
    return len(pdf)


def text_of(page: pypdfium2.PdfPage) -> str:
    """The text of one page, without what a database cannot hold."""
    found = page.get_textpage()
    text = found.get_text_bounded()[:MOST_TEXT]
    found.close()
    return str(text).replace("\0", "").replace("\r\n", "\n")


def scale_of(width: float, height: float) -> float:
    """So that a page is WIDTH pixels wide, and never longer than LONGEST_SIDE or of more than MOST_PIXELS."""
    width, height = max(width, 1), max(height, 1)
    return float(min(WIDTH / width, LONGEST_SIDE / height, (MOST_PIXELS / (width * height)) ** 0.5))


if __name__ == "__main__":
    main()
