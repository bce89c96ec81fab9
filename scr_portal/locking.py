"""A row as it stands, locked: every step begins with two of them, so that the database plans it once."""

from functools import cache
from typing import TypeVar, cast

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model

from scr_portal.prepared import Prepared, ask
from scr_portal.whole_rows import instance

M = TypeVar("M", bound=Model)


def locked(model: type[M], key: int) -> M:
    """The row of this key, which nobody else changes until this transaction ends. Raises ObjectDoesNotExist."""
    if not (found := ask(_question(model), key)):
        raise ObjectDoesNotExist
    return cast(M, instance(model, found[0][0]))


@cache
def _question(model: type[Model]) -> Prepared:
    table = model._meta.db_table
    sql = f"SELECT to_json({table}) FROM {table} WHERE id = $1 FOR NO KEY UPDATE"  # noqa: S608 - names of ours
    return Prepared(f"lock_{table}", sql, "bigint")
