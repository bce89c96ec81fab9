"""What comes in: by content, with a clear error for the rest."""

import io
import struct
import zipfile
from pathlib import Path

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

from scr_portal.documents.models import LARGEST
from scr_portal.documents.receiving import UNSAFE
from scr_portal.documents.uploads import SCANS, TABLES, TO_READ, Checked, CheckedFileField, check
from tests.documents import files

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
EXE = b"MZ\x90\0\x03\0\0\0" + b"This program cannot be run in DOS mode." + b"\0" * 200


def bomb() -> bytes:
    return files.rezipped(files.word(), word__media__image1_dot_png=b"\0" * (401 * 1024 * 1024))


def many_entries() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(5_001):
            archive.writestr(f"word/{number}", "")
    return out.getvalue()


def claims_fewer_entries() -> bytes:
    content = bytearray(many_entries())
    struct.pack_into("<H", content, content.rfind(b"PK\x05\x06") + 10, 12)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "extension"),
    [(files.pdf(), "pdf"), (files.word(), "docx"), (files.odt(), "odt"), (b"\xef\xbb\xbf" + files.pdf(), "pdf")],
)
def test_what_is_in_the_file_decides_what_it_is(content: bytes, extension: str) -> None:
    checked = check(SimpleUploadedFile("anything.exe", content))
    assert checked.kind.extension == extension
    assert b"".join(checked.file.chunks()) == content


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (EXE, "must be PDF, Word (.docx) or OpenDocument (.odt)"),
        (b"just some text", "must be PDF"),
        (b"<html><script>alert(1)</script></html>", "must be PDF"),
        (files.pdf(encryption=pikepdf.Encryption(user="secret", owner="secret")), "encryption or a password"),
        (files.pdf(encryption=pikepdf.Encryption(user="", owner="secret")), "encryption or a password"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encryption or a password"),
        (files.rezipped(files.odt(), **{"META-INF__manifest_dot_xml": b"<m:encryption-data/>"}), "password"),
        (OLE + "WordDocument".encode("utf-16-le"), "old Office format such as .doc"),
        (files.rezipped(files.word(), word__vbaProject_dot_bin=b"Sub AutoOpen"), "macros"),
        (files.rezipped(files.odt(), Basic__Standard__Module1_dot_xml=b"Sub Main"), "macros"),
        (files.pdf(pages=3)[:-400], "damaged"),
        (b"%PDF-1.7\n" + b"\xff" * 5000, "damaged"),
        (files.word()[:-300], "damaged"),
        (files.word()[:2000] + b"XXXX" + files.word()[2004:], "damaged"),
        (files.rezipped(files.word(), word__document_dot_xml=None), "damaged"),
        (files.rezipped(files.word(), word__document_dot_xml=b"<w:document><w:body>"), "damaged"),
        (files.rezipped(files.odt(), content_dot_xml=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "damaged"),
        (many_entries(), "unpacks to more"),
        (claims_fewer_entries(), "unpacks to more"),
        (b"PK\x03\x04" + b"\0" * 100, "damaged"),
    ],
)
def test_what_cannot_be_taken_is_refused_in_words(content: bytes, says: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        check(SimpleUploadedFile("report.pdf", content))
    assert says in refusal.value.messages[0]


def test_a_zip_bomb_is_refused_and_never_unpacked() -> None:
    with pytest.raises(ValidationError, match="unpacks to more"):
        check(SimpleUploadedFile("report.docx", bomb()))


def test_a_file_over_the_limit_is_refused_before_it_is_opened() -> None:
    upload = TemporaryUploadedFile("long.pdf", "application/pdf", LARGEST + 1, None)
    with pytest.raises(ValidationError, match="100 MB or smaller"):
        check(upload)


@pytest.mark.parametrize("name", [UNSAFE, "report\u202e.pdf", "a\tb.pdf"])
def test_a_name_that_is_not_plain_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="no path and no special characters"):
        check(SimpleUploadedFile(name, files.pdf()))


def test_a_table_may_be_text_where_tables_are_asked_for_and_only_there() -> None:
    assert check(SimpleUploadedFile("table.csv", b"date,event\n"), TABLES).kind.extension == "csv"
    with pytest.raises(ValidationError):
        check(SimpleUploadedFile("table.csv", b"date,event\n"), TO_READ)


def test_the_field_says_what_it_takes_and_asks_for_a_file() -> None:
    field = CheckedFileField(asks="the report")
    assert field.help_text == "PDF, Word (.docx) or OpenDocument (.odt), up to 100 MB"
    with pytest.raises(ValidationError, match="Choose the report"):
        field.clean(None)


def test_a_file_that_fills_the_reader_is_called_damaged_and_leaves_nothing(tmp_path: Path) -> None:
    nested = b"%PDF-1.7\n" + b"[" * 3_000_000
    with pytest.raises(ValidationError, match="damaged"):
        check(SimpleUploadedFile("deep.pdf", nested))


def opened(checked: Checked) -> pikepdf.Pdf:
    """What is kept."""
    return pikepdf.open(io.BytesIO(b"".join(checked.file.chunks())))


@pytest.mark.parametrize("name", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "CMYK", "I;16"])
def test_a_scan_is_kept_as_a_pdf(name: str, mode: str) -> None:
    if not files.can_be(name, mode):
        return
    checked = check(SimpleUploadedFile("scan.bin", files.picture(name, mode)), SCANS)
    assert checked.kind.extension == "pdf"
    with opened(checked) as made:
        (page,) = made.pages
        assert [round(float(side)) for side in page.mediabox[2:]] == [842, 421]


def test_a_scan_of_several_pages_has_them_all() -> None:
    with opened(check(SimpleUploadedFile("a.tiff", files.picture("TIFF", "1", pages=3)), SCANS)) as made:
        assert len(made.pages) == 3


def test_a_photograph_is_turned_upright_and_says_nothing_of_where_it_was_taken() -> None:
    checked = check(SimpleUploadedFile("a.jpg", files.picture("JPEG", "RGB", turned=True)), SCANS)
    content = b"".join(checked.file.chunks())
    assert b"Exif" not in content
    assert b"Hove" not in content
    with opened(checked) as made:
        across, upright = made.pages[0].mediabox[2:]
        assert across < upright


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xd8\xff" + b"\0" * 500,
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 500,
        b"II*\0" + b"\xff" * 500,
        files.picture("JPEG", "RGB")[:120],
        files.huge_picture(),
    ],
)
def test_a_picture_that_cannot_be_opened_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(ValidationError, match="The picture is damaged, or larger"):
        check(SimpleUploadedFile("scan.jpg", content), SCANS)


def test_a_picture_is_no_report() -> None:
    with pytest.raises(ValidationError, match="must be PDF, Word"):
        check(SimpleUploadedFile("scan.jpg", files.picture("JPEG", "RGB")))
