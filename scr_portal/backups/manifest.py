"""What a backup says of itself: enough to compare every table and every file with."""

import dataclasses
import hashlib
import io
import json
from dataclasses import dataclass, field
from typing import IO, Self

NAME = "manifest.json"
CHUNK = 1024 * 1024


@dataclass
class Manifest:
    """The last member of an archive; `members` are all the others with their digests."""

    made_at: str
    tables: dict[str, list[str]]
    members: dict[str, str] = field(default_factory=dict)
    lacking: list[str] = field(default_factory=list)
    """Files that rows name and that could not be had as they were kept."""

    def written(self) -> bytes:
        """As it lies in the archive."""
        return json.dumps(dataclasses.asdict(self), indent=1).encode()

    @classmethod
    def read(cls, content: IO[bytes]) -> Self:
        """From the archive."""
        return cls(**json.load(content))


class Digested(io.RawIOBase):
    """A file whose digest is known once it has been read."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content, self._digest = content, hashlib.sha256()

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview[int]") -> int:  # type: ignore[override]
        """The next bytes."""
        found = self._content.read(len(buffer))
        buffer[: len(found)] = found
        self._digest.update(found)
        return len(found)

    def digest(self) -> str:
        """The sha256 of what has been read."""
        return self._digest.hexdigest()
