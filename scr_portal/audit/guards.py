"""What the database itself refuses or fills in, whoever writes to it and by whatever way.

The triggers are worked out from the models and made after every migration, so that a new model is guarded without
anybody thinking of it: its rows are made and changed with an event of their case only, and never removed. A model is
excepted by saying why in `without_event`. Rows from which rights follow outside the cases are held to a link in the
chain of rights in the same way (decision 0068).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction
from django.db.models import ForeignKey, Model

from scr_portal.accounts import Absence, Agency, Membership, User
from scr_portal.accounts.users import ACCOUNT
from scr_portal.audit.accesses import Access
from scr_portal.audit.events import Event, EventPayload
from scr_portal.audit.lengths import ChainLength
from scr_portal.audit.rights import RightsEvent
from scr_portal.audit.seals import Seal
from scr_portal.casefiles import CaseFile

OURS = ("scr_portal", "referrals", "reviews", "panels", "publications")
FUNCTIONS = Path(__file__).with_name("guards.sql")
NEVER_CHANGED = (Event, RightsEvent, Access, Seal)


@dataclass(frozen=True)
class Guard:
    """One trigger on one table; its name ends in a digest of what it is, so that a change makes a new one."""

    table: str
    what: str
    says: str

    @property
    def name(self) -> str:
        """What it is called in the database."""
        return f"portal_{self.what}_{hashlib.sha256(self.says.encode()).hexdigest()[:8]}"

    @property
    def sql(self) -> str:
        """The statement that makes it."""
        kind = "CONSTRAINT TRIGGER" if "DEFERRABLE" in self.says else "TRIGGER"
        return f'CREATE {kind} "{self.name}" {self.says}'


def guards() -> Iterator[Guard]:
    """Every trigger that there must be."""
    for kept in NEVER_CHANGED:
        yield _on(kept, "never_changed", "BEFORE UPDATE OR DELETE OR TRUNCATE", "STATEMENT")
    yield _on(ChainLength, "only_rises", "BEFORE UPDATE", "ROW")
    yield _on(ChainLength, "never_changed", "BEFORE DELETE OR TRUNCATE", "STATEMENT")
    yield _on(EventPayload, "only_emptied", "BEFORE UPDATE", "ROW")
    yield _on(EventPayload, "never_changed", "BEFORE DELETE OR TRUNCATE", "STATEMENT")
    for event in (Event, RightsEvent):
        yield _on(event, "event_transaction", "BEFORE INSERT", "ROW")
    yield _on(Access, "open_batch", "BEFORE INSERT", "ROW")
    for model in case_models():
        if why_without_event(model):
            yield _on(model, "never_changed", "BEFORE TRUNCATE", "STATEMENT")
        else:
            yield _on(model, "never_changed", "BEFORE DELETE OR TRUNCATE", "STATEMENT")
            yield from (_needs_event(model, *way) for way in ways_to_case(model))
        if getattr(model, "changes_only", None):
            yield _changes_only(model)
    yield from _standing()


def _standing() -> Iterator[Guard]:
    """On what gives rights outside the cases: roles, absences, the boards of an agency, and who an account is."""
    boards, either = Agency.boards.through, ("scr_portal.agency:agency_id", "scr_portal.board:board_id")
    yield _on(boards, "never_changed", "BEFORE TRUNCATE", "STATEMENT")
    yield _needs_rights_event(boards, "INSERT OR UPDATE OR DELETE", *either)
    for model in (Membership, Absence):
        yield _on(model, "never_changed", "BEFORE DELETE OR TRUNCATE", "STATEMENT")
        yield _needs_rights_event(model, "INSERT OR UPDATE", f"{model._meta.label_lower}:id")
    yield _on(Membership, "is_no_administrators", "AFTER INSERT OR UPDATE OF user_id", "ROW")
    yield _on(User, "administers_only", "AFTER UPDATE OF is_staff", "ROW")
    changed = " OR ".join(f"OLD.{fact} <> NEW.{fact}" for fact in ACCOUNT)
    yield _needs_rights_event(User, "INSERT", "scr_portal.user:id", when="NEW.is_staff")
    yield _needs_rights_event(User, f"UPDATE OF {', '.join(ACCOUNT)}", "scr_portal.user:id", when=changed)


def case_models() -> list[type[Model]]:
    """The models whose rows belong to a case, directly or by the row they hang on."""
    every = [m for app in OURS for m in apps.get_app_config(app).get_models(include_auto_created=True)]
    return [m for m in every if m not in (*NEVER_CHANGED, EventPayload) and ways_to_case(m)]


def ways_to_case(model: type[Model]) -> list[tuple[str, str]]:
    """Each column that leads to a case with the table it leads by; none where no row is of a case.

    A row that names its case belongs to that and to no other, whatever else it names; one that does not may hang on
    this row or on that, each of which names it.
    """
    if model is CaseFile:
        return [("id", "")]
    links = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
    own = [link.column for link in links if link.related_model is CaseFile]
    if own:
        return [(own[0], "")]
    return [(link.column, link.related_model._meta.db_table) for link in links if _names_its_case(link.related_model)]


def _names_its_case(model: type[Model]) -> bool:
    return any(field.column == "casefile_id" for field in model._meta.concrete_fields)


def why_without_event(model: type[Model]) -> str:
    """Why rows of this model are written without an event; empty when they never are."""
    return str(getattr(model, "without_event", ""))


def install(**_: object) -> None:
    """Make the database's functions and triggers as they are declared here; nothing else is touched."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(FUNCTIONS.read_text())
        wanted = {(guard.table, guard.name): guard for guard in guards()}
        there = installed()
        for table, name in there - set(wanted):
            cursor.execute(f'DROP TRIGGER "{name}" ON "{table}"')
        for table, name in missing():
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"')  # one that was switched off is there
            cursor.execute(wanted[table, name].sql)


