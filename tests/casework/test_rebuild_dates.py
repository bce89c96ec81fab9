"""The dates of cases follow from their facts, and are counted anew from them."""

import json
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from tests.referrals.case import Place
from tests.world import World


def asked(*options: str) -> str:
    """What the command says."""
    call_command("rebuild_dates", *options, stdout=(out := StringIO()))
    return out.getvalue().strip()


def test_what_the_steps_have_counted_is_what_the_facts_say(world: World) -> None:
    assert Deadline.objects.filter(sort="since").count() > 20
    assert asked("--check") == "Nothing differs."


def stands() -> set[tuple[str, str, str, date]]:
    """Every date that runs."""
    running = Deadline.objects.filter(is_running=True)
    return {(one.subject_key, one.kind, one.name, one.due_on) for one in running}


@pytest.mark.django_db
def test_dates_that_are_missing_wrong_or_too_many_are_found_and_put_right() -> None:
    """As after an update by which more is a date: the rows of before know nothing of it."""
    place = Place()
    case = place.receive().casefile
    before = stands()
    Deadline.objects.filter(sort="since").update(kind="of_before")
    Deadline.objects.filter(kind="decision").update(name="Decide")
    mailed = Message.objects.count()
    with pytest.raises(SystemExit) as left:
        asked("--check")
    assert left.value.code == 1
    told = json.loads(asked("--json"))
    assert {one["case"] for one in told["differences"]} == {case.reference}
    assert {one["kind"] for one in told["differences"]} == {"notice_possible_review", "decision", "of_before"}
    assert told["rebuilt"] is True
    assert stands() == before
    assert Message.objects.count() == mailed
    assert asked("--check") == "Nothing differs."


@pytest.mark.django_db
def test_a_date_of_before_that_alone_is_too_many_is_found_by_the_check_too() -> None:
    case = Place().receive().casefile
    one = Deadline.objects.get(kind="decision")
    one.pk, one.kind = None, "of_before"
    one.save()
    with pytest.raises(SystemExit) as left:
        asked("--check")
    assert left.value.code == 1
    assert asked() == f"{case.reference}: of_before of {one.subject_key}"
    assert asked("--check") == "Nothing differs."
