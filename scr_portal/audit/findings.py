"""What is wrong with a chain and where, as its links are gone through in order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scr_portal.audit.chains import FIRST, Chained


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it was written: in which chain, where in it, and what is wrong there."""

    chain: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where[:1].upper()}{self.where[1:]} {self.what}."


@dataclass(frozen=True)
class Mark:
    """What a link's digest was when somebody wrote it down elsewhere, and where that stands."""

    digest: str
    noted_in: str


class Walk:
    """Goes along one chain; `marks` are digests by number that were noted elsewhere."""

    def __init__(self, chain: str, noun: str, marks: Mapping[int, Mark] | None = None) -> None:
        self.chain, self.noun = chain, noun
        self.marks = dict(marks or {})
        self.seq, self.previous = 0, FIRST
        self.counted = 0

    def step(self, link: Chained) -> Iterator[Finding]:
        """What is wrong with the next link, or between it and the one before."""
        in_line = link.seq == self.seq + 1
        if link.seq > self.seq + 1:
            yield self.missing(self.seq + 1, link.seq - 1)
        mark = self.marks.pop(link.seq, None)
        if link.digest != link.header_digest():
            yield self.found(link.seq, "was changed or moved")
        elif in_line and link.previous != self.previous:
            yield self.found(link.seq, f"does not follow from number {self.seq}: one of them was changed or moved")
        elif mark and mark.digest != link.digest:
            yield self.found(link.seq, f"is not the one that {mark.noted_in} noted")
        self.seq, self.previous = link.seq, link.digest

    def end(self, counted: int) -> Iterator[Finding]:
        """What is wrong after the last link, where so many were counted."""
        if counted < self.seq:
            yield self.found(counted + 1, "and what follows was put in: fewer were counted")
        elif counted > self.seq:
            yield Finding(self.chain, f"the newest {self.noun}s", f"are missing, from number {self.seq + 1} on")
        elif late := [seq for seq in self.marks if seq > self.seq]:
            noted_in = self.marks[max(late)].noted_in
            yield self.found(self.seq + 1, f"and what follows is missing: {noted_in} noted number {max(late)}")

    def missing(self, first: int, last: int) -> Finding:
        """A gap."""
        return self.found(first, "is missing" if first == last else f"is missing, and so on to number {last}")

    def found(self, seq: int, what: str) -> Finding:
        """Something at one number of this chain."""
        return Finding(self.chain, f"{self.noun} {seq}", what)
