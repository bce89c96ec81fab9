"""The meetings of an invented board: of its sub-committee, one that took place and one to come, and of all of it.

They are on working days, whatever the day from which the days of the demonstration are counted.
"""

from collections.abc import Iterable
from datetime import date, time, timedelta

from referrals.agenda import transitions as agenda
from referrals.meetings import changing
from referrals.models import AgendaItem, Consideration, Meeting
from scr_portal.clocks import Period
from scr_portal.demo.walk import Team, Walk, on
from scr_portal.holidays import calendar

MINUTES = (
    "The members had read the papers. Children’s services and the health visiting service had each known of the missed "
    "appointments and had written to each other twice; nobody had visited.\n\n"
    "The members answered each part of the criteria and were of one mind. The recommendation is recorded separately."
)


def working_day(day: date) -> date:
    """This day, or the first working day after it: at most four days later."""
    return Period(working_days=1).after(day - timedelta(days=1), calendar()).due


def plan(team: Team, day: date, planned: date, walks: Iterable[Walk]) -> list[AgendaItem]:
    """A meeting on about that day with these cases on its agenda, planned on a day before it."""
    with on(planned):
        meeting = Meeting(
            board=team.board, meets_on=working_day(day), meets_at=time(14, 30), place="Northshire Civic Centre, room 4",
            chair=team.members[0], quorum=2, planned_by=team.officer,
        )  # fmt: skip
        changing.keep(meeting, team.officer)
        return [_put(walk, meeting, position) for position, walk in enumerate(walks, 1)]


def of_board(team: Team, days: Iterable[date], planned: date) -> None:
    """The full LSCB meets on about these days; its papers are due a week before."""
    with on(planned):
        for day in map(working_day, days):
            papers_on = working_day(day - timedelta(days=7))
            meeting = Meeting(
                board=team.board, kind=Meeting.Kind.BOARD, meets_on=day, meets_at=time(10), chair=team.chair, quorum=6,
                papers_on=papers_on, place="Northshire Civic Centre, hall", planned_by=team.officer,
            )  # fmt: skip
            changing.keep(meeting, team.officer)


def _put(walk: Walk, meeting: Meeting, position: int) -> AgendaItem:
    considered = Consideration.objects.get(casefile=walk.case)
    new = AgendaItem(casefile=walk.case, consideration=considered)
    return agenda.put.run(new, walk.team.officer, meeting=meeting, position=position)


def hold(team: Team, item: AgendaItem) -> None:
    """Everybody came."""
    with on(item.meeting.meets_on):
        changing.attend(item.meeting, team.officer, [(one, "present", "") for one in item.meeting.members()])


def minute(team: Team, item: AgendaItem, minutes: str) -> None:
    """The minutes of the case are drafted the next day."""
    item.refresh_from_db()
    with on(item.meeting.meets_on + timedelta(days=1)):
        agenda.minute.run(item, team.officer, minutes=minutes, learning="")
