"""Operations of a migration that are done at once: Django builds every related model anew after each one."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class AtOnce(Operation):
    """Several operations in one: the tables go from what stood before the first to what stands after the last.

    A table that is made here is made whole: what is added to it further down stands in it already. No model may be
    renamed or deleted here, nor one table be changed twice in the same place.
    """

    reversible = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """As it is written in the migration."""
        return self.__class__.__name__, [self.operations], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """All of them on the bare state; the models are built when they are asked for."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Each in its order."""
        for operation in self._of_tables():
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """Each, the last one first."""
        for operation in reversed(list(self._of_tables())):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """What each does, a line each."""
        return "\n".join(operation.describe() for operation in self.operations)

    def _of_tables(self) -> Iterator[Operation]:
        made = {operation.name_lower for operation in self.operations if isinstance(operation, CreateModel)}
        for operation in self.operations:
            if isinstance(operation, CreateModel) or _table(operation) not in made:
                yield operation


def _table(operation: Operation) -> str:
    return str(getattr(operation, "model_name_lower", None) or getattr(operation, "name_lower", ""))
