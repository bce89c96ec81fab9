"""Page numbers that count through a whole file, at the foot of each page: an artifact, which is not read out."""

import pikepdf
from pikepdf import Dictionary, Name

SIZE, FOOT = 8.5, 26
"""Of the letters, and how far above the edge they stand; in points."""
WIDTHS = {" ": 0.278, "f": 0.278, "t": 0.278, "i": 0.222, "l": 0.222, "s": 0.5, "P": 0.667}
"""Of the letters of Helvetica that are no digits and as wide as one."""
AS_WIDE_AS_A_DIGIT = 0.556


def count_through(whole: pikepdf.Pdf) -> None:
    """Put “Page 3 of 20 in this file” below what each page shows, upright however the page is turned.

    A page may have a number of its own, in the document that it is of.
    """
    font = whole.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for number, page in enumerate(whole.pages, start=1):
        words = f"Page {number} of {len(whole.pages)} in this file"
        name = page.add_resource(font, Name.Font)
        shown = f"BT {name} {SIZE} Tf 0.28 g {_place(page, words)} Tm ({words}) Tj ET"
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(f"\nQ\n/Artifact BMC\nq {shown} Q\nEMC\n".encode())


def _place(page: pikepdf.Page, words: str) -> str:
    """The matrix by which the words stand in the middle of the foot, as the page is looked at."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    half = SIZE * sum(WIDTHS.get(letter, AS_WIDE_AS_A_DIGIT) for letter in words) / 2
    across, up = (left + right) / 2, (bottom + top) / 2
    turned = {
        0: (1, 0, 0, 1, across - half, bottom + FOOT),
        90: (0, 1, -1, 0, right - FOOT, up - half),
        180: (-1, 0, 0, -1, across + half, top - FOOT),
        270: (0, -1, 1, 0, left + FOOT, up + half),
    }
    rotation = page.obj.get("/Rotate", 0)
    matrix = turned.get(int(rotation) % 360, turned[0]) if isinstance(rotation, int) else turned[0]
    return " ".join(f"{value:.2f}" for value in matrix)
