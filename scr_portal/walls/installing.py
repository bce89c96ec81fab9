"""Puts the walls into the database: the role that processes use, what it may do, and the policies. Idempotent.

`manage.py migrate` does it after every migration, as the role that owns the tables.
"""

from typing import Any

from django.conf import settings
from django.db import connection, transaction
from psycopg2.extensions import encrypt_password
from psycopg2.sql import SQL, Composable, Identifier, Literal

from scr_portal.audit import EventPayload, guards
from scr_portal.walls.functions import QUESTIONS, made
from scr_portal.walls.rules import Rule, models, rules

KEPT = (*guards.NEVER_CHANGED, EventPayload)
"""Written once; what lies apart from its event is emptied by an erasure, which the owner does (decision 0126)."""
REMOVED = {
    "scr_portal.Draft",
    "scr_portal.DraftFile",
    "referrals.UnsentRisk",
    "referrals.RiskCall",
    "scr_portal.Page",
    "scr_portal.Sent",
    "scr_portal.Agency_boards",
    "scr_portal.User_groups",
    "scr_portal.User_user_permissions",
    "reviews.ReviewHold",
    "panels.ImrHold",
    "referrals.InvolvementHold",
    "referrals.PeerHold",
}
"""The only tables of ours from which rows go: what is not sent yet, what is made anew, what belongs to what, days."""
READ = {"django_migrations"}
"""Tables that only the owner writes."""


def install() -> None:
    """Make the database as declared: in one transaction, so that nobody ever finds it without walls."""
    with transaction.atomic():
        _make_role()
        _run(SQL("CREATE SCHEMA IF NOT EXISTS walls"))
        for function in made(str(_answer("SELECT current_schema()"))):
            _run(SQL(function))
        there = set(connection.introspection.table_names())
        found = {model: rule for model, rule in rules().items() if model._meta.db_table in there}
        for model, rule in found.items():
            _wall(model._meta.db_table, rule)
        _forget()
        if _role() != _owner():
            _grant(there)


def policies() -> list[tuple[Any, ...]]:
    """What the database says of every table: owner-proof or not, and each policy as it understands it."""
    return _all(
        "SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, p.policyname, p.permissive, p.roles::text, p.cmd,"
        " p.qual, p.with_check FROM pg_class c LEFT JOIN pg_policies p ON p.tablename = c.relname"
        " AND p.schemaname = current_schema() WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace"
        " ORDER BY 1, 4"
    )


def functions() -> list[tuple[Any, ...]]:
    """What the policies ask, as the database keeps it."""
    return _all("SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'walls'::regnamespace ORDER BY 1")


def _wall(table: str, rule: Rule) -> None:
    """FORCE, so that the walls hold for the owner too, where one role does everything."""
    _say("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY", table=table)
    _unwall(table)
    _say("CREATE POLICY see ON {table} FOR SELECT USING ({see})", table=table, rule=rule)
    _say("CREATE POLICY add ON {table} FOR INSERT WITH CHECK ({write})", table=table, rule=rule)
    _say("CREATE POLICY change ON {table} FOR UPDATE USING ({write}) WITH CHECK ({write})", table=table, rule=rule)
    _say("CREATE POLICY remove ON {table} FOR DELETE USING ({write})", table=table, rule=rule)


def _unwall(table: str) -> None:
    there = "SELECT policyname FROM pg_policies WHERE tablename = %s AND schemaname = current_schema()"
    for (policy,) in _all(there, table):
        _run(SQL("DROP POLICY {} ON {}").format(Identifier(policy), Identifier(table)))


def _forget() -> None:
    """Functions that no policy asks any more go."""
    known = "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'walls'::regnamespace"
    for (function,) in _all(f"{known} AND proname != ALL (%s)", ["enter", *QUESTIONS]):
        _run(SQL(f"DROP FUNCTION {function}"))


def _make_role() -> None:
    """The role of DATABASE_URL, with its password, where the owner may make roles; else it must be there."""
    role = _role()
    if role == _owner() or not _answer("SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"):
        return
    if not _all("SELECT 1 FROM pg_roles WHERE rolname = %s", role):
        _say("CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS")
    if password := settings.WEB_PASSWORD:
        hashed = encrypt_password(password, role, connection.connection, "scram-sha-256")  # none stands in a log
        _run(SQL("ALTER ROLE {} PASSWORD {}").format(Identifier(role), Literal(hashed)))


def _grant(there: set[str]) -> None:
    """Begin with nothing, then give what the processes need."""
    for what in ("TABLES", "SEQUENCES", "FUNCTIONS"):
        _say(f"REVOKE ALL ON ALL {what} IN SCHEMA {{schema}} FROM {{role}}")
    _say("REVOKE ALL ON SCHEMA {schema} FROM {role}")
    _say("REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC")
    _say("REVOKE ALL ON FUNCTION walls.enter FROM PUBLIC")
    _say("GRANT USAGE ON SCHEMA {schema}, walls TO {role}")
    _say("GRANT EXECUTE ON FUNCTION walls.enter TO {role}")
    _say("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {role}")
    for table in sorted(there):
        _say(f"GRANT {_rights(table)} ON {{table}} TO {{role}}", table=table)


def _rights(table: str) -> str:
    label = {model._meta.db_table: model._meta.label for model in models()}.get(table, "")
    if table in READ:
        return "SELECT"
    if label in {model._meta.label for model in KEPT}:
        return "SELECT, INSERT"
    if label and label not in REMOVED:
        return "SELECT, INSERT, UPDATE"
    return "SELECT, INSERT, UPDATE, DELETE"


def _role() -> str:
    """Whose rights the processes have."""
    return str(settings.WEB_ROLE)


def _owner() -> str:
    return str(_answer("SELECT current_user"))


def _say(statement: str, table: str = "", rule: Rule | None = None) -> None:
    names = {"role": Identifier(_role()), "schema": Identifier(str(_answer("SELECT current_schema()")))}
    conditions = {"see": SQL(rule.see), "write": SQL(rule.write)} if rule else {}
    _run(SQL(statement).format(**names, **conditions, table=Identifier(table)))


def _run(statement: Composable) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _all(question: str, *values: str | list[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return list(cursor.fetchall())


def _answer(question: str) -> object:
    return _all(question)[0][0]
