"""A scan or photograph as a PDF on standard output: every page upright on A4, nothing of what the camera wrote down.

JPEG, PNG and TIFF, also of several pages. Fails where a page has more pixels, or there are more pages, than it opens.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from PIL import Image, ImageOps, ImageSequence

KINDS = ("JPEG", "PNG", "TIFF")
MOST_PIXELS = 80_000_000
MOST_PAGES = 200
LONG, SHORT = 11.69, 8.27
"""The sides of an A4 page, in inches."""
QUALITY = 85


def pages(path: Path) -> Iterator[Image.Image]:
    """Each page, as it is to be seen."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(path, formats=KINDS) as whole:
        for number, page in enumerate(ImageSequence.Iterator(whole)):
            if number == MOST_PAGES or page.width * page.height > MOST_PIXELS:
                raise ValueError("More than is opened.")
            yield plain(ImageOps.exif_transpose(page))


def plain(page: Image.Image) -> Image.Image:
    """Black and white, grey or coloured; what is see-through is white."""
    if page.mode in ("1", "L", "RGB"):
        return page
    if page.mode.startswith("I"):
        return page.point(lambda value: value / 256).convert("L")
    if "A" in page.mode or "transparency" in page.info:
        seen = page.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    return page.convert("RGB")


def as_pdf(page: Image.Image) -> bytes:
    """One page that fits A4, upright or across."""
    out, sides = io.BytesIO(), sorted(page.size)
    dots = max(sides[0] / SHORT, sides[1] / LONG, 1)
    lossy = {} if page.mode == "1" else {"quality": QUALITY}  # black and white is kept point by point
    page.save(out, "PDF", resolution=dots, **lossy)
    return out.getvalue()


def main() -> None:
    """Convert the file, page by page."""
    out = io.BytesIO()
    with pikepdf.new() as whole:
        for page in pages(Path(sys.argv[1])):
            with pikepdf.open(io.BytesIO(as_pdf(page))) as one:
                whole.pages.extend(one.pages)
        whole.save(out)
    sys.stdout.buffer.write(out.getvalue())


if __name__ == "__main__":
    main()
