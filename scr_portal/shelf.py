"""All rows of one case that one person may see, fetched together: one query however many models there are."""

from collections.abc import Callable, Collection, Iterable
from functools import lru_cache, partial
from typing import Any, TypeVar, cast

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, Model, QuerySet

from scr_portal.access import Grants, grants
from scr_portal.accounts import Agency, Board, Body, User
from scr_portal.among import among, listed, within
from scr_portal.answers import KEYS, answers
from scr_portal.casefiles import CaseFile, CaseRecord, Voidable, Walled
from scr_portal.clocks import Sort
from scr_portal.corrections.models import Correction
from scr_portal.deadlines import Deadline, Sums, sums, with_reasons
from scr_portal.of_case import Reader, left_open, reader_of, stand_ins
from scr_portal.prepared import Prepared, ask
from scr_portal.whole_rows import LEFT_OUT, Named, WholeRow, columns_read, instance, put_beside
from scr_portal.written import Written

Row = TypeVar("Row", bound=CaseRecord)

MANY = {"panels.Entry", "publications.Section"}
"""Models of which a case has too many rows for an overview page."""
AGENCIES, PEOPLE, BOARDS = (-3, -4), (-5, -6), (-7, -8)
"""Keys of nothing, in whose places those stand that are asked for."""


class Shelf:
    """The rows of a case, model by model, as instances; their agencies and people come with them."""

    def __init__(self, casefile: CaseFile, user: User) -> None:
        every, bodies = _load(casefile, user)
        _leave_out_closed(every, user)
        self._put_up(casefile, every, _named_by(every, bodies))

    @classmethod
    def of_several(cls, casefiles: Collection[CaseFile], user: User) -> "dict[int, Shelf]":
        """The shelf of each case, by the key of the case: two queries, however many cases there are."""
        every, bodies = _load_several(casefiles, user)
        _leave_out_closed(every, user)
        named, shelves = _named_by(every, bodies), {}
        for casefile in casefiles:
            own = {model: [row for row in rows if row.casefile_id == casefile.pk] for model, rows in every.items()}
            shelves[casefile.pk] = shelf = cls.__new__(cls)
            shelf._put_up(casefile, own, named)
        return shelves

    def _put_up(self, casefile: CaseFile, every: "Rows", named: "Beside") -> None:
        _relate(casefile, every, named)
        self.casefile = casefile
        self._dates = cast("list[Deadline]", every.pop(Deadline))
        self._rows = cast("dict[type[CaseRecord], list[CaseRecord]]", every)
        with_reasons(self._dates, self.rows(Correction))

    def rows(self, model: type[Row]) -> list[Row]:
        """The rows of one model that count, oldest first."""
        return [row for row in cast("list[Row]", self._rows.get(model, [])) if not row.is_void]

    def voided(self) -> list[Voidable]:
        """The rows of any model that were recorded by mistake."""
        return [row for rows in self._rows.values() for row in rows if isinstance(row, Voidable) and row.is_void]

    def models(self) -> list[type[CaseRecord]]:
        """The models it has rows of, or could have."""
        return list(self._rows)

    def last(self, model: type[Row]) -> Row | None:
        """The newest row of one model."""
        rows = self.rows(model)
        return rows[-1] if rows else None

    def dates(self) -> list[Deadline]:
        """Every clock, running and stopped, in the order in which it is read (deadlines.DATED_FIRST)."""
        return sorted(self._dates, key=lambda one: (one.sort == Sort.SINCE, one.due_on, one.pk))

    def sums_of(self, rows: Iterable[CaseRecord]) -> Sums:
        """The clocks of some rows, as far as they count."""
        wanted_of = {row.subject for row in rows}
        return sums(one for one in self._dates if one.subject_key in wanted_of)


Rows = dict[type[Walled], list[Walled]]
Beside = dict[type[Model], dict[int, Model]]
"""What rows name, by key."""


