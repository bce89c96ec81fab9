"""One encrypted file that holds everything, and the way back from it (docs/decisions/0009)."""


class BackupError(Exception):
    """It could not be done; the message says why and what to do, in words for the person at the terminal."""
