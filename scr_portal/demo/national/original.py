"""A walked case taken apart: its rows as texts with places, from which any number of copies is written."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.apps import apps
from django.db.models import CharField, Field, ForeignKey, JSONField, Model

from scr_portal.audit import Event, EventPayload
from scr_portal.casefiles import CaseFile
from scr_portal.demo.national.cast import Place
from scr_portal.demo.national.rows import Row, column, fields
from scr_portal.demo.national.teller import CHILD, DEATHS, HARMS, LABEL, PARENTS
from scr_portal.demo.national.texts import Placed, Reader, Text, Token, joined
from scr_portal.documents import Document
from scr_portal.notices import Notice

NULL = Text("\\N")
FAMILY: tuple[Token, ...] = (("child",), ("mother",), ("father",), ("story",), ("label",))
AT = "at"
"""When an event was written down: its day, and which of that day it is."""
DUE, SUM = "due", "sum"
"""The day by which a body is told, and the lines of its sum: worked out for each copy's days."""


@dataclass(frozen=True)
class Link:
    """One event: the columns it is made of, and the values it keeps."""

    header: dict[str, Placed | None]
    data: Placed


class Original:
    """`rows` are all rows of a case that the people of `place` have walked."""

    def __init__(self, rows: Iterable[Row], place: Place) -> None:
        self.by_model: dict[type[Model], list[Row]] = defaultdict(list)
        for row in rows:
            self.by_model[row.model].append(row)
        self.place = place

    @property
    def case(self) -> dict[str, str | None]:
        """The columns of the case itself."""
        return self.by_model[CaseFile][0].columns

    @cached_property
    def days(self) -> set[date]:
        """Every day that stands in a column of a row."""
        return {
            date.fromisoformat(value[:10])
            for model, rows in self.by_model.items()
            for field in fields(model)
            if field.get_internal_type() in ("DateField", "DateTimeField")
            for row in rows
            if (value := row.columns[column(field)])
        }

    @cached_property
    def keys(self) -> dict[type[Model], list[Token]]:
        """The rows that the database numbers."""
        return {m: [_key(row) for row in rows] for m, rows in self.by_model.items() if rows[0].has_key_of_its_own}

    @cached_property
    def ids(self) -> dict[str, Token]:
        """The random ids, each of a row and column; every copy has new ones."""
        return {
            value: ("new", column(field), *_key(row)[1:])
            for model, rows in self.by_model.items()
            for field in fields(model)
            if _is_random(field)
            for row in rows
            if (value := row.columns[column(field)])
        }

    @cached_property
    def reader(self) -> Reader:
        """Finds in a text of this case what is its own."""
        subjects = {f"{token[1]}:{token[2]}": token for tokens in self.keys.values() for token in tokens}
        subjects |= {f"scr_portal.agency:{key}": token for key, token in self.links["scr_portal.agency"].items()}
        family = dict(zip((CHILD, *PARENTS), FAMILY, strict=False))
        story = dict.fromkeys((DEATHS[0], HARMS[0]), FAMILY[3])
        names = {word: token for token, word in self.place.words().items() if token[-1] != "id"}
        return Reader(names | family | story | {LABEL: FAMILY[4]}, self.ids, subjects, self.days)

    @cached_property
    def links(self) -> dict[str, dict[str, Token]]:
        """By model and key, the row or person that every copy has its own of."""
        found: dict[str, dict[str, Token]] = defaultdict(dict)
        for tokens in self.keys.values():
            for token in tokens:
                found[token[1]][token[2]] = token
        sorts = {"person": "scr_portal.user", "agency": "scr_portal.agency", "board": "scr_portal.board"}
        for token, word in self.place.words().items():
            if token[-1] == "id":
                found[sorts[token[0]]][word] = token
        return found

    def lines(self) -> Iterator[tuple[type[Model], list[Text]]]:
        """The rows of each model but the events, as COPY reads them."""
        for model, rows in self.by_model.items():
            if model not in (Event, EventPayload):
                yield model, [joined(self._columns(row), "\t") for row in rows]

    def _columns(self, row: Row) -> Iterator[Text]:
        for field in fields(row.model):
            yield self._text(row, field).copied() if row.columns[column(field)] is not None else NULL

    def _text(self, row: Row, field: "Field[Any, Any]") -> Text:
        value, key = row.said(column(field)), _key(row)
        if field.primary_key and row.has_key_of_its_own:
            return Text("%s", (key,))
        if isinstance(field, ForeignKey):
            token = self.links[field.related_model._meta.label_lower].get(value)
            return Text("%s", (token,)) if token else Text(value)
        if _is_random(field):
            return Text("%s", (self.ids[value],)) if value else Text("")
        if row.model is Notice and column(field) in ("source", "due_on", "due_steps"):
            sorts = {"due_on": DUE, "due_steps": SUM}
            return Text("%s", ((sorts[column(field)], *key[1:]),)) if column(field) in sorts else Text(value)
        if row.model is Document and column(field) == "reading":
            return Text(Document.Reading.NONE)  # there is no file to be read
        return self.reader.read(value)

    def events(self) -> Iterator[tuple[dict[str, Text | None], Text]]:
        """The events in their order, each with the values it keeps."""
        data = {row.said("event_id"): row.said("data") for row in self.by_model[EventPayload]}
        on_day: dict[str, int] = defaultdict(int)
        for row in sorted(self.by_model[Event], key=lambda row: int(row.said("seq"))):
            day = row.said("at")[:10]
            on_day[day] += 1
            header = {
                column(field): self._said(row, field) for field in fields(Event) if field.column not in _WORKED_OUT
            }
            header["at"] = Text("%s", ((AT, day, str(on_day[day])),))
            yield header, self.reader.read(data[row.key], self._links_of(row.said("about")))

    def _said(self, row: Row, field: "Field[Any, Any]") -> Text | None:
        return self._text(row, field) if row.columns[column(field)] is not None else None

    def _links_of(self, about: str) -> Mapping[str, Mapping[str, Token]]:
        """What the numbers in the values of a step on this row are keys of."""
        model = apps.get_model(about.partition(":")[0])
        points = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
        return {field.attname: self.links[field.related_model._meta.label_lower] for field in points}


_WORKED_OUT = {"digest", "previous", "payload_digest"}


def _key(row: Row) -> Token:
    return ("key", row.model._meta.label_lower, row.key)


def _is_random(field: "Field[Any, Any]") -> bool:
    return isinstance(field, CharField) and field.unique and not isinstance(field, JSONField)
