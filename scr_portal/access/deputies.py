"""When the acting chair acts: the chair is away, conflicted on the case, or there is none (guidance.md 7.3, K17).

Conflicted is a chair who stepped back or for whom a bar is proposed; and one appointed to the case, or proposed for
it, since nobody rules on their own appointment and what the panel chair hands over wants a second person.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from scr_portal.access.appointments import Appointment
from scr_portal.accounts import Absence, Membership
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.people import Bar
from scr_portal.roles import Role


class Deputies:
    """Whether the acting chairs of some boards act on a day: two queries, and memory from then on."""

    def __init__(self, board_ids: Collection[int], day: date) -> None:
        self._chairs: dict[int, set[int]] = defaultdict(set)
        self._conflicted: dict[int, set[int]] = defaultdict(set)
        if board_ids:
            self._load(board_ids, day)

    def _load(self, board_ids: Collection[int], day: date) -> None:
        away = Exists(Absence.objects.on(day).filter(membership=OuterRef("pk")))
        chairs = Membership.objects.on(day).filter(role=Role.CHAIR, board__in=board_ids, user__is_active=True)
        for board_id, user_id in chairs.exclude(away).values_list("board_id", "user_id"):
            self._chairs[board_id].add(user_id)
        everybody = set().union(*self._chairs.values())
        barred = bars_on(day, or_proposed=True).filter(user__in=everybody)
        appointed = Appointment.objects.filter(user__in=everybody).exclude(status=Appointment.Status.ENDED)
        pairs = barred.values_list("casefile_id", "user_id").union(appointed.values_list("casefile_id", "user_id"))
        for casefile_id, user_id in pairs:
            self._conflicted[casefile_id].add(user_id)

    def act(self, board_id: int, casefile_id: int | None = None) -> bool:
        """Whether no chair of the board can act today; on one case, or on the board as a whole."""
        conflicted = self._conflicted.get(casefile_id, set()) if casefile_id else set()
        return not self._chairs[board_id] - conflicted


def why_acting(casefile: CaseFile, day: date) -> str:
    """Why the acting chair acts on a case on a day: a sentence for each LSCB chair, and no reason of theirs."""
    chairs = Membership.objects.on(day).filter(role=Role.CHAIR, board=casefile.board_id, user__is_active=True)
    away = {one.membership_id: one for one in Absence.objects.on(day).filter(membership__in=chairs)}
    barred = {bar.user_id: bar for bar in bars_on(day, or_proposed=True).filter(casefile=casefile).order_by("pk")}
    said = [
        _why(one, away.get(one.pk), barred.get(one.user_id)) for one in chairs.select_related("user").order_by("pk")
    ]
    return " ".join(said) or "The board has no LSCB chair on this day."


def _why(chair: Membership, away: Absence | None, bar: Bar | None) -> str:
    name = f"{chair.user.name}, LSCB chair,"
    if bar and bar.is_own_wish:
        return f"{name} declared a conflict and stepped back from the case on {day_words(bar.since)}."
    if bar:
        return f"{name} is barred from the case since {day_words(bar.since)}."
    return f"{name} is away {away.days}." if away else f"{name} has another part in the case."


def conflicted_on(casefile: CaseFile, day: date) -> frozenset[int]:
    """Who is conflicted on a case on a day, by key: stepped back, barred, or proposed to be; one query."""
    barred = bars_on(day, or_proposed=True).filter(casefile=casefile)
    return frozenset(barred.values_list("user", flat=True))


def bars_on(day: date, *, or_proposed: bool = False) -> QuerySet[Bar]:
    """The bars that hold on `day`; with `or_proposed` also those whose suspension ended before the chair's word."""
    holds = Q(until=None) | Q(until__gt=day)
    if or_proposed:
        holds |= Q(status=Bar.Status.PROPOSED)
    return Bar.objects.filter(holds, since__lte=day)
