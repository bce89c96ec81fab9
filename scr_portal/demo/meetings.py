"""The meetings of an invented board: of its sub-committee, one that took place and one this week, and of all of it."""

from collections.abc import Iterable
from datetime import date, time, timedelta

from referrals.agenda import transitions as agenda
from referrals.meetings import changing
from referrals.models import AgendaItem, Consideration, Meeting
from scr_portal.demo.walk import Team, Walk, on

MINUTES = (
    "The members had read the papers. Children’s services and the health visiting service had each known of the missed "
    "appointments and had written to each other twice; nobody had visited.\n\n"
    "The members answered each part of the criteria and were of one mind. The recommendation is recorded separately."
)


def plan(team: Team, day: date, planned: date, walks: Iterable[Walk]) -> list[AgendaItem]:
    """A meeting with these cases on its agenda, planned on a day before it."""
    with on(planned):
        meeting = Meeting(
            board=team.board, meets_on=day, meets_at=time(14, 30), place="Northshire Civic Centre, room 4",
            chair=team.members[0], quorum=2, planned_by=team.officer,
        )  # fmt: skip
        changing.keep(meeting, team.officer)
        return [_put(walk, meeting, position) for position, walk in enumerate(walks, 1)]


def of_board(team: Team, days: Iterable[date], planned: date) -> None:
    """The full LSCB meets on these days; its papers are due a week before."""
    with on(planned):
        for day in days:
            meeting = Meeting(
                board=team.board, kind=Meeting.Kind.BOARD, meets_on=day, meets_at=time(10), chair=team.chair, quorum=6,
                papers_on=day - timedelta(days=7), place="Northshire Civic Centre, hall", planned_by=team.officer,
            )  # fmt: skip
            changing.keep(meeting, team.officer)


def _put(walk: Walk, meeting: Meeting, position: int) -> AgendaItem:
    considered = Consideration.objects.get(casefile=walk.case)
    new = AgendaItem(casefile=walk.case, consideration=considered)
    return agenda.put.run(new, walk.team.officer, meeting=meeting, position=position)


def hold(team: Team, item: AgendaItem, minutes: str) -> None:
    """Everybody came; the minutes of the case are drafted the next day."""
    with on(item.meeting.meets_on):
        changing.attend(item.meeting, team.officer, [(one, "present", "") for one in item.meeting.members()])
    item.refresh_from_db()
    with on(item.meeting.meets_on + timedelta(days=1)):
        agenda.minute.run(item, team.officer, minutes=minutes, learning="")
