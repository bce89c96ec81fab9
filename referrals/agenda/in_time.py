"""When the time for a decision ends badly for the meetings of whoever recommends to the LSCB chair."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Concat

from referrals.agenda.models import AgendaItem
from referrals.considerations.models import Consideration
from referrals.meetings.counting_back import extra_meeting
from referrals.meetings.models import Meeting
from scr_portal.accounts import Board
from scr_portal.deadlines import Deadline


def with_meetings(rows: "QuerySet[Consideration]", today: date) -> "QuerySet[Any]":
    """Those rounds on which something is still to be recommended in time, with their last day and the meetings."""
    clock = Deadline.objects.filter(
        casefile=OuterRef("casefile"),  # found by its index: the other is read from end to end
        subject_key=Concat(Value(f"{Consideration._meta.label_lower}:"), OuterRef("pk")),
        is_running=True,
    )
    meets = Meeting.objects.filter(
        board=OuterRef("casefile__board"), kind=Meeting.Kind.SUBCOMMITTEE, status=Meeting.Status.PLANNED,
        meets_on__gte=today,
    )  # fmt: skip
    listed = AgendaItem.objects.filter(
        consideration=OuterRef("pk"), status__in=AgendaItem.STANDING, meeting__board=OuterRef("casefile__board")
    )
    open_ = rows.filter(status=Consideration.Status.OPEN).exclude(casefile__board__recommender=Board.Recommender.NOBODY)
    return open_.annotate(
        last_day=Subquery(clock.order_by("due_on").values("due_on")[:1]),
        meets=ArraySubquery(meets.order_by("meets_on").values("meets_on")),
        listed=ArraySubquery(listed.filter(meets_on__gte=today).values("meets_on")),
    ).filter(last_day__gte=today)


def extra(one: Any) -> str:
    """That they have to meet once more; empty where a meeting fits, or has the case on its agenda in time."""
    end, board = one.last_day, one.casefile.board
    if any(day <= end for day in one.listed or ()):
        return ""
    ends = one.casefile.edition.decision.period.ends
    whose = f"the {board.who_recommends}"
    return extra_meeting(ends, end, one.meets or (), f"the next meeting of {whose}", whose)
