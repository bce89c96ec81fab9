"""Files that only who holds a key can read: the format of docs/decisions/0008, without Django."""

from scr_portal.sealing.keys import FileKeys, KeysError
from scr_portal.sealing.reading import DamagedError, SealedReader, UnknownKeyError
from scr_portal.sealing.writing import rewrap, seal

__all__ = ["DamagedError", "FileKeys", "KeysError", "SealedReader", "UnknownKeyError", "rewrap", "seal"]
