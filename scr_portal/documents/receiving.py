"""How files reach the portal: without a name on the disk, and their own names looked at before they are made plain."""

import tempfile
from typing import IO, Any, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import QueryDict
from django.http.multipartparser import MultiPartParser
from django.utils.datastructures import MultiValueDict

UNSAFE = "a name with a path or with special characters"


class Parser(MultiPartParser):
    """Django's parser takes paths and control characters out of names in silence; this one lets it be known."""

    def sanitize_file_name(self, file_name: str) -> str | None:
        """The name when it is plain, else UNSAFE."""
        return file_name if super().sanitize_file_name(file_name) == file_name else UNSAFE


class ToDisk(FileUploadHandler):
    """Has the form read by our parser, and every file of it, small or large, streamed past the memory."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803 - Django's own name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, UploadedFile[Any]]]:
        """The fields and the files of the form."""
        return Parser(META, cast(Any, input_data), [WithoutName(self.request)], encoding).parse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Nothing comes this way: the parser has a handler of its own."""
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        """Nothing comes this way."""
        return None


class WithoutName(FileUploadHandler):
    """Streams a file to one that has no name in any folder: it is gone when the process is, however that ends."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin the next file of the form."""
        super().new_file(*args, **kwargs)
        self.file = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 - the form closes it

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a piece; nobody after us needs it."""
        self.file.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """The whole file, as the form gets it."""
        self.file.seek(0)
        return UploadedFile(
            cast(Any, self.file), self.file_name, self.content_type or "", file_size, self.charset,
            self.content_type_extra,
        )  # fmt: skip

    def upload_interrupted(self) -> None:
        """The sender went away."""
        self.file.close()
