"""Says what a file is by opening it: prints one word, a kind (pdf, docx, odt, xlsx, csv) or what is wrong with it.

A picture (jpg, png, tif) is known by how it begins: it is opened when it is made a PDF (picture.py).
"""

import io
import struct
import sys
import zipfile
from pathlib import Path
from xml.parsers import expat

MEBIBYTE = 1024 * 1024
MOST_ENTRIES = 5_000
MOST_UNPACKED = 400 * MEBIBYTE
MOST_XML = 100 * MEBIBYTE
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN_PARTS = {
    "wordprocessingml.document.main+xml": ("docx", "word/document.xml"),
    "spreadsheetml.sheet.main+xml": ("xlsx", "xl/workbook.xml"),
}
PICTURES = {b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png", b"II*\0": "tif", b"MM\0*": "tif"}
ODT = b"application/vnd.oasis.opendocument.text"


class Wrong(Exception):
    """What is wrong, in the word that uploads.py has a sentence for."""


def kind_of(path: Path) -> str:
    """The kind of a file; raises Wrong."""
    with path.open("rb") as file:
        start = file.read(1024)
    if start.lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-"):
        return _pdf(path)
    if picture := next((kind for begin, kind in PICTURES.items() if start.startswith(begin)), ""):
        return picture
    if start.startswith(OLE):
        raise Wrong(_old_office(path))
    if start.startswith(b"PK"):
        return _archive(path)
    return _text(path)


def _pdf(path: Path) -> str:
    import pikepdf

    try:
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Wrong("encrypted")
            if not len(pdf.pages):
                raise Wrong("damaged")
    except pikepdf.PasswordError:
        raise Wrong("encrypted") from None
    return "pdf"


def _old_office(path: Path) -> str:
    """Word 97 files and encrypted new ones come in the same container."""
    content = path.read_bytes()
    return "encrypted" if "EncryptedPackage".encode("utf-16-le") in content else "old"


def _archive(path: Path) -> str:
    _count_entries(path)
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise Wrong("bomb")
        if any(entry.flag_bits & 1 for entry in entries):
            raise Wrong("encrypted")
        if len({entry.filename for entry in entries}) < len(entries) or archive.testzip():
            raise Wrong("damaged")
        names = set(archive.namelist())
        if "mimetype" in names and archive.read("mimetype")[:200].strip() == ODT:
            return _odt(archive, names)
        if "[Content_Types].xml" in names:
            return _office(archive, names)
    raise Wrong("other")


def _count_entries(path: Path) -> None:
    """Look at the end of the archive for the number of its entries, before a list of them is made."""
    with path.open("rb") as file:
        file.seek(0, io.SEEK_END)
        file.seek(-min(file.tell(), 66_000), io.SEEK_CUR)
        tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) < at + 22:
        raise Wrong("damaged")
    (count,) = struct.unpack_from("<H", tail, at + 10)
    (length,) = struct.unpack_from("<L", tail, at + 12)
    if count > MOST_ENTRIES or length > MEBIBYTE * 4:
        raise Wrong("bomb")


def _office(archive: zipfile.ZipFile, names: set[str]) -> str:
    types = _read(archive, "[Content_Types].xml").decode("utf-8", "replace")
    if "macroEnabled" in types or any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Wrong("macros")
    for content_type, (kind, part) in MAIN_PARTS.items():
        if content_type in types:
            if part not in names:
                raise Wrong("damaged")
            _well_formed(_read(archive, part))
            return kind
    raise Wrong("other")


def _odt(archive: zipfile.ZipFile, names: set[str]) -> str:
    if not {"content.xml", "META-INF/manifest.xml"} <= names:
        raise Wrong("damaged")
    if b"encryption-data" in _read(archive, "META-INF/manifest.xml"):
        raise Wrong("encrypted")
    if any(name.startswith(("Basic/", "Scripts/")) and not name.endswith("/") for name in names):
        raise Wrong("macros")
    _well_formed(_read(archive, "content.xml"))
    return "odt"


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MOST_XML:
        raise Wrong("bomb")
    return archive.read(name)


def _well_formed(xml: bytes) -> None:
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise Wrong("damaged")

    parser.EntityDeclHandler = refuse
    parser.Parse(xml, True)


def _text(path: Path) -> str:
    """A table as text has no mark of its own: whatever could be read as text may be one."""
    content = path.read_bytes()
    if any(byte in content for byte in (b"\0", b"\x01", b"\x02", b"\x03", b"\x04", b"\x1b", b"\x7f")):
        raise Wrong("other")
    return "csv"


def main() -> None:
    """Print the one word; whatever else goes wrong means a damaged file."""
    try:
        print(kind_of(Path(sys.argv[1])))
    except Wrong as wrong:
        print(wrong)
    except Exception:  # a parser of hostile files may raise anything
        print("damaged")


if __name__ == "__main__":
    main()
