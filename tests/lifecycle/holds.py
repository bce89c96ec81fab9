"""What must hold after every step, looked at by other means than the portal's own."""

from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import Any, cast

from django.apps import apps
from django.db.models import Value
from django.test import Client
from django.utils import timezone

from scr_portal import audit, walls
from scr_portal.access import forget, grants
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.clocks import Clock
from scr_portal.deadlines import Clocked, Deadline
from scr_portal.holidays import calendar
from scr_portal.notices import Notice
from scr_portal.prepared import Prepared, ask, prepare
from scr_portal.signatures import Facts, Signature
from scr_portal.transitions import STEPS
from tests.addresses import Address, addresses
from tests.lifecycle import rights
from tests.lifecycle.ledger import Ledger, everything
from tests.lifecycle.rows import rows

Keys = dict[str, set[int]]
"""Keys of rows, by model."""
A_CASE = -1
ANSWERS = {200, 302, 403, 404, 409}


def check_case(casefile: CaseFile) -> None:
    """The chain of events stands, every date is what the facts say, and each notice that is owed has one.

    What was signed of a row is what its values are now.
    """
    assert audit.broken(casefile) == []
    kept, due = _kept(casefile), _due(casefile)
    assert kept == due, f"Kept and not due: {kept - due}; due and not kept: {due - kept}"
    owed = Notice.objects.filter(casefile=casefile, status="owed")
    running = Deadline.objects.filter(casefile=casefile, is_running=True, subject_key__startswith="scr_portal.notice:")
    assert {one.subject for one in owed} == {one.subject_key for one in running}
    for signature in Signature.objects.filter(casefile=casefile, document=None, voided_at=None):
        assert signature.sha256 == _digest(signature), f"{signature} was signed under other values"


def _digest(signature: Signature) -> str:
    """Of the values that would be signed now in its place."""
    step = STEPS[signature.step]
    assert step.signs
    rows = step.model._default_manager.filter(casefile=signature.casefile)
    signed = (one for row in rows for one in step.signs.what(row) if isinstance(one, Facts))
    return next(one.sha256 for one in signed if one.of.subject == signature.about)


def _due(casefile: CaseFile) -> set[tuple[Any, ...]]:
    """Every clock that runs, from the rows of the case."""
    found = set()
    for model in apps.get_models():
        if not issubclass(model, CaseRecord) or not hasattr(model, "clocks"):
            continue
        for row in model._default_manager.filter(casefile=casefile).select_related("casefile"):
            for clock in cast(Clocked, row).clocks(calendar()):
                if clock.stopped_on is None:
                    found.add(_clock(row, clock))
    return found


def _clock(row: CaseRecord, clock: Clock) -> tuple[Any, ...]:
    return (
        f"{row._meta.label_lower}:{row.pk}", clock.kind, clock.name, str(clock.sort), clock.start, clock.due,
        repr(list(clock.steps)), clock.waits_on, clock.person, row.agency_id, str(row.audience),
    )  # fmt: skip


def _kept(casefile: CaseFile) -> set[tuple[Any, ...]]:
    """Every due date that is kept as running."""
    return {
        (
            kept.subject_key, kept.kind, kept.name, kept.sort, kept.starts_on, kept.due_on, _steps(kept),
            kept.waits_on, kept.person_id, kept.agency_id, kept.audience,
        )
        for kept in Deadline.objects.filter(casefile=casefile, is_running=True)
    }  # fmt: skip


def _steps(kept: Deadline) -> str:
    return repr([step for step in kept.steps if not step.startswith("Corrected on ")])


def check_walls(people: Sequence[User], casefile: CaseFile, there: Keys) -> None:
    """Each sees of the case, where these rows are `there`, what the second calculation says, and nothing else.

    The database gives the same to whoever forgets to ask for what somebody may see.
    """
    forget(people)
    held = {person: rights.parts(person, casefile) for person in people}
    floor = {person: _given(person, casefile) for person in people}
    for model in rights.walled_models():
        if model._meta.label not in there:
            continue  # whoever asks for rows of it gets none
        rows = list(model._default_manager.filter(casefile=casefile))
        for person in people:
            visible = model._default_manager.visible_to(person).filter(casefile=casefile)
            shown = set(visible.values_list("pk", flat=True))
            seen = rights.seen(person, held[person], casefile, model, rows)
            assert shown == seen, f"{person} and {model.__name__} of {casefile}"
            given = floor[person].get(model._meta.label, set())
            assert given == seen, f"{person} and {model.__name__} of {casefile} in the database"


def _given(person: User, casefile: CaseFile) -> Keys:
    """By model the rows of the case that the database gives when nobody asks for what the person may see."""
    with walls.entered(person.pk, timezone.localdate()):
        return rows_there(casefile)


def rows_there(casefile: CaseFile) -> Keys:
    """By model the rows of the case; nothing of a model that has none."""
    found: Keys = {}
    for label, key in ask(_rows_of_a_case(), casefile.pk):
        found.setdefault(label, set()).add(key)
    return found


@cache
def _rows_of_a_case() -> Prepared:
    """The question for them, written and planned once."""
    first, *others = (
        model._default_manager.filter(casefile=A_CASE).order_by().values_list(Value(model._meta.label), "pk")
        for model in rights.walled_models()
    )
    sql, values = first.union(*others, all=True).query.sql_with_params()
    return prepare(sql, values, lambda value: "$1" if value == A_CASE else None, ["bigint"])


def check_rights(person: User, casefile: CaseFile, there: Keys) -> None:
    """Every step on every row of the case is allowed to the person when the second calculation says so."""
    forget([person])
    held = rights.parts(person, casefile)
    found: dict[tuple[type[CaseRecord], bool], list[CaseRecord]] = {}
    for step in STEPS.values():
        kind = (step.model, step.opens)
        if kind not in found:
            found[kind] = rows(step, casefile) if step.opens or step.model._meta.label in there else []
        for row in found[kind]:
            allowed = step.allowed(row, grants(person))
            assert allowed == rights.may(person, step, row, held), f"{person}: {step.name} on {row.subject}"


def check_nothing_changed(before: Ledger, files_are_the_same: bool) -> None:
    """A step that was refused has left no row, no value and no file behind."""
    after = everything()
    changed = {key for key in before | after if before.get(key) != after.get(key)}
    assert not changed, f"Refused, and yet changed: {changed}"
    assert files_are_the_same, "Refused, and yet a file was kept."


def check_only_these_cases(cases: Collection[int], before: Ledger) -> None:
    """Rows of other cases are as they were."""
    after = everything()
    changed = {key for key in before | after if before.get(key) != after.get(key)}
    others = {key for key in changed if key[1] not in (None, *cases)}
    assert not others, f"A step on cases {cases} changed {others}"


@cache
def _pages() -> list[Address]:
    return [address for address in addresses() if address.is_ours and "token" not in address.names]


def check_page(person: User, casefile: CaseFile, one_of: Callable[[Sequence[Any]], Any]) -> None:
    """A page answers, whoever asks."""
    paths = list(one_of(_pages()).of(casefile, by_status=True))
    if paths:
        client, path = Client(), one_of(paths)
        client.force_login(person)
        answer = client.get(path)
        assert answer.status_code in ANSWERS, f"{answer.status_code} at {path} for {person}"
