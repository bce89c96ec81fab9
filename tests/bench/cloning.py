"""Copies of a whole case with everything that hangs on it, for figures and for counting queries."""

import copy
from collections import defaultdict
from collections.abc import Iterable
from itertools import count

from django.apps import apps
from django.db import transaction
from django.db.models import CharField, ForeignKey, Model

from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.ids import public_id

LEFT_OUT = {"Access", "Draft", "Job"}
LAST = {
    f"scr_portal.{name}"
    for name in ("Event", "EventPayload", "Deadline", "Reminder", "Notice", "Notice_documents", "Signature")
}
"""Their rows name other rows in words, so they are copied when those are there."""
OURS = ("scr_portal", "referrals", "reviews", "panels", "publications")
BATCH = 100  # cases that are written together
_numbers = count(1)


def clone(casefile: CaseFile, times: int) -> None:
    """Add so many copies of the case to its board; chains of events are copied as they are, not made anew."""
    rows = _rows(casefile)
    for begin in range(0, times, BATCH):
        with transaction.atomic():  # the copies of its events tell of the copies of its rows
            _copies(casefile, rows, min(BATCH, times - begin))


def _rows(casefile: CaseFile) -> dict[type[Model], list[Model]]:
    """Every row that hangs on the case, directly or by another row, each model after those it points to."""
    found: dict[type[Model], list[Model]] = {CaseFile: [casefile]}
    waiting = [m for app in OURS for m in apps.get_app_config(app).get_models(include_auto_created=True)]
    waiting = [m for m in waiting if m.__name__ not in LEFT_OUT and m is not CaseFile]
    for model in sorted(_in_order(waiting), key=lambda model: model._meta.label in LAST):
        by = [field for field in _links(model) if field.related_model in found]
        first = next((field for field in by if not field.null), None)
        if first:
            keys = [row.pk for row in found[first.related_model]]
            rows = list(model._default_manager.filter(**{f"{first.name}__in": keys}).order_by("pk"))
            if rows:
                found[model] = rows
    return found


def _in_order(models: Iterable[type[Model]]) -> list[type[Model]]:
    ordered: list[type[Model]] = []
    waiting = list(models)
    while waiting:
        ready = [m for m in waiting if not {f.related_model for f in _links(m)} & (set(waiting) - {m})]
        ordered += ready
        waiting = [m for m in waiting if m not in ready]
    return ordered


def _links(model: type[Model]) -> list["ForeignKey[Model, Model]"]:
    return [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]


def _copies(casefile: CaseFile, rows: dict[type[Model], list[Model]], times: int) -> None:
    made: dict[type[Model], dict[int, list[Model]]] = defaultdict(dict)
    subjects: list[dict[str, str]] = [{} for _ in range(times)]
    for model, originals in rows.items():
        for original in originals:
            made[model][original.pk] = [_copy(original, made, subjects[n], n) for n in range(times)]
        flat = [one for copies in made[model].values() for one in copies]
        model._default_manager.bulk_create(flat, batch_size=2000)
        for pk, copies in made[model].items():
            for n, one in enumerate(copies):
                subjects[n][f"{model._meta.label_lower}:{pk}"] = f"{model._meta.label_lower}:{one.pk}"
    for copies in made[Document].values():
        for n, one in enumerate(copies):
            one.about = subjects[n].get(one.about, one.about)  # type: ignore[attr-defined]
        Document.objects.bulk_update(copies, ["about"])  # type: ignore[arg-type]


def _copy(original: Model, made: dict[type[Model], dict[int, list[Model]]], subjects: dict[str, str], n: int) -> Model:
    new = copy.copy(original)
    new._state = copy.copy(original._state)
    new._state.adding, new._state.fields_cache = True, {}
    for field in original._meta.concrete_fields:
        value = getattr(original, field.attname)
        if isinstance(field, ForeignKey):
            if copies := made.get(field.related_model, {}).get(value):
                setattr(new, field.attname, copies[n].pk)
        elif field.primary_key:
            setattr(new, field.attname, None)
        elif isinstance(field, CharField) and field.unique:
            setattr(new, field.attname, f"COPY-{next(_numbers)}" if field.name == "reference" else public_id())
        elif isinstance(value, str) and value in subjects:
            setattr(new, field.attname, subjects[value])
    return new
