"""Random people take random steps on several boards; after each one, everything that must always hold is looked at."""

import os
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage
from django.db import connection, transaction
from hypothesis import HealthCheck, Phase, event, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from referrals.models import Likeness, Referral
from scr_portal.access import forget, grants
from scr_portal.accounts import Board, User
from scr_portal.alerts.models import Alert
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.transitions import STEPS, Conflict, Refused
from tests.lifecycle import rights
from tests.lifecycle.holds import (
    check_case,
    check_nothing_changed,
    check_only_these_cases,
    check_page,
    check_rights,
    check_walls,
    rows_there,
)
from tests.lifecycle.inputs import NothingToSay, Step, arguments
from tests.lifecycle.ledger import everything
from tests.lifecycle.path import WAY
from tests.lifecycle.rows import first_referral, rows
from tests.world import NOW, World

STOPPED = (PermissionDenied, Refused, Conflict, ValidationError)
"""What a step may answer with; anything else is a page that answers 500."""
CHANGE_RIGHTS = {
    "Acceptance",
    "Referral",
    "AgencyInvolvement",
    "Appointment",
    "Bar",
    "EmergencyAccess",
    "Imr",
    "PartnerBoard",
    "Transfer",
}
GOES_ON_ELSEWHERE = {"referral.merge", "referral.split", "likeness.link", "likeness.dismiss", "alert.lift"}
FURTHEST_FIRST = [STEPS[name] for steps in reversed(WAY.values()) for name in reversed(steps)]
NEEDLE = 7  # an integer that is drawn seldom: what is odd happens about once in twenty

AT_ONCE = 25
"""Steps from the start of the world before all is undone."""


class Machine(RuleBasedStateMachine):
    """Every example starts from the same world, and all that it did is rolled back."""

    world: ClassVar[World]
    taken: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.world.clock.move_to(NOW)
        self.people = self.world.people
        self.stored = stored()
        self.data: Any = None

    def teardown(self) -> None:
        """Undo everything, the files too."""
        connection.check_constraints()
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)
        for name in stored() - self.stored:
            os.unlink(name)

    @rule(data=st.data())
    def somebody_takes_a_step(self, data: st.DataObject) -> None:
        """Mostly somebody who may, where it is open; now and then anybody, anywhere, with anything."""
        self.data = data
        casefile = self._one_of(list(CaseFile.objects.select_related("board").order_by("pk")))
        step, row = self._somewhere(casefile)
        person = self._somebody(step, row)
        if row.pk and self._seldom():
            row.version -= 1
        self._attempt(step, row, person)
        if self._seldom():
            self.world.clock.shift(timedelta(days=data.draw(st.integers(1, 40))))
            forget(self.people)
        check_page(self._one_of(self.people), casefile, self._one_of)

    def _somewhere(self, casefile: CaseFile) -> tuple[Step, CaseRecord]:
        """A step and a row: one that is open, half of the time the furthest on the way; or now and then any."""
        steps, anything = sorted(STEPS.values(), key=lambda step: step.name), self._seldom()
        Random(self.data.draw(st.integers(0, 2**32))).shuffle(steps)
        if self.data.draw(st.booleans()):
            steps = FURTHEST_FIRST + steps
        for step in steps:
            found = self._rows(step, casefile)
            wanted = found if anything else [row for row in found if step.why_not(row) is None]
            if wanted:
                return step, self._one_of(wanted)
        raise AssertionError("There is always something that can be done.")

    def _somebody(self, step: Step, row: CaseRecord) -> User:
        """Somebody who may, if there is anybody; now and then anybody."""
        people = list(self.people)
        Random(self.data.draw(st.integers(0, 2**32))).shuffle(people)
        able = () if self._seldom() else (person for person in people if step.allowed(row, grants(person)))
        return next(iter(able), people[0])

    def _rows(self, step: Step, casefile: CaseFile) -> Sequence[CaseRecord]:
        if step.name in {"referral.receive", "referral.refer"}:
            return [first_referral(Board.objects.get(pk=casefile.board_id))]
        return rows(step, casefile)

    def _attempt(self, step: Step, row: CaseRecord, person: User) -> None:
        try:
            said = arguments(step, row, person, self._answer)
        except NothingToSay:
            return
        note(f"{person} tries {step.name} on {row.casefile} with {said}")
        allowed, before, files = rights.may(person, step, row), everything(), stored()
        taken = self._take(step, row, person, said)
        note(f"... {taken!r}")
        # A form of an older version is refused before the right is asked.
        is_refused = isinstance(taken, PermissionDenied)
        assert allowed != is_refused or isinstance(taken, Conflict), f"{person} may: {allowed}, and yet: {taken!r}"
        if isinstance(taken, Exception):
            event(f"{step.name}: {type(taken).__name__}")
            check_nothing_changed(before, files == stored())
        else:
            self._look_at(step, taken, before)

    def _take(self, step: Step, row: CaseRecord, person: User, said: dict[str, Any]) -> CaseRecord | Exception:
        try:
            return step.run(row, person, **said)
        except STOPPED as stop:
            return stop

    def _look_at(self, step: Step, taken: CaseRecord, before: Any) -> None:
        self.taken[step.name] += 1
        event(f"{step.name}: taken")
        if step.model.__name__ in CHANGE_RIGHTS:
            forget(self.people)
        casefile = CaseFile.objects.select_related("board").get(pk=taken.casefile_id)
        went_on_in = CaseFile.objects.filter(pk__in=_went_on_in(taken)) if step.name in GOES_ON_ELSEWHERE else ()
        check_only_these_cases([casefile.pk, *(other.pk for other in went_on_in)], before)
        for changed in (casefile, *went_on_in):
            check_case(changed)
        there = rows_there(casefile)
        check_walls([self._one_of(self.people) for _ in range(3)], casefile, there)
        check_rights(self._one_of(self.people), casefile, there)

    def _one_of(self, several: Sequence[Any]) -> Any:
        return several[self.data.draw(st.integers(0, len(several) - 1))]

    def _seldom(self) -> bool:
        return bool(self.data.draw(st.integers(0, 19)) == NEEDLE)

    def _answer(self, right: Sequence[Any], odd: Sequence[Any]) -> Any:
        if odd and (not right or self._seldom()):
            return self._one_of(odd)
        if not right:
            raise NothingToSay
        return self._one_of(right)


def run(world: World, *, examples: int) -> None:
    """Let the people of this world do things: so many times AT_ONCE steps, each time from the start."""
    Machine.world = world
    Machine.taken.clear()
    asked = settings(
        max_examples=examples,
        stateful_step_count=AT_ONCE,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Machine, settings=asked)


def _went_on_in(taken: CaseRecord) -> list[int]:
    """The case that the last referral made of this one belongs to, the other of two that were looked at, or those that
    were left for the case of a warning."""
    if isinstance(taken, Likeness):
        return [taken.other_id]
    if isinstance(taken, Alert):
        came = Referral.objects.filter(casefile=taken.casefile_id).exclude(came_from=None)
        return list(came.values_list("came_from__casefile", flat=True))
    return list(Referral.objects.filter(came_from=taken.pk).order_by("-pk").values_list("casefile", flat=True)[:1])


def stored() -> set[str]:
    """The files that are in the store now."""
    folder = default_storage.path("")
    return {os.path.join(at, name) for at, _, names in os.walk(folder) for name in names}
