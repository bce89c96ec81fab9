"""How files reach the portal: always onto disk, and with their names looked at before they are made plain."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, cast

from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict

UNSAFE = "a name with a path or with special characters"


class Parser(MultiPartParser):
    """Django's parser takes paths and control characters out of names in silence; this one lets it be known."""

    def sanitize_file_name(self, file_name: str) -> str | None:
        """The name when it is plain, else UNSAFE."""
        return file_name if super().sanitize_file_name(file_name) == file_name else UNSAFE


class ToDisk(TemporaryFileUploadHandler):
    """Streams every file to a temporary one, small or large, and has the form read by our parser."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803 - Django's own name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, UploadedFile[Any]]]:
        """The fields and the files of the form."""
        return Parser(META, cast(Any, input_data), [TemporaryFileUploadHandler(self.request)], encoding).parse()


@contextmanager
def on_disk(file: UploadedFile[Any]) -> Iterator[Path]:
    """Where the bytes lie, copied out when they are in memory."""
    if isinstance(file, TemporaryUploadedFile):
        yield Path(file.temporary_file_path())
        return
    with tempfile.NamedTemporaryFile() as copy:
        for chunk in file.chunks():
            copy.write(chunk)
        copy.flush()
        yield Path(copy.name)
