"""Rows by their public id, among those the reader may see."""

from typing import Any, TypeVar, cast

from django.db.models import Model
from django.http import Http404

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord

Row = TypeVar("Row", bound=Model)


def find(model: type[Row], user: User, public_id: str) -> Row:
    """The row of this public id; Http404 in the same words whether it is somebody else's or is not there."""
    rows: Any = model.everything if issubclass(model, CaseRecord) else model._default_manager  # void can be looked at
    visible = rows.visible_to(user)
    related = [name for name in ("casefile", "casefile__board", "agency") if _has(model, name)]
    row = visible.select_related(*related).filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return cast(Row, row)


def _has(model: type[Model], path: str) -> bool:
    return path.split("__")[0] in {field.name for field in model._meta.concrete_fields}
