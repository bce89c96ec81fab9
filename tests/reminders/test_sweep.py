"""Those responsible are reminded at each stage, once, and only of what is still useful."""

from datetime import date, timedelta

import pytest

from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.casefiles import CaseAgency, CaseFile
from scr_portal.clocks import Sort
from scr_portal.deadlines import Deadline, Reminder
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.reminders.stages import STAGES
from scr_portal.roles import Role
from tests import build
from tests.referrals.case import Place
from tests.reminders.conftest import TODAY, clock, notice, remind


def told() -> list[str]:
    """Every line about a date, oldest first."""
    lines = [line for message in Message.objects.all() for line in message.body.splitlines()]
    return [line.partition(": ")[2] for line in lines if line.startswith("CASE-")]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (14, "Due in 14 days, on 17 March 2014: Decision of the LSCB chair."),
        (7, "Due in 7 days, on 10 March 2014: Decision of the LSCB chair."),
        (2, "Due in 2 days, on 5 March 2014: Decision of the LSCB chair."),
        (0, "Due today, 3 March 2014: Decision of the LSCB chair."),
        (-1, "1 day late, it was due on 2 March 2014: Decision of the LSCB chair."),
        (-7, "7 days late, it was due on 24 February 2014: Decision of the LSCB chair."),
    ],
)
def test_each_stage_says_how_far_away_the_day_is(case: CaseFile, days: int, words: str) -> None:
    clock(case, TODAY + timedelta(days))
    remind(TODAY)
    assert told() == [words]


def test_a_sweep_a_day_sends_each_stage_once(case: CaseFile) -> None:
    clock(case, TODAY)
    for days in range(-20, 21):
        for _ in range(3):
            remind(TODAY + timedelta(days))
    assert len(told()) == len(STAGES)
    assert set(Reminder.objects.values_list("stage", flat=True)) == {stage.name for stage in STAGES}


def test_a_decision_that_nobody_takes_is_said_again_each_week_until_it_is_taken(case: CaseFile) -> None:
    late = clock(case, TODAY)
    other = clock(case, TODAY, Role.OFFICER)
    Deadline.objects.filter(pk=late.pk).update(kind="decision")
    days = []
    for day in range(60):
        before = len(told())
        remind(TODAY + timedelta(day))
        days += [day] * (len(told()) - before)
        if day == 40:
            Deadline.objects.filter(pk=late.pk).update(is_running=False, stopped_on=TODAY + timedelta(40))
    assert days == [0, 0, 1, 1, 7, 7, 14, 21, 28, 35]
    assert told()[-1] == "35 days late, it was due on 3 March 2014: Decision of the LSCB chair."
    assert not Reminder.objects.filter(deadline=other, stage__startswith="weeks_late").exists()


def test_after_weeks_without_a_sweep_a_late_decision_is_said_once(case: CaseFile) -> None:
    Deadline.objects.filter(pk=clock(case, TODAY).pk).update(kind="decision")
    for _ in range(2):
        remind(TODAY + timedelta(24))
    remind(TODAY + timedelta(25))
    assert told() == ["24 days late, it was due on 3 March 2014: Decision of the LSCB chair."]
    remind(TODAY + timedelta(28))
    assert told()[1:] == ["28 days late, it was due on 3 March 2014: Decision of the LSCB chair."]


def test_sweeps_that_were_missed_send_the_one_stage_that_is_still_useful(case: CaseFile) -> None:
    clock(case, TODAY + timedelta(1))
    remind(TODAY)
    assert told() == ["Due in 1 day, on 4 March 2014: Decision of the LSCB chair."]


def test_a_new_due_day_starts_the_stages_again(case: CaseFile) -> None:
    deadline = clock(case, TODAY)
    remind(TODAY)
    deadline.due_on = TODAY + timedelta(8)
    deadline.save(update_fields=["due_on"])
    remind(TODAY + timedelta(1))
    assert told()[1:] == ["Due in 7 days, on 11 March 2014: Decision of the LSCB chair."]


