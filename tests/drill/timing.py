"""How long an answer takes where something is, and where nothing is: told apart from what else the machine does."""

import time
from dataclasses import dataclass
from statistics import median
from typing import Self

from django.test import Client

from tests.world import undone

NOTHING = 0.15
"""A difference below this share of an answer is none that anybody could tell over a network."""


@dataclass(frozen=True)
class Timed:
    """Seconds for the one and for the other, asked in turns: a machine that slows down slows both."""

    theirs: list[float]
    nowhere: list[float]

    @classmethod
    def of(cls, client: Client, path: str, nobody_s: str, rounds: int) -> Self:
        """So many rounds; who goes first changes each time."""
        pairs = [
            (took(client, path), took(client, nobody_s))
            if first
            else (took(client, nobody_s), took(client, path))[::-1]
            for first in (number % 2 == 0 for number in range(rounds))
        ]
        return cls([one for one, _ in pairs], [other for _, other in pairs])

    @property
    def gaps(self) -> list[float]:
        """How much longer the one took, round by round."""
        return [one - other for one, other in zip(self.theirs, self.nowhere, strict=True)]

    @property
    def share(self) -> float:
        """How far apart they usually are, of what an answer takes where nothing else keeps the machine."""
        return abs(median(self.gaps)) / min(self.nowhere)

    @property
    def stands_out(self) -> bool:
        """Whether they are further apart than rounds differ among themselves, and than anybody could overlook."""
        usual = median(self.gaps)
        noise = median(abs(gap - usual) for gap in self.gaps)
        return self.share > NOTHING and abs(usual) > 2 * noise


def took(client: Client, path: str) -> float:
    """Seconds for one answer; what asking changed is undone."""
    with undone():
        began = time.perf_counter()
        client.get(path)
        return time.perf_counter() - began
