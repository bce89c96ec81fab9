"""A condition by one list of keys: one parameter to the database, however many keys there are.

Django words `IN` key by key, and a page asks by the cases of its reader in twenty questions: with five hundred cases
that took longer than all answers together (docs/performance.md).
"""

from collections.abc import Collection, Iterable

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Lookup, Q
from django.db.models.sql.compiler import SQLCompiler


class _Among(Lookup[str]):
    prepare_rhs = False

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        said, params = self.process_lhs(compiler, connection)
        return f"{said} = ANY (%s::bigint[])", (*params, self.rhs)


class _Within(_Among):
    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        said, params = self.process_lhs(compiler, connection)
        return f"{said} + 0 = ANY (%s::bigint[])", (*params, self.rhs)


class _AmongTexts(_Among):
    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> tuple[str, tuple[str | int, ...]]:
        said, params = self.process_lhs(compiler, connection)
        return f"{said} = ANY (%s::text[])", (*params, self.rhs)


def among_texts(column: str, stand_in: str) -> Q:
    """Rows whose `column` is one of the texts that are given in the place of `stand_in` (written.py)."""
    return Q(_AmongTexts(F(column), stand_in))


def among(column: str, keys: Collection[int]) -> Q:
    """Rows whose `column`, a key such as `casefile_id`, is one of the keys."""
    if len(keys) == 1:
        return Q(**{column: next(iter(keys))})
    return Q(_Among(F(column), listed(keys)))


def within(column: str, keys: Collection[int]) -> Q:
    """The same of rows that are looked up by the reader's cases already, as those of `visible_to`.

    Asked as an index answers it, both lists are one by one combined: sixty cases are looked up 3,600 times, or, since
    that is dear, the whole table is read.
    """
    return Q(_Within(F(column), listed(keys)))


def listed(keys: Iterable[int]) -> str:
    """The keys as the one parameter that they are."""
    return f"{{{','.join(map(str, keys))}}}"