def test_nobody_is_reminded_of_what_is_far_off_stopped_or_only_just_begun(case: CaseFile) -> None:
    clock(case, TODAY + timedelta(15))
    stopped = clock(case, TODAY)
    stopped.is_running = False
    stopped.save(update_fields=["is_running"])
    begun = clock(case, TODAY + timedelta(7))
    begun.starts_on = TODAY
    begun.save(update_fields=["starts_on"])
    remind(TODAY)
    assert told() == []


def test_a_first_day_is_told_on_the_day_and_never_called_late(case: CaseFile) -> None:
    clock(case, TODAY, sort=Sort.NOT_BEFORE)
    clock(case, date(2009, 1, 1), sort=Sort.NOT_BEFORE)
    for days in range(-20, 21):
        remind(TODAY + timedelta(days))
    assert told() == ["Decision of the LSCB chair: from 3 March 2014."]


def test_it_goes_to_those_whose_move_it_is_and_to_nobody_else(case: CaseFile) -> None:
    agency, other = build.agency(case.board), build.agency(case.board)
    for one in (agency, other):
        CaseAgency.objects.create(casefile=case, agency=one)
        build.member(Role.SENIOR, one, f"Senior of {one}")
    clock(case, TODAY, Role.SENIOR, agency)
    remind(TODAY)
    assert [str(message.user) for message in Message.objects.all()] == [f"Senior of {agency}"]


def test_where_nobody_holds_the_role_the_officer_is_reminded(case: CaseFile) -> None:
    clock(case, TODAY, Role.PANEL_CHAIR)
    clock(case, TODAY, "")
    remind(TODAY)
    officers = {message.user for message in Message.objects.all()}
    assert [str(user).startswith("LSCB officer") for user in officers] == [True]
    assert len(told()) == 2


def test_a_chair_who_is_barred_is_not_reminded_but_the_acting_chair_is(case: CaseFile) -> None:
    chair = case.board.memberships.get(role=Role.CHAIR).user
    acting = build.member(Role.ACTING_CHAIR, case.board)
    Bar.objects.create(user=chair, casefile=case, reason="Knows the family.", proposed_by=acting, since=TODAY)
    clock(case, TODAY)
    remind(TODAY)
    assert [message.user for message in Message.objects.all()] == [acting]


def people_told() -> set[User | None]:
    """In a digest, or of a notice that is owed."""
    return {message.user for message in Message.objects.filter(body__contains="Due today")}


def test_while_the_chair_is_away_the_acting_chair_is_reminded_too(place: Place) -> None:
    """From the step to the mail: the decision waits for the chair, who is on leave on its day."""
    case = place.recommended().casefile
    decision = Deadline.objects.get(casefile=case, kind="decision")
    build.away(place.chair, decision.due_on - timedelta(2), decision.due_on + timedelta(2))
    remind(decision.due_on)
    assert place.acting_chair in people_told()
    assert place.chair in people_told()


def test_when_the_chair_is_back_the_acting_chair_is_not_reminded(place: Place) -> None:
    decision = Deadline.objects.get(casefile=place.recommended().casefile, kind="decision")
    build.away(place.chair, decision.due_on - timedelta(9), decision.due_on)
    remind(decision.due_on)
    assert place.chair in people_told()
    assert place.acting_chair not in people_told()


def test_where_the_chair_has_another_part_the_acting_chair_is_reminded_of_that_case_alone(case: CaseFile) -> None:
    chair = case.board.memberships.get(role=Role.CHAIR).user
    acting, other = build.member(Role.ACTING_CHAIR, case.board), build.casefile(case.board)
    with build.told(case):
        Appointment.objects.create(casefile=case, user=chair, role=Role.PANEL_CHAIR)
    clock(case, TODAY)
    clock(other, TODAY)
    remind(TODAY)
    read = {message.user: message.body for message in Message.objects.all()}
    assert case.reference in read[acting]
    assert other.reference not in read[acting]
    assert other.reference in read[chair]


def test_a_notice_that_waits_for_the_chair_is_the_acting_chairs_too(case: CaseFile) -> None:
    build.away(case.board.memberships.get(role=Role.CHAIR).user, TODAY, TODAY + timedelta(3))
    acting = build.member(Role.ACTING_CHAIR, case.board)
    owed = notice(case, TODAY)
    owed.waits_on = Role.CHAIR
    owed.save(update_fields=["waits_on"])
    remind(TODAY)
    assert acting in people_told()
