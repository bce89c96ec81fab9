"""What is due today and not reminded of yet, whom it concerns, and how it is put."""

from datetime import date, timedelta

from django.db.models import (
    Case,
    CharField,
    DateField,
    Exists,
    Expression,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from scr_portal.access import Holders
from scr_portal.accounts import User
from scr_portal.clocks import Sort, day_words
from scr_portal.deadlines import Deadline, Reminder
from scr_portal.reminders.stages import BESIDE, EVERY_WEEK, ON_THE_DAY, SINCE_STAGES, STAGES, STAND_INS, WEEKS, Rung
from scr_portal.roles import Role

EDGES = (Sort.NOT_BEFORE, Sort.UNTIL)
STILL_NEWS = timedelta(days=7)
"""How long after its day "from today", and the last word of what has no due day, is worth saying."""


NO_DAY = "No day is laid down for it: that the portal reminds you is its own rule."


def unreminded(today: date) -> QuerySet[Deadline]:
    """Running deadlines whose present stage has no reminder yet, each with that `stage`."""
    reached = [(Q(due_on__lte=today - timedelta(stage.days)), stage) for stage in reversed(STAGES)]
    sent = Reminder.objects.filter(deadline=OuterRef("pk"), due_on=OuterRef("due_on"), stage=OuterRef("stage"))
    due = Q(sort=Sort.DUE, starts_on__lt=F("stage_on"))
    other = Q(sort__in=EDGES, due_on__lte=today, due_on__gt=today - STILL_NEWS)
    since = _since(today, SINCE_STAGES[0].days) & Q(due_on__gt=today - timedelta(SINCE_STAGES[-1].days) - STILL_NEWS)
    waited = ((_since(today, stage.days), stage) for stage in reversed(SINCE_STAGES))
    return (
        Deadline.objects.filter(is_running=True, due_on__lte=today - timedelta(STAGES[0].days))
        .annotate(
            stage=Case(
                When(sort__in=EDGES, then=Value(ON_THE_DAY)),
                *(When(condition, then=Value(stage.name)) for condition, stage in waited),
                When(_weeks_late(today), then=_week_of(today)),
                *(When(condition, then=Value(stage.name)) for condition, stage in reached),
                output_field=CharField(),
            ),
            stage_on=Case(*(When(condition, then=_days_from_due(stage.days)) for condition, stage in reached)),
        )
        .filter(due | other | since, ~Exists(sent))
    )


def _weeks_late(today: date) -> Q:
    """A decision, two weeks late or more: it is said again each week."""
    return Q(kind__in=EVERY_WEEK, sort=Sort.DUE, due_on__lte=today - timedelta(days=14))


def _week_of(today: date) -> Expression:
    """The stage of the week, by how many whole weeks it is late."""
    late, begins = "(%(expressions)s)", f"'{WEEKS}'"
    return Func(
        Value(today, DateField()), F("due_on"), template=f"({begins} || {late} / 7)", arg_joiner=" - ",
        output_field=CharField(),
    )  # fmt: skip


def _since(today: date, days: int) -> Q:
    return Q(sort=Sort.SINCE, due_on__lte=today - timedelta(days))


def _days_from_due(days: int) -> Expression:
    return ExpressionWrapper(F("due_on") + Value(timedelta(days)), output_field=DateField())


def reminder(deadline: Deadline) -> Reminder:
    """The claim of its present stage; not saved yet."""
    return Reminder(deadline=deadline, due_on=deadline.due_on, stage=deadline.stage)  # type: ignore[attr-defined]


def holders_for(deadlines: list[Deadline], today: date) -> Holders:
    """Who holds what on their cases: a few queries, however many there are."""
    cases = {deadline.casefile_id: deadline.casefile for deadline in deadlines}
    return Holders(cases.values(), {deadline.agency_id for deadline in deadlines}, today)


def responsible(deadline: Deadline, known: Holders) -> list[User]:
    """Those whose move it is, else those who stand in for them, else the officers of the board.

    Nobody stands in for one person, who may be barred from the case, and for whom alone it is.
    """
    if deadline.person:
        return [deadline.person] if deadline.person.is_active else []
    role = Role(deadline.waits_on) if deadline.waits_on in set(Role) else Role.OFFICER
    return _first_there(deadline, known, role, *STAND_INS.get(role, ()), Role.OFFICER)


def asked_by(rung: Rung, deadline: Deadline, known: Holders) -> list[User]:
    """Those who read in their digest that they are asked because an agency is late: never a chief officer."""
    return _first_there(deadline, known, rung.role, *STAND_INS.get(rung.role, ())) if rung.role else []


def _first_there(deadline: Deadline, known: Holders, *roles: Role) -> list[User]:
    """Whoever holds the first of these roles that anybody holds, with those who are told beside it; each once."""
    for role in roles:
        together = (role, *BESIDE.get(role, ()))
        people = [user for one in together for user in known.of(deadline.casefile, one, deadline.agency_id)]
        if people:
            return list(dict.fromkeys(people))
    return []


def line(deadline: Deadline, today: date) -> str:
    """What is due and when, without a name."""
    day, days = day_words(deadline.due_on), (deadline.due_on - today).days
    if deadline.sort == Sort.SINCE:
        return f"To do since {day}: {deadline.name}. {NO_DAY}"
    if deadline.sort != Sort.DUE:
        return f"{deadline.name}: {'from' if deadline.sort == Sort.NOT_BEFORE else 'until'} {day}."
    if days == 0:
        return f"Due today, {day}: {deadline.name}."
    count = f"{abs(days)} day{'s' if abs(days) != 1 else ''}"
    return f"{f'Due in {count}, on' if days > 0 else f'{count} late, it was due on'} {day}: {deadline.name}."
