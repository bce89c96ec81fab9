"""Files as people send them, good and hostile, made on the spot."""

import io
import zipfile

import docx
import odf.opendocument
import odf.text
import pikepdf
from PIL import Image

LINES = ("The health visitor called on 3 March.", "Nobody was at home.")


def pdf(*lines: str, pages: int = 1, encryption: pikepdf.Encryption | None = None) -> bytes:
    """A PDF whose pages carry the lines as text."""
    made = pikepdf.new()
    shown = " ".join(f"({line}) Tj T*" for line in lines or LINES)
    for number in range(1, pages + 1):
        made.add_blank_page(page_size=(595, 842))
        page = made.pages[-1]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = made.make_stream(f"BT /F1 12 Tf 14 TL 72 760 Td (Page {number}) Tj T* {shown} ET".encode())
    out = io.BytesIO()
    made.save(out, encryption=encryption or False)
    return out.getvalue()


def word(*lines: str, table: list[list[str]] | None = None) -> bytes:
    """A Word file of paragraphs and perhaps a table."""
    made = docx.Document()
    for line in lines or LINES:
        made.add_paragraph(line)
    if table:
        grid = made.add_table(0, len(table[0]))
        for row in table:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def odt(*lines: str) -> bytes:
    """An OpenDocument text."""
    made = odf.opendocument.OpenDocumentText()
    made.text.addElement(odf.text.H(outlinelevel=1, text="What happened"))
    for line in lines or LINES:
        made.text.addElement(odf.text.P(text=line))
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def rezipped(archive: bytes, **changes: bytes | None) -> bytes:
    """The archive with members replaced, added (bytes) or left out (None); `__` in a name stands for `/`."""
    wanted = {name.replace("__", "/").replace("_dot_", "."): content for name, content in changes.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in wanted:
                new.writestr(entry, old.read(entry))
        for name, content in wanted.items():
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def picture(kind: str, mode: str, *, pages: int = 1, turned: bool = False) -> bytes:
    """A scan, twice as wide as it is high; `turned`, it says that it lies on its side, and where it was taken."""
    out, sheets = io.BytesIO(), [Image.new(mode, (400, 200)) for _ in range(pages)]
    told = Image.Exif()
    if turned:
        told[0x0112], told[0x010E] = 6, "Hove"
    more = {"save_all": True, "append_images": sheets[1:]} if pages > 1 else {}
    sheets[0].save(out, kind, **more, **({"exif": told} if turned else {}))
    return out.getvalue()


def can_be(kind: str, mode: str) -> bool:
    """Whether there are such pictures."""
    try:
        picture(kind, mode)
    except (OSError, KeyError):
        return False
    return True


def huge_picture() -> bytes:
    """A small file of a hundred million points."""
    out = io.BytesIO()
    Image.new("1", (10_000, 10_000)).save(out, "PNG")
    return out.getvalue()