def _relate(casefile: CaseFile, every: Rows, named: Beside) -> None:
    found: Beside = {model: {row.pk: row for row in of} for model, of in every.items()}
    found.update(named)
    found[CaseFile] = {casefile.pk: casefile}
    for model, rows in every.items():
        for field in _relations(model):
            known = found.get(field.related_model, {})
            for row in rows:
                if other := known.get(vars(row)[field.attname]):
                    put_beside(row, field, other)


def _leave_out_closed(every: Rows, user: User) -> None:
    """Rows that name a case that the reader may not open: who holds alike on this case need not on that one."""
    open_to = set(grants(user).casefile_ids())
    for model, rows in every.items():
        if model.names_case:
            rows[:] = [row for row in rows if vars(row)[model.names_case] in open_to]


def _load(casefile: CaseFile, user: User) -> tuple[Rows, list[Body]]:
    """The rows of each model, and every body there is: they are few, and so need no query of their own."""
    ((bodies, *columns),) = ask(_question(reader_of(casefile, user)), casefile.pk, user.pk)
    rows = {
        model: [instance(model, row) for row in column or ()] for model, column in zip(_models(), columns, strict=True)
    }
    return rows, [instance(Body, body) for body in bodies]


def _load_several(casefiles: Collection[CaseFile], user: User) -> tuple[Rows, list[Body]]:
    """The same of several cases; what it asks is written for all cases of the reader."""
    bodies, *found = answers(grants(user), *_of_several(), keys=[one.pk for one in casefiles])
    return dict(zip(_models(), found, strict=True)), bodies


@lru_cache(1)
def _of_several() -> "tuple[Callable[[Grants], QuerySet[Any]], ...]":
    return (lambda _: Body.objects.order_by("pk"), *(partial(_seen, model) for model in _models()))


def _seen(model: type[Walled], held: Grants) -> QuerySet[Any]:
    seen = model.everything.within_walls(held.user).filter(within("casefile_id", KEYS))
    return seen.defer(*LEFT_OUT.get(model._meta.label, ())).order_by("pk")


def _named_by(every: Rows, bodies: list[Body]) -> Beside:
    """The bodies, and the agencies, people and boards that rows name: one query, or none."""
    keys: dict[type[Model], set[int]] = {Agency: set(), User: set(), Board: set()}
    for model, rows in every.items():
        for field in _relations(model):
            if field.related_model in keys:
                keys[field.related_model].update(key for row in rows if (key := vars(row)[field.attname]) is not None)
    found = NAMES.answers(*map(sorted, keys.values())) if any(keys.values()) else []
    named = (bodies, *found)
    return {type(rows[0]): {one.pk: one for one in rows} for rows in named if rows}


NAMES = Written(
    lambda: [
        Agency.objects.filter(among("id", AGENCIES)),
        User.objects.filter(among("id", PEOPLE)),
        Board.objects.filter(among("id", BOARDS)),
    ],
    {listed(AGENCIES): "bigint[]", listed(PEOPLE): "bigint[]", listed(BOARDS): "bigint[]"},
)
"""The agencies, people and boards of these keys."""


@lru_cache(500)
def _question(reader: Reader) -> Prepared:
    """What is asked for readers who hold alike: Django takes many times longer to write it than the answer takes."""
    case, user = stand_ins(reader)
    columns = [_as_json(model, model.everything.within_walls(user, case).order_by("pk")) for model in _models()]
    asked = CaseFile.objects.filter(pk=case.pk).values_list(_as_json(Body, Body.objects.order_by("pk")), *columns)
    return left_open(*asked.query.sql_with_params())


@lru_cache(1)
def _models() -> tuple[type[Walled], ...]:
    records = (m for m in apps.get_models() if issubclass(m, CaseRecord) and m._meta.label not in MANY)
    return (*records, Deadline)


def _as_json(model: type[Model], rows: QuerySet[Any]) -> Func:
    short = model._meta.label in LEFT_OUT
    row = Named(**{name: F(name) for name in columns_read(model)}) if short else WholeRow()
    return Func(ArraySubquery(rows.values(json=row)), template="to_json(%(expressions)s::json[])")


@lru_cache(None)
def _relations(model: type[Walled]) -> list[Any]:
    """Each field that leads to another row."""
    return [field for field in model._meta.concrete_fields if field.is_relation]
