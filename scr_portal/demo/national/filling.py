"""Fills an empty database with a country: some cases are walked by real steps and taken apart, then copied."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import count, cycle, product
from random import Random
from string import ascii_uppercase

from django.db import transaction

from scr_portal import deadlines
from scr_portal.accounts import Board
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Holidays
from scr_portal.deadlines import Deadline
from scr_portal.demo import mark
from scr_portal.demo.national import names
from scr_portal.demo.national.cast import Cast, Place
from scr_portal.demo.national.copies import Copier, Copy
from scr_portal.demo.national.moving import Moving
from scr_portal.demo.national.original import FAMILY, Original
from scr_portal.demo.national.rows import read, rows_of
from scr_portal.demo.national.stories import Story, stories
from scr_portal.demo.national.teller import DEATHS, HARMS
from scr_portal.demo.national.texts import Placed, Reader, Text, Token, joined
from scr_portal.demo.national.writing import Lines, columns
from scr_portal.documents.store import nothing_left_behind
from scr_portal.guidance.base import Outcome
from scr_portal.holidays import calendar
from scr_portal.ids import ALPHABET

TIMES = 16
"""In so many weeks, at most, each of the walked cases happens."""
BATCH = 250
"""Copies that are written together."""
NOBODY = "Nobody"
"""Of the copy that does not stay."""


class _Undone(Exception):
    """What was done is to be undone."""


def fill(boards: int, cases: int, seed: int, today: date, turns: Sequence[int] = ()) -> None:
    """All or nothing, with the mark of the demonstration; the same for the same seed and day.

    The boards take the cases in turn: each one after the other, or as `turns` says by their numbers.
    """
    with transaction.atomic():
        mark.mark()
        random = Random(seed)  # noqa: S311 - invented names, not secrets
        places = Cast(random, boards).gather()
        country = Country(random, places, calendar(), today, turns)
        walked = [(story, many, country.walked(story)) for story, many in _shared_out(stories(today), cases)]
        for story, many, original in walked:
            country.add(story, many, original)


def is_here() -> bool:
    """Whether every board is one of the invented country."""
    every = {f"{name} LSCB" for name in names.places(Random(0))}  # noqa: S311
    return set(Board.objects.values_list("name", flat=True)) <= every


class Country:
    """Its boards take the cases in turn."""

    def __init__(
        self, random: Random, places: list[Place], holidays: Holidays, today: date, turns: Sequence[int] = ()
    ) -> None:
        self.random, self.holidays, self.today = random, holidays, today
        self.first = places[0]
        self._places = cycle([places[number] for number in turns] or random.sample(places, len(places)))
        self._labels = {place.board.name: _labels() for place in places}
        self._references = _references(random)
        self._lines = Lines()

    def walked(self, story: Story) -> Original:
        """The case of this story, which does not stay."""
        with _undone():
            return Original(list(rows_of(story.tell(self.first.team()))), self.first)

    def add(self, story: Story, many: int, original: Original) -> None:
        """Write so many copies of a walked case, with the days of up to so many weeks. Raises ValueError."""
        copier, moving = Copier(original), Moving(original, self.holidays, self.today)
        possible = moving.weeks(story.weeks)
        if not possible:
            raise ValueError(f"A case that begins on {story.begins} cannot have come so far by {self.today}.")
        chosen = sorted(self.random.sample(possible, min(TIMES, many, len(possible))))
        waiting: list[Copy] = []
        for number, weeks in enumerate(chosen):
            days = moving.words(weeks, copier.days)
            dates = self._deadlines(copier, Copy(self.first, NOBODY, [NOBODY] * len(FAMILY), days, []))
            here = many // len(chosen) + (number < many % len(chosen))
            waiting += [self._copy(next(self._places), story, days, dates) for _ in range(here)]
            if len(waiting) >= BATCH:
                self._write(copier, waiting)
        self._write(copier, waiting)

    def _write(self, copier: Copier, waiting: list[Copy]) -> None:
        for first in range(0, len(waiting), BATCH):
            copier.write(waiting[first : first + BATCH], self.random, self._lines)
            self._lines.flush()
        waiting.clear()

    def _deadlines(self, copier: Copier, copy: Copy) -> list[Placed]:
        """What is due in a case with these days: counted by the portal itself, for a copy that does not stay."""
        lines = Lines()
        with _undone():
            [own] = copier.write([copy], Random(0), lines)  # noqa: S311
            lines.flush()
            case = CaseFile.objects.get(public_id=_own_id(copier, own))
            deadlines.sync(case)
            return list(_dates(copier, own, copy.place, case))

    def _copy(self, place: Place, story: Story, days: list[str], dates: list[Placed]) -> Copy:
        stories_of = DEATHS if story.outcome == Outcome.REVIEW else HARMS
        label = next(self._labels[place.board.name])
        family = [*names.family(self.random), self.random.choice(stories_of), label]
        return Copy(place, next(self._references), family, days, dates)


def _own_id(copier: Copier, own: list[str]) -> str:
    token = next(token for token in copier.news if token[1:3] == ("public_id", "scr_portal.casefile"))
    return own[copier.at[token]]


def _dates(copier: Copier, own: list[str], place: Place, case: CaseFile) -> Iterator[Placed]:
    """The due dates of a copy, with places for what the next one has of its own."""
    [of_case] = copier.keys[CaseFile]
    subjects = {f"{key[1]}:{own[copier.at[key]]}": key for keys in copier.keys.values() for key in keys}
    words = {word: token for token, word in place.words().items()}
    reader = Reader({word: token for word, token in words.items() if token[-1] != "id"}, {}, subjects, set())
    agencies: dict[str, Token] = {str(one.pk): ("agency", kind, "id") for kind, one in place.agencies.items()}
    for row in read(Deadline, "casefile_id", [str(case.pk)]):
        said = {
            name: reader.read(value).copied() if value is not None else Text("\\N")
            for name, value in row.columns.items()
        }
        said["casefile_id"] = Text("%s", (of_case,))
        said["changed_at"] = Text(f"{row.columns['starts_on']} 10:00:00+00")
        if row.columns["agency_id"]:
            said["agency_id"] = Text("%s", (agencies[row.columns["agency_id"]],))
        yield joined([said[name] for name in columns(Deadline)], "\t").placed(copier.at)


@contextmanager
def _undone() -> Iterator[None]:
    """Whatever is done inside is undone, in the database and in the store."""
    try:
        with nothing_left_behind(), transaction.atomic():
            yield
            raise _Undone
    except _Undone:
        pass


def _shared_out(found: list[Story], cases: int) -> Iterator[tuple[Story, int]]:
    """How many cases each story gets: what is met with most often first, and together as many as wanted."""
    total, given, shares = sum(story.share for story in found), 0, 0
    for story in sorted(found, key=lambda story: -story.share):
        shares += story.share
        many = round(cases * shares / total) - given
        given += many
        if many:
            yield story, many


def _labels() -> Iterator[str]:
    """Child A to Child Z, Child AA and so on."""
    return ("Child " + "".join(some) for length in count(1) for some in product(ascii_uppercase, repeat=length))


def _references(random: Random) -> Iterator[str]:
    """Neutral names of cases, none twice."""
    given = set()
    while True:
        reference = "CASE-" + "".join(random.choices(ALPHABET, k=5)).upper()
        if reference not in given:
            given.add(reference)
            yield reference
