"""Every dated fact of a whole case, corrected by a day: the declared clocks move, and say so, and no others."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.corrections.facts import FACTS
from scr_portal.corrections.models import Correction
from scr_portal.deadlines import Deadline
from scr_portal.pages.offers import address
from scr_portal.transitions import STEPS, Refused
from tests.addresses import addresses
from tests.world import ELMTON, World

Days = dict[tuple[str, str], tuple[date, date, date | None]]


def days(case: CaseFile) -> Days:
    """From when each clock is counted, when it ends, when it was stopped."""
    return {
        (one.subject_key, one.kind): (one.starts_on, one.due_on, one.stopped_on)
        for one in Deadline.objects.filter(casefile=case)
    }


def corrigible(case: CaseFile) -> Iterator[tuple[CaseRecord, str]]:
    """Every row of the case with each of its known days."""
    for label, facts in FACTS.items():
        model = next(step.model for step in STEPS.values() if step.model._meta.label_lower == label)
        for row in model._default_manager.filter(casefile=case).order_by("pk"):
            yield from ((row, name) for name in facts if getattr(row, name))


def somebody(people: Iterable[User], row: CaseRecord) -> User:
    """Who may correct it."""
    step = STEPS[f"{row._meta.model_name}.correct"]
    return next(one for one in people if step.allowed(row, grants(one)))


@pytest.mark.parametrize("board", ["Ashby", ELMTON])
def test_what_moves_is_what_was_declared_and_every_clock_that_moves_says_why(world: World, board: str) -> None:
    case, people, tried = world.case("published", board), world.people, set()
    for row, name in corrigible(case):
        row.refresh_from_db()
        before = days(case)
        for move in (-1, 1):
            try:
                day = getattr(row, name) + timedelta(days=move)
                STEPS[f"{row._meta.model_name}.correct"].run(
                    row, somebody(people, row), field=name, day=day, reason="Typed wrong."
                )
            except (ValidationError, Refused):
                row.refresh_from_db()
                continue
            tried.add((row._meta.label_lower, name))
            moved = {key for key, said in days(case).items() if before.get(key) not in (None, said)}
            assert {kind for _, kind in moved} <= FACTS[row._meta.label_lower][name].moves, f"{row.subject} {name}"
            for subject, kind in moved:
                steps = Deadline.objects.get(subject_key=subject, kind=kind).steps
                assert any(step.startswith("Corrected on") for step in steps), f"{kind} after {row.subject} {name}"
            break
    assert {"referrals.referral", "reviews.review", "scr_portal.notice"} <= {label for label, _ in tried}


def test_every_correction_has_a_page_that_is_offered_to_who_may(world: World) -> None:
    pages = {one.view.step.name: one.view for one in addresses() if one.is_step and one.view.step.verb == "correct"}
    assert set(pages) == {name for name in STEPS if name.endswith(".correct")}
    case, people = world.case("published"), world.people
    for row, name in corrigible(case):
        client = Client()
        client.force_login(somebody(people, row))
        path = address(pages[f"{row._meta.model_name}.correct"], row)
        looked = client.get(path)
        assert looked.status_code in (200, 409), path
        if looked.status_code == 200:
            page = looked.content.decode()
            assert "a letter that puts it right is drafted" in page, path
            assert "A partner board that was sent the old date is sent the new one at once" in page, path
            day = getattr(row, name) - timedelta(days=1)
            said = {f"day-{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
            tried = client.post(path, said | {"field": name, "reason": "Typed wrong.", "version": str(row.version)})
            assert tried.status_code in (200, 409, 422), path
    assert not Correction.objects.filter(casefile=case).exists()
