"""What waits is asked for in one question: the same rows, with the same beside them, as asked for one by one."""

from collections import Counter
from typing import Any

from scr_portal.access import grants
from scr_portal.waiting import KINDS
from scr_portal.whole_rows import asked_together
from tests.world import World


def test_rows_asked_for_together_are_those_asked_for_one_by_one(world: World) -> None:
    seen: Counter[str] = Counter()
    for person in world.people:
        asked = [rows for of, _ in KINDS if (rows := of(grants(person))) is not None]
        for rows, together in zip(asked, asked_together(asked), strict=True):
            assert [_told(row, rows) for row in together] == [_told(row, rows) for row in rows]
            seen[rows.model.__name__] += len(together)
    assert sum(count > 0 for count in seen.values()) > 5, seen


def test_nothing_that_could_wait_is_no_question_at_all(world: World) -> None:
    assert asked_together([]) == []


def _told(row: Any, rows: Any) -> dict[str, Any]:
    """All that is in a row, in what was annotated, and in the rows that came with it."""
    values = {name: value for name, value in vars(row).items() if name != "_state"}
    beside = {name: getattr(row, name) for name in rows.query.select_related or {}}
    return values | {name: {**vars(one), "_state": None} for name, one in beside.items() if one}
