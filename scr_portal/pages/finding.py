"""Rows by their public id, among those the reader may see."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar, cast

from django.db.models import Model, QuerySet
from django.http import Http404

from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.alike import Alike, alike, alike_on_cases, left_open, stand_in
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.prepared import Prepared, ask
from scr_portal.whole_rows import apart, together

Row = TypeVar("Row", bound=Model)
BESIDE = ("board", "casefile", "casefile__board", "agency")
A_PUBLIC_ID = "public_id_of_no_row"


def find(model: type[Row], user: User, public_id: str) -> Row:
    """The row of this public id; Http404 in the same words whether it is somebody else's or is not there."""
    if issubclass(model, CaseRecord | CaseFile):
        row = _of_a_case(model, user, public_id)
    else:
        row = _rows(model).visible_to(user).filter(public_id=public_id).first()
    if row is None:
        raise Http404
    return cast(Row, row)


@dataclass(frozen=True)
class _Asked:
    rows: QuerySet[Any]
    question: Prepared


def _of_a_case(model: type[Model], user: User, public_id: str) -> Model | None:
    held = grants(user)
    kind = alike(held) if _says_more(model) else alike_on_cases(held)
    asked = _asked(model, kind)
    (answer,) = ask(asked.question, user.pk, *held.groups.values(), public_id)
    ((*found,),) = apart([asked.rows], answer)
    return found[0] if found else None


@lru_cache(1000)
def _asked(model: type[Model], kind: Alike) -> _Asked:
    """What is asked for all who hold alike: Django takes ten times longer to write it than the database to answer."""
    beside = [path for path in BESIDE if _has(model, path)]
    visible = _rows(model).visible_to(stand_in(kind).user).select_related(*beside).filter(public_id=A_PUBLIC_ID)
    return _Asked(visible, left_open(*together([visible]), kind, **{A_PUBLIC_ID: "text"}))


def _rows(model: type[Model]) -> Any:
    """All of them: what is void can be looked at."""
    return model.everything if issubclass(model, CaseRecord) else model._default_manager


def _says_more(model: type[Model]) -> bool:
    """Whether rows are seen besides by what the walls let through."""
    return issubclass(model, CaseRecord) and model.also_visible.__func__ is not CaseRecord.also_visible.__func__  # type: ignore[attr-defined]


def _has(model: type[Model], path: str) -> bool:
    return path.split("__")[0] in {field.name for field in model._meta.concrete_fields}
