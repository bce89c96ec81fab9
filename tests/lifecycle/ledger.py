"""Everything that is stored, as one number for each table and case: to see what a step has touched."""

from collections.abc import Iterable

from django.apps import apps
from django.db import connection
from django.db.models import Model

OURS = ("scr_portal", "referrals", "reviews", "panels", "publications")
Ledger = dict[tuple[str, int | None], tuple[int, int]]
"""By table and case (None: of no case): how many rows, and a sum over all that stands in them."""


def everything(*, leave_out: Iterable[type[Model]] = ()) -> Ledger:
    """What is stored now: one query over all tables of the portal."""
    left_out = set(leave_out)
    models = [model for app in OURS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(_counted(model) for model in models if model not in left_out))
        return {(table, case): (rows, total) for table, case, rows, total in cursor.fetchall()}


def _counted(model: type[Model]) -> str:
    table = model._meta.db_table
    case = "casefile_id" if any(f.attname == "casefile_id" for f in model._meta.concrete_fields) else "NULL::bigint"
    whole = "count(*), sum(hashtext(t::text)::bigint)::bigint"
    return f"SELECT '{table}', {case}, {whole} FROM {table} t GROUP BY 2"
