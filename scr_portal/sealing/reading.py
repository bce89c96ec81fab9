"""Reads a sealed file as if it lay there plain: from the start or from anywhere, one piece in memory at a time."""

import io
import os
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from scr_portal.sealing.keys import FileKeys
from scr_portal.sealing.layout import HEADER, PIECE, SEALED_PIECE, TAG, Header, covered, piece_nonce


class DamagedError(OSError):
    """The bytes are not those that were sealed under this name."""


class UnknownKeyError(DamagedError):
    """None of the keys at hand is the one the file was sealed with."""


def header_of(raw: bytes) -> Header:
    """The header in these bytes; raises DamagedError when they are no sealed file's."""
    header = Header.of(raw)
    if header is None:
        raise DamagedError("This is no sealed file.")
    return header


def unwrapped(header: Header, keys: FileKeys, name: str) -> bytes:
    """The key of the file itself; raises UnknownKeyError or DamagedError."""
    if header.key_id not in keys.by_id:
        raise UnknownKeyError(f"Sealed with key {header.key_id.hex()}, which is not at hand.")
    cipher = AESGCM(keys.by_id[header.key_id])
    try:
        return cipher.decrypt(header.nonce, header.wrapped, covered(header.key_id, name))
    except InvalidTag:
        raise DamagedError("The header was changed, or belongs to another file.") from None


class SealedReader(io.RawIOBase):
    """The plain bytes of a sealed file. Has no `fileno`: nothing may send what lies on the disk past it."""

    def __init__(self, sealed: IO[bytes], keys: FileKeys, name: str) -> None:
        self._sealed = sealed
        try:
            self._cipher = AESGCM(unwrapped(header_of(sealed.read(HEADER)), keys, name))
        except DamagedError:
            sealed.close()
            raise
        body = os.fstat(sealed.fileno()).st_size - HEADER
        self._last = max(0, (body - 1) // SEALED_PIECE)
        self._size = body - TAG * (self._last + 1)
        self._at = 0
        self._held: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always."""
        return True

    def tell(self) -> int:
        """How many plain bytes lie before the next one."""
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Go there; gives the new place."""
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: "bytearray | memoryview[int]") -> int:  # type: ignore[override]
        """Fill as much of the buffer as the piece has; raises DamagedError."""
        number, within = divmod(self._at, PIECE)
        if number > self._last:
            return 0
        found = self._piece(number)[within : within + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def close(self) -> None:
        """Let go of the file."""
        self._sealed.close()
        super().close()

    def _piece(self, number: int) -> bytes:
        if self._held[0] != number:
            self._sealed.seek(HEADER + number * SEALED_PIECE)
            sealed = self._sealed.read(SEALED_PIECE)
            try:
                plain = self._cipher.decrypt(piece_nonce(number, last=number == self._last), sealed, None)
            except InvalidTag:
                raise DamagedError(f"Piece {number} was changed, moved or cut off.") from None
            self._held = (number, plain)
        return self._held[1]
