"""Writes copies of a walked case: each with days, people, numbers and a chain of events of its own."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from random import Random

from django.db import connection
from django.db.models import Model

from scr_portal.audit import Event, EventPayload
from scr_portal.audit.chains import FIRST, digest_of
from scr_portal.deadlines import Deadline
from scr_portal.demo.national.cast import Place, new_id
from scr_portal.demo.national.original import FAMILY, Original
from scr_portal.demo.national.texts import DIGEST, Placed, Text, Token, escaped
from scr_portal.demo.national.writing import Lines, columns

Link = tuple[dict[str, Placed | None], Placed]
"""One event: the columns it is made of, and the values it keeps."""
OF_NUMBERS = {"casefile_id", "seq", "by_id", "agency_id"}
"""What the chain covers as numbers."""


@dataclass(frozen=True)
class Copy:
    """One case that is to be: where, what its people are called, and what stands in the places of its days."""

    place: Place
    reference: str
    family: list[str]
    days: list[str]
    deadlines: list[Placed]


class Copier:
    """Knows for every place in the texts of one case where a copy keeps its own word."""

    def __init__(self, original: Original) -> None:
        lines, events = list(original.lines()), list(original.events())
        texts = [text for _, rows in lines for text in rows] + [text for said in events for text in _texts(*said)]
        self.keys = original.keys
        self.news = list(original.ids.values())
        fixed = [*original.place.words(), *FAMILY, *chain(*self.keys.values()), *self.news]
        others = sorted({token for text in texts for token in text.tokens} - set(fixed))
        self.digests = [token for token in others if token[0] == DIGEST]
        """Of files and of what was signed: there are no files, and every copy says something else."""
        self.days = [token for token in others if token[0] != DIGEST]
        """The tokens of days and sums, which a copy brings along."""
        self.at = {token: number for number, token in enumerate([*fixed, *self.digests, *self.days])}
        self._lines = [(model, [text.placed(self.at) for text in rows]) for model, rows in lines]
        self._chain = [(_placed(header, self.at), data.placed(self.at)) for header, data in events]

    def write(self, copies: list[Copy], random: Random, lines: Lines) -> list[list[str]]:
        """Add the rows of these copies to the lines; gives the words that each copy has of its own."""
        numbers = [iter(_numbers(model, len(tokens) * len(copies))) for model, tokens in self.keys.items()]
        written = []
        for copy in copies:
            keys = [next(given) for given, tokens in zip(numbers, self.keys.values(), strict=True) for _ in tokens]
            news = [copy.reference if token[1] == "reference" else new_id(random) for token in self.news]
            digests = [f"{random.getrandbits(256):064x}" for _ in self.digests]
            own = [*copy.place.words().values(), *copy.family, *keys, *news, *digests, *copy.days]
            for model, rows in self._lines:
                lines.add(model, [row.said(own) for row in rows])
            lines.add(Deadline, [row.said(own) for row in copy.deadlines])
            self._write_chain(own, random, lines)
            written.append(own)
        return written

    def _write_chain(self, own: list[str], random: Random, lines: Lines) -> None:
        previous, events, payloads = FIRST, [], []
        for header, data in self._chain:
            said = {name: text.said(own) if text else None for name, text in header.items()}
            values, salt = data.said(own), f"{random.getrandbits(128):032x}"
            said["previous"], said["payload_digest"] = previous, hashlib.sha256((salt + values).encode()).hexdigest()
            said["digest"] = previous = _digest(said)
            events.append("\t".join(_written(said[name]) for name in COLUMNS))
            payloads.append(f"{said['id']}\t{salt}\t{escaped(values)}")
        lines.add(Event, events)
        lines.add(EventPayload, payloads)


COLUMNS = columns(Event)


def _digest(said: Mapping[str, str | None]) -> str:
    """What closes the event: as `Chained.header_digest`, without making one."""
    covered = [*Event.covers, *(name for name in Event.covers_if_said if said[name] is not None)]
    return digest_of([_number(said[name]) if name in OF_NUMBERS else said[name] for name in covered])


def _number(said: str | None) -> int | None:
    return None if said is None else int(said)


def _written(said: str | None) -> str:
    return "\\N" if said is None else escaped(said)


def _texts(header: Mapping[str, Text | None], data: Text) -> Iterator[Text]:
    yield from (text for text in header.values() if text)
    yield data


def _placed(header: Mapping[str, Text | None], at: Mapping[Token, int]) -> dict[str, Placed | None]:
    return {name: text.placed(at) if text else None for name, text in header.items()}


def _numbers(model: type[Model], many: int) -> list[str]:
    """So many new keys of a table."""
    with connection.cursor() as cursor:
        sequence = "nextval(pg_get_serial_sequence(%s, 'id'))::text"
        cursor.execute(f"SELECT {sequence} FROM generate_series(1, %s)", [model._meta.db_table, many])  # noqa: S608
        return [number for (number,) in cursor.fetchall()]
