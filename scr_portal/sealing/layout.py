"""How a sealed file lies on the disk: a header, then pieces of 64 KiB.

    mark (20) | id of the key (8) | nonce (12) | the file's own key, wrapped (48) | piece | piece | ... | last piece

Each is sealed with AES-256-GCM. The wrapping covers the header before it and the name the file is stored under, so
that one file cannot be put in the place of another. A piece's nonce is its number and whether it is the last, under a
key that seals this one file only: no piece can be left out, repeated, moved or cut off without being found.
"""

from typing import NamedTuple

MARK = b"scr-portal sealed 1\n"
ID, NONCE, KEY, TAG = 8, 12, 32, 16
HEADER = len(MARK) + ID + NONCE + KEY + TAG
PIECE = 64 * 1024
SEALED_PIECE = PIECE + TAG


class Header(NamedTuple):
    """What stands before the pieces."""

    key_id: bytes
    nonce: bytes
    wrapped: bytes

    @classmethod
    def of(cls, raw: bytes) -> "Header | None":
        """The header in these bytes; None when they are no sealed file's."""
        if len(raw) < HEADER or not raw.startswith(MARK):
            return None
        key_id, rest = raw[len(MARK) : len(MARK) + ID], raw[len(MARK) + ID : HEADER]
        return cls(key_id, rest[:NONCE], rest[NONCE:])

    def __bytes__(self) -> bytes:
        return MARK + self.key_id + self.nonce + self.wrapped


def covered(key_id: bytes, name: str) -> bytes:
    """What the wrapping of a file's key vouches for besides the key."""
    return MARK + key_id + name.encode()


def piece_nonce(number: int, *, last: bool) -> bytes:
    """The nonce of a piece; used once, since the file's key is."""
    return number.to_bytes(NONCE - 1, "big") + bytes([last])
