"""Everything that is stored, as one number for each table and case: to see what a step has touched."""

from collections.abc import Collection, Iterable
from functools import cache

from django.apps import apps
from django.db import connection
from django.db.models import Model

from scr_portal.prepared import Prepared, ask, prepare

OURS = ("scr_portal", "referrals", "reviews", "panels", "publications")
Ledger = dict[tuple[str, int | None], tuple[int, int]]
"""By table and case (None: of no case): how many rows, and a sum over all that stands in them."""
WRITES = """
    SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_xact_user_tables WHERE relname = ANY (%s)
"""


def everything(*, leave_out: Iterable[type[Model]] = ()) -> Ledger:
    """What is stored now: one query over all tables of the portal, planned once."""
    lines = ask(_all_tables(frozenset(leave_out)), None)
    return {(table, case): (rows, total) for table, case, rows, total in lines}


@cache
def _all_tables(leave_out: frozenset[type[Model]]) -> Prepared:
    """What is asked; its one key is how many lines there may be, and None for all of them."""
    sql = " UNION ALL ".join(_counted(model) for model in _models(leave_out))
    return prepare(f"{sql} LIMIT $1", (), lambda value: None, ["bigint"])


class Standing:
    """What is stored, to be asked often whether it still stands."""

    def __init__(self, *, leave_out: Collection[type[Model]] = ()) -> None:
        self.leave_out = leave_out
        self.before = everything(leave_out=leave_out)

    def writes(self) -> int:
        """How many rows this transaction has written so far, also where that was undone."""
        tables = [model._meta.db_table for model in _models(self.leave_out)]
        with connection.cursor() as cursor:
            cursor.execute(WRITES, [tables])
            return int(cursor.fetchone()[0])

    def stands(self, since: int) -> bool:
        """Whether nothing has changed since so many writes; where nothing was written, the rows are not looked at."""
        return self.writes() == since or everything(leave_out=self.leave_out) == self.before


def _models(leave_out: Iterable[type[Model]]) -> list[type[Model]]:
    left_out = set(leave_out)
    models = (model for app in OURS for model in apps.get_app_config(app).get_models(include_auto_created=True))
    return [model for model in models if model not in left_out]


def _counted(model: type[Model]) -> str:
    table = model._meta.db_table
    case = "casefile_id" if any(f.attname == "casefile_id" for f in model._meta.concrete_fields) else "NULL::bigint"
    whole = "count(*), sum(hashtext(t::text)::bigint)::bigint"
    return f"SELECT '{table}', {case}, {whole} FROM {table} t GROUP BY 2"
