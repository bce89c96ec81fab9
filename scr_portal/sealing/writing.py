"""Seals a stream piece by piece, and wraps the key of a sealed file anew."""

import os
import shutil
from collections.abc import Iterable, Iterator
from typing import IO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from scr_portal.sealing.keys import FileKeys
from scr_portal.sealing.layout import HEADER, KEY, NONCE, PIECE, Header, covered, piece_nonce
from scr_portal.sealing.reading import header_of, unwrapped


def seal(chunks: Iterable[bytes], into: IO[bytes], keys: FileKeys, name: str) -> None:
    """Write `chunks` sealed with a key of their own, to be opened under this name only."""
    key = os.urandom(KEY)
    into.write(bytes(_wrapped(key, keys, name)))
    cipher = AESGCM(key)
    for number, (piece, last) in enumerate(_pieces(chunks)):
        into.write(cipher.encrypt(piece_nonce(number, last=last), piece, None))


def rewrap(sealed: IO[bytes], into: IO[bytes], keys: FileKeys, name: str) -> None:
    """Copy a sealed file with its key wrapped by the first of `keys`; raises UnknownKeyError or DamagedError."""
    key = unwrapped(header_of(sealed.read(HEADER)), keys, name)
    into.write(bytes(_wrapped(key, keys, name)))
    shutil.copyfileobj(sealed, into, 1024 * 1024)


def _wrapped(key: bytes, keys: FileKeys, name: str) -> Header:
    nonce, key_id = os.urandom(NONCE), keys.first
    return Header(key_id, nonce, AESGCM(keys.by_id[key_id]).encrypt(nonce, key, covered(key_id, name)))


def _pieces(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """The same bytes in pieces, each with whether it is the last; no last piece is empty but an empty file's."""
    held = bytearray()
    for chunk in chunks:
        held += chunk
        while len(held) > PIECE:
            yield bytes(held[:PIECE]), False
            del held[:PIECE]
    yield bytes(held), True
