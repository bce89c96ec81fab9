"""All rows of one case that one person may see, fetched together: one query however many models there are."""

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Field, JSONField, Model, QuerySet
from django.db.models.functions import JSONObject

from scr_portal.accounts import Agency, Body, User
from scr_portal.casefiles import CaseFile, CaseRecord

Row = TypeVar("Row", bound=CaseRecord)

LEFT_OUT = {"scr_portal.Document": {"text", "html"}}
"""Long columns that no overview page shows."""
MANY = {"panels.Entry", "publications.Section"}
"""Models of which a case has too many rows for an overview page."""


class Shelf:
    """The rows of a case, model by model, as instances; their agencies and people come with them."""

    def __init__(self, casefile: CaseFile, user: User) -> None:
        self.casefile = casefile
        self._rows, self._bodies = _load(casefile, user)
        self._relate()

    def rows(self, model: type[Row]) -> list[Row]:
        """The rows of one model, oldest first."""
        return cast("list[Row]", self._rows.get(model, []))

    def last(self, model: type[Row]) -> Row | None:
        """The newest row of one model."""
        rows = self.rows(model)
        return rows[-1] if rows else None

    def _relate(self) -> None:
        found: dict[type[Model], dict[int, Model]] = {
            model: {row.pk: row for row in rows} for model, rows in self._rows.items()
        }
        everything = [row for rows in self._rows.values() for row in rows]
        found[Body] = {body.pk: body for body in self._bodies}
        for kind in (Agency, User):
            wanted = {pk for row in everything for pk in _keys(row, kind)}
            found[kind] = dict(kind._default_manager.in_bulk(sorted(wanted))) if wanted else {}
        for row in everything:
            row.casefile = self.casefile
            for field in _relations(type(row)):
                related = found.get(cast("type[Model]", field.related_model), {}).get(getattr(row, field.attname))
                if related is not None:
                    setattr(row, field.name, related)


def _models() -> list[type[CaseRecord]]:
    return [m for m in apps.get_models() if issubclass(m, CaseRecord) and m._meta.label not in MANY]


def _load(casefile: CaseFile, user: User) -> tuple[dict[type[CaseRecord], list[CaseRecord]], list[Body]]:
    """The rows of each model, and every body there is: they are few, and so need no query of their own."""
    models = _models()
    columns = {model._meta.label_lower.replace(".", "_"): _rows_of(model, casefile, user) for model in models}
    bodies = _as_json(Body, Body.objects.order_by("pk"))
    found: dict[str, Any] = dict(CaseFile.objects.filter(pk=casefile.pk).values(bodies=bodies, **columns).get())
    rows = {
        model: [_instance(model, values) for values in found[name] or ()]
        for model, name in zip(models, columns, strict=True)
    }
    return rows, [_instance(Body, values) for values in found["bodies"] or ()]


def _fields(model: type[Model]) -> list["Field[Any, Any]"]:
    return [field for field in model._meta.concrete_fields if field.name not in LEFT_OUT.get(model._meta.label, ())]


def _rows_of(model: type[CaseRecord], casefile: CaseFile, user: User) -> ArraySubquery:
    rows = model._default_manager.visible_to(user, casefile).order_by("pk")
    return _as_json(model, rows)


def _as_json(model: type[Model], rows: QuerySet[Any]) -> ArraySubquery:
    return ArraySubquery(rows.values(json=JSONObject(**{f.attname: f.attname for f in _fields(model)})))


def _instance(model: type[Any], values: dict[str, Any]) -> Any:
    fields = _fields(model)
    return model.from_db(
        "default",
        [field.attname for field in fields],
        [
            values[f.attname] if isinstance(f, JSONField) or f.is_relation else f.to_python(values[f.attname])
            for f in fields
        ],
    )


def _relations(model: type[CaseRecord]) -> Iterable["Field[Any, Any]"]:
    return (f for f in model._meta.concrete_fields if f.is_relation and f.name != "casefile")


def _keys(row: CaseRecord, kind: type[Model]) -> Iterable[int]:
    keys = (getattr(row, f.attname) for f in _relations(type(row)) if f.related_model is kind)
    return (key for key in keys if key is not None)
