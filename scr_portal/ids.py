"""Ids that may stand in an address: random, so that none tells how many there are."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


def public_id() -> str:
    """Sixteen random characters, easy to read out, without look-alikes."""
    return _random(16)


def case_reference() -> str:
    """A neutral name for a case, such as CASE-7Q2K9; it says nothing of when or whose."""
    return "CASE-" + _random(5).upper()


def _random(length: int) -> str:
    """So many characters, each as likely as any other: randomness is fetched once, since every row has an id."""
    number, letters = secrets.randbelow(len(ALPHABET) ** length), []
    for _ in range(length):
        number, at = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[at])
    return "".join(letters)
