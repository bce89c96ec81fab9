"""All rows of one case that one person may see, fetched together: one query however many models there are."""

from functools import lru_cache
from typing import Any, TypeVar, cast

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Func, Model, QuerySet

from scr_portal.access import grants
from scr_portal.accounts import Agency, Body, User
from scr_portal.among import among, listed
from scr_portal.casefiles import CaseFile, CaseRecord, Voidable, Walled
from scr_portal.clocks import Sort
from scr_portal.corrections.models import Correction
from scr_portal.deadlines import Deadline, with_reasons
from scr_portal.of_case import Reader, left_open, reader_of, stand_ins
from scr_portal.prepared import Prepared, ask
from scr_portal.whole_rows import LEFT_OUT, Named, WholeRow, columns_read, instance, put_beside
from scr_portal.written import Written

Row = TypeVar("Row", bound=CaseRecord)

MANY = {"panels.Entry", "publications.Section"}
"""Models of which a case has too many rows for an overview page."""
AGENCIES, PEOPLE = (-3, -4), (-5, -6)
"""Keys of nothing, in whose places those stand that are asked for."""


class Shelf:
    """The rows of a case, model by model, as instances; their agencies and people come with them."""

    def __init__(self, casefile: CaseFile, user: User) -> None:
        self.casefile = casefile
        every, bodies = _load(casefile, user)
        _leave_out_closed(every, user)
        _relate(casefile, every, bodies)
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


Rows = dict[type[Walled], list[Walled]]


def _relate(casefile: CaseFile, every: Rows, bodies: list[Body]) -> None:
    found: dict[type[Model], dict[int, Model]] = {model: {row.pk: row for row in of} for model, of in every.items()}
    found |= _named_by(every)
    found[Body] = {body.pk: body for body in bodies}
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


def _named_by(every: Rows) -> dict[type[Model], dict[int, Model]]:
    """The agencies and the people whom rows name, by key: one query, or none."""
    keys: dict[type[Model], set[int]] = {Agency: set(), User: set()}
    for model, rows in every.items():
        for field in _relations(model):
            if field.related_model in keys:
                keys[field.related_model].update(key for row in rows if (key := vars(row)[field.attname]) is not None)
    if not any(keys.values()):
        return {}
    agencies, people = NAMES.answers(*map(sorted, keys.values()))
    return {Agency: {one.pk: one for one in agencies}, User: {one.pk: one for one in people}}


NAMES = Written(
    lambda: [Agency.objects.filter(among("id", AGENCIES)), User.objects.filter(among("id", PEOPLE))],
    {listed(AGENCIES): "bigint[]", listed(PEOPLE): "bigint[]"},
)
"""The agencies and people of these keys."""


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
