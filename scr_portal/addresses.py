"""Addresses of pages by name: what stands round the ids of rows is asked of Django once for each name.

It takes 27 µs to work out an address, and lists have two hundred.
"""

from collections.abc import Sequence
from functools import lru_cache

from django.urls import reverse as worked_out


def reverse(name: str, args: Sequence[str] = ()) -> str:
    """The address of that name with these public ids or other words in it; NoReverseMatch where there is none."""
    if all(one.isalnum() and one.isascii() for one in args):
        return _around(name, len(args)).format(*args)
    return worked_out(name, args=args)


@lru_cache(None)
def _around(name: str, number: int) -> str:
    """With `{}` in the place of each id."""
    stand_ins = [f"IdOfNoRow{n}" for n in range(number)]
    address = worked_out(name, args=stand_ins)
    for one in stand_ins:
        address = address.replace(one, "{}")
    return address
