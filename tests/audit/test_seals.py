"""The log of who looked: sealed in batches, and every change under a seal is found, line by line."""

import pytest
from django.db import connection

from scr_portal import audit
from scr_portal.audit import Access, Seal
from scr_portal.audit.verifying import verify_accesses
from tests import build
from tests.audit.tampering import tamper

pytestmark = pytest.mark.django_db

ACCESS, SEAL = "scr_portal_access", "scr_portal_seal"


def look(times: int = 1) -> list[int]:
    """Somebody looks at a case; gives the numbers of the lines."""
    user = build.user()
    for number in range(times):
        audit.opened(user, Access.Kind.VIEW, about=f"page {number}")
    return list(Access.objects.filter(user=user).order_by("pk").values_list("pk", flat=True))


def found() -> list[str]:
    """What is wrong with the log, in words."""
    return [str(finding) for finding in verify_accesses({})]


def test_every_line_is_sealed_once() -> None:
    first = look(3)
    assert audit.seal() == 1
    assert audit.seal() == 0
    second = look(2)
    assert audit.seal() == 1
    one, two = Seal.objects.order_by("seq")
    assert (list(one.sealed_lines()), list(two.sealed_lines())) == (first, second)
    assert two.previous == one.digest
    assert found() == []


def test_a_line_of_before_there_were_batches_is_sealed_too() -> None:
    old, new = look(2)
    tamper(f"UPDATE {ACCESS} SET batch = 0 WHERE id = {old}")
    assert audit.seal() == 2
    assert Seal.objects.get(batch=0).count == Seal.objects.get(batch__gt=0).count == 1
    assert found() == []
    assert new in Seal.objects.get(seq=2).sealed_lines()


def test_the_writer_does_not_choose_the_batch() -> None:
    look()
    audit.seal()
    forged = Access.objects.create(kind="view", batch=0)
    forged.refresh_from_db()
    assert forged.batch > Seal.objects.get().batch


def sealed_lines() -> list[int]:
    """Six lines under two seals."""
    lines = look(3)
    audit.seal()
    lines += look(3)
    audit.seal()
    return lines


CHANGES = {
    f"UPDATE {ACCESS} SET user_id = NULL WHERE id = {{0}}": "Line {0} was changed.",
    f"UPDATE {ACCESS} SET about = 'page 7', kind = 'refusal' WHERE id = {{4}}": "Line {4} was changed.",
    f"UPDATE {ACCESS} SET at = at - interval '1 hour' WHERE id = {{1}}": "Line {1} was changed.",
    f"DELETE FROM {ACCESS} WHERE id = {{1}}": "Line {1} is missing.",
    f"UPDATE {ACCESS} SET id = id + 1000000 WHERE id = {{2}}": "Line {2} is missing.",
    f"UPDATE {ACCESS} SET batch = batch + 50 WHERE id = {{2}}": "Line {2} is missing.",
    f"INSERT INTO {ACCESS} (id, at, kind, about, batch) SELECT 9000000, at, 'view', '', batch FROM {ACCESS} "
    "WHERE id = {5}": "Line 9000000 was put in later.",
    f"INSERT INTO {ACCESS} (id, at, kind, about, batch) VALUES (9000000, now(), 'view', '', 0)": (
        "Line 9000000 was put in: its batch has no seal."
    ),
    f"INSERT INTO {ACCESS} (id, at, kind, about, batch) VALUES (9000000, now(), 'view', '', 2147483647)": (
        "Line 9000000 was put in: its batch has not been opened."
    ),
    f"UPDATE {ACCESS} SET batch = batch + 51 WHERE id = {{2}}": "Line {2} was put in: its batch has not been opened.",
    f"DELETE FROM {SEAL} WHERE seq = 1": "Seal 1 is missing.",
    f"UPDATE {SEAL} SET lines = '[]' WHERE seq = 2": (
        "Seal 2 keeps other lines than it covers: that note was changed."
    ),
    f"UPDATE {SEAL} SET count = 2 WHERE seq = 1": "Seal 1 was changed or moved.",
    f"UPDATE {SEAL} SET previous = digest WHERE seq = 2": "Seal 2 was changed or moved.",
    f"UPDATE {SEAL} SET lines = 'x'; DELETE FROM {ACCESS} WHERE id = {{0}}": "Line {1} was put in later.",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_under_a_seal_is_found_where_it_is(change: str) -> None:
    lines = sealed_lines()
    tamper(change.format(*lines))
    assert CHANGES[change].format(*lines) in found()


def test_what_is_not_sealed_yet_is_neither_found_nor_forgotten() -> None:
    sealed_lines()
    [late] = look()
    assert found() == []
    assert audit.seal() == 1
    assert late in Seal.objects.get(seq=3).sealed_lines()


def test_the_log_is_read_in_pieces(django_assert_max_num_queries: object) -> None:
    for _ in range(4):
        sealed_lines()
    with connection.execute_wrapper(_no_endless_list), django_assert_max_num_queries(4):  # type: ignore[operator]
        assert found() == []


def _no_endless_list(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
    assert context["cursor"].cursor.name or "SELECT" not in sql, "Rows are to come by a cursor on the server."
    return execute(sql, params, many, context)
