"""Files on their way in: names that are paths, bodies without measure, and where the bytes go."""

import io
import os
from typing import Any

import pytest
from django.core.files.uploadedfile import UploadedFile
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.test import RequestFactory

from scr_portal.documents.receiving import UNSAFE
from scr_portal.documents.uploads import check
from scr_portal.errors.middleware import MOST_LET_PAST, MOST_SENT, SmallEnoughRequests
from tests.documents import files


def sent(name: str, content: bytes) -> UploadedFile[Any]:
    """The file as a view receives it when a browser sends it under this name."""
    line = f'Content-Disposition: form-data; name="file"; filename="{name}"'
    body = f"--mark\r\n{line}\r\n\r\n".encode() + content + b"\r\n--mark--\r\n"
    request = RequestFactory().post("/", body, content_type="multipart/form-data; boundary=mark")
    file = request.FILES["file"]
    assert isinstance(file, UploadedFile)
    return file


def test_a_file_goes_to_disk_where_it_has_no_name() -> None:
    file = sent("report.pdf", files.pdf())
    assert os.readlink(f"/proc/self/fd/{file.fileno()}").endswith("(deleted)")
    assert check(file).kind.extension == "pdf"


@pytest.mark.parametrize(
    "name",
    ["../../etc/report.pdf", "C:\\secret\\report.pdf", "/report.pdf", "a\0.pdf", "a\x1b.pdf", "..", "a\u202efdp.pdf"],
)
def test_a_name_with_a_path_or_control_characters_is_noticed(name: str) -> None:
    assert sent(name, files.pdf()).name == UNSAFE


class Endless(io.RawIOBase):
    """A body as long as it says, made of nothing."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, size: int = -1) -> bytes:
        """As many bytes as are asked for."""
        self.given += size
        return bytes(size)


@pytest.mark.parametrize(("length", "given"), [(MOST_SENT + 1, MOST_SENT + 1), (10**18, MOST_LET_PAST)])
def test_a_body_over_the_limit_is_let_past_and_answered_with_a_page(length: int, given: int) -> None:
    body = Endless()
    environment = RequestFactory().post("/accounts/login/").environ
    request = WSGIRequest(environment | {"CONTENT_LENGTH": str(length), "wsgi.input": body})
    answer = SmallEnoughRequests(lambda _: HttpResponse("let through"))(request)
    assert isinstance(answer, HttpResponse)
    assert answer.status_code == 413
    assert "A file may have up to 100 MB" in answer.content.decode()
    assert body.given == given


@pytest.mark.parametrize("length", ["-1", "x", "", "\u0661", str(MOST_SENT)])
def test_what_is_small_or_has_no_length_goes_on(length: str) -> None:
    environment = RequestFactory().post("/accounts/login/").environ
    request = WSGIRequest(environment | {"CONTENT_LENGTH": length})
    assert SmallEnoughRequests(lambda _: HttpResponse(status=204))(request).status_code == 204
