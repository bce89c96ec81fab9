"""Operations of a migration that are done at once: the tables are those that they would have made one by one."""

from collections.abc import Iterator

import pytest
from django.db import connection, migrations, models
from django.db.migrations.state import ProjectState

from scr_portal.at_once import AtOnce
from tests.databases import owner

pytestmark = pytest.mark.django_db

KEY = ("id", models.BigAutoField(primary_key=True))
BOOK = migrations.CreateModel("Book", [KEY], options={})
TITLE = migrations.AddField("book", "title", models.CharField(max_length=9, default=""))
ONE_TITLE = migrations.AddConstraint("book", models.UniqueConstraint(fields=["title"], name="book_once"))
SHELF = migrations.CreateModel("Shelf", [KEY], options={})
ON = migrations.AddField("book", "on", models.ForeignKey("shelves.Shelf", models.CASCADE, null=True))
BY_TITLE = migrations.AddIndex("shelf", models.Index(fields=["id"], name="shelf_by_id"))


def _done(*operations: migrations.operations.base.Operation) -> tuple[object, object]:
    """The tables after the operations, and after all was undone."""
    before = ProjectState()
    states = [before]
    with connection.schema_editor() as editor:
        for operation in operations:
            after = states[-1].clone()
            operation.state_forwards("shelves", after)
            operation.database_forwards("shelves", editor, states[-1], after)
            states.append(after)
    made = _tables()
    with connection.schema_editor() as editor:
        for number, operation in reversed(list(enumerate(operations))):
            operation.database_backwards("shelves", editor, states[number + 1], states[number])
    return made, _tables()


def _tables() -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns"
            " WHERE table_name LIKE 'shelves\\_%' ORDER BY 1, ordinal_position"
        )
        columns = cursor.fetchall()
        cursor.execute("SELECT tablename, indexdef FROM pg_indexes WHERE tablename LIKE 'shelves\\_%' ORDER BY 1, 2")
        indexes = cursor.fetchall()
        cursor.execute(
            "SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid::regclass::text LIKE 'shelves\\_%' ORDER BY 1, 2"
        )
        return [*columns, *indexes, *cursor.fetchall()]


@pytest.fixture(autouse=True)
def _as_owner() -> Iterator[None]:
    with owner():
        yield


def test_what_is_made_whole_is_as_what_was_made_bit_by_bit() -> None:
    one_by_one = _done(BOOK, TITLE, ONE_TITLE, SHELF, ON, BY_TITLE)
    at_once = _done(AtOnce([BOOK, TITLE, ONE_TITLE, SHELF, ON, BY_TITLE]))
    assert at_once == one_by_one
    made, undone = at_once
    assert made
    assert not undone


def test_tables_that_stand_already_are_changed_and_changed_back() -> None:
    one_by_one = _done(BOOK, SHELF, TITLE, ONE_TITLE, ON, BY_TITLE)
    assert _done(AtOnce([BOOK, SHELF]), AtOnce([TITLE, ONE_TITLE, ON, BY_TITLE])) == one_by_one