def missing() -> list[tuple[str, str]]:
    """The table and the name of each trigger that there must be and that is not there, or is switched off."""
    return sorted({(guard.table, guard.name) for guard in guards()} - installed())


def installed() -> set[tuple[str, str]]:
    """The table and the name of each of our triggers that is there and not switched off."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE t.tgname LIKE 'portal\\_%%' AND NOT t.tgisinternal AND t.tgenabled = 'O'"
        )
        return set(cursor.fetchall())


def _on(model: type[Model], what: str, when: str, each: str) -> Guard:
    table = model._meta.db_table
    return Guard(table, what, f'{when} ON "{table}" FOR EACH {each} EXECUTE FUNCTION portal_{what}()')


def _needs_event(model: type[Model], column: str, parent: str) -> Guard:
    derived = "{" + ",".join(sorted(getattr(model, "derived", ()))) + "}"
    table = model._meta.db_table
    says = (
        f'AFTER INSERT OR UPDATE ON "{table}" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW'
        f" EXECUTE FUNCTION portal_needs_event('{column}', '{parent}', '{derived}')"
    )
    return Guard(table, "needs_event", says)


def _needs_rights_event(model: type[Model], writes: str, *about: str, when: str = "true") -> Guard:
    table, arguments = model._meta.db_table, ", ".join(f"'{one}'" for one in about)
    says = (
        f'AFTER {writes} ON "{table}" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ({when})'
        f" EXECUTE FUNCTION portal_needs_rights_event({arguments})"
    )
    return Guard(table, "needs_rights_event", says)


def _changes_only(model: type[Model]) -> Guard:
    table, columns = model._meta.db_table, ",".join(sorted(getattr(model, "changes_only", ())))
    says = f"BEFORE UPDATE ON \"{table}\" FOR EACH ROW EXECUTE FUNCTION portal_changes_only('{{{columns}}}')"
    return Guard(table, "changes_only", says)
