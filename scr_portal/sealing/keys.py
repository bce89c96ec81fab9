"""The keys that open the store: the first one seals, every one of them opens."""

import hashlib
import re
from dataclasses import dataclass

HEXADECIMAL = re.compile(r"[0-9a-fA-F]{64}")


class KeysError(ValueError):
    """What was given are no keys; the message says which one, never what it holds."""


@dataclass(frozen=True, repr=False)
class FileKeys:
    """Keys of 32 bytes by their ids, the one that seals first."""

    by_id: dict[bytes, bytes]

    @classmethod
    def parse(cls, text: str) -> "FileKeys":
        """The keys in `text`, 64 hexadecimal characters each, apart by spaces, lines or commas; raises KeysError."""
        given = text.replace(",", " ").split()
        if not given:
            raise KeysError("There is no key.")
        for number, one in enumerate(given, 1):
            if not HEXADECIMAL.fullmatch(one):
                raise KeysError(f"Key {number} is not 64 hexadecimal characters.")
        keys = [bytes.fromhex(one) for one in given]
        return cls({key_id(key): key for key in keys})

    @property
    def first(self) -> bytes:
        """The id of the key that seals."""
        return next(iter(self.by_id))


def key_id(key: bytes) -> bytes:
    """What a key is called where it must not be told: eight bytes of its digest."""
    return hashlib.sha256(b"scr-portal file key" + key).digest()[:8]
