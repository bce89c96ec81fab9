"""Ids that may stand in an address: random, so that none tells how many there are."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


def public_id() -> str:
    """Sixteen random characters, easy to read out, without look-alikes."""
    return "".join(secrets.choice(ALPHABET) for _ in range(16))


def case_reference() -> str:
    """A neutral name for a case, such as CASE-7Q2K9; it says nothing of when or whose."""
    return "CASE-" + "".join(secrets.choice(ALPHABET) for _ in range(5)).upper()
