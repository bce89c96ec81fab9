"""What needs one person: running dates by whose move it is, and what only they can do."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from scr_portal.access import Grants
from scr_portal.accounts import Board
from scr_portal.accounts.confirming import CONFIRMS, addresses_waiting, roles_waiting
from scr_portal.addresses import reverse
from scr_portal.among import among
from scr_portal.answers import answers
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.chases.models import Chase
from scr_portal.chases.transitions import send
from scr_portal.clocks import Sort
from scr_portal.corrections.models import Correction
from scr_portal.deadlines import DATED_FIRST, LEGAL_FIRST, Deadline, due_day, sums, with_reasons
from scr_portal.drafts import Draft
from scr_portal.linking import openings
from scr_portal.of_cases import with_cases
from scr_portal.roles import LABELS, OFFICE, Role
from scr_portal.together import of_open_on_home, on_home
from scr_portal.waiting import Waiting, waiting


@dataclass(frozen=True)
class Awaited:
    """A date that is somebody else's move; of an agency, when it was chased last and where the reader chases it."""

    deadline: Deadline
    chased: Chase | None
    chase_url: str


@dataclass(frozen=True)
class Needs:
    """What needs the reader, and what the reader waits for; each is left out where it is empty."""

    urgent: list[Waiting]
    dates: list[Deadline]
    waiting: list[Waiting]
    awaited: list[Awaited]


@dataclass(frozen=True)
class CaseLine:
    """One case in one line: its next date, and whom that waits for, in words that are true for this reader."""

    casefile: CaseFile
    next_date: Deadline | None
    no_date: str
    waits_for: str


@dataclass(frozen=True)
class Office:
    """A board in whose office the reader is, and whether a role or an address waits for a word in any of them."""

    board: Board
    waiting: bool

    @property
    def asks(self) -> Waiting:
        """The line of what waits there."""
        url = reverse("scr_portal:board_office", args=[self.board.public_id])
        return Waiting(f"Confirm or refuse what an administrator proposes: {self.board}", None, url)


OWN_MOVES = timedelta(days=31)
"""How far ahead the reader's own dates are shown: a decision has a month, and is there from its first day."""
OTHERS_MOVES = timedelta(days=15)


def needs(held: Grants, boards: Iterable[Office] = ()) -> Needs:
    """The reader's own moves, those with a day first; for the office also what it waits for from others.

    A day before which nothing may be done stands among the dates until it has come: then the thing itself waits. What
    is to be done without a day stands there from its first day on, after those that have one. What is asked of the
    reader in person stands among what waits, whether or not the case is open to them; so does what an administrator
    proposes for one of the `boards`. A date that runs on what waits stands there alone.
    """
    mine: list[Deadline] = []
    others: list[Deadline] = []
    running, chases, corrections = with_cases(answers(held, _running, _newest_chases, _put_right))
    with_reasons(running, corrections)
    for deadline in running:
        roles = held.roles_on(deadline.casefile_id)
        roles |= {Role.CHAIR} if Role.ACTING_CHAIR in roles else set()
        if deadline.waits_on in roles and deadline.due_on <= held.day + OWN_MOVES:
            mine.append(deadline)
        elif roles & OFFICE and deadline.person_id != held.user.pk and deadline.due_on <= held.day + OTHERS_MOVES:
            others.append(deadline)
    clocks = sums(running)
    found = [*waiting(held), *(one.asks for one in boards if one.waiting)]
    found = [replace(one, date=(one.clock and clocks.get(one.clock)) or one.date) for one in found]
    said = {one.clock for one in found}
    dates = [one for one in mine if (one.subject_key, one.kind) not in said]
    urgent, others_of_mine = ([one for one in found if one.is_urgent is urgent] for urgent in (True, False))
    return Needs(urgent, dates, sorted(others_of_mine, key=_by_day), list(_awaited(others, chases, held)))


def _by_day(line: Waiting) -> tuple[int, date]:
    """What is due first, by its day; then what is to be done since a day; then the rest, in the order it came in."""
    return (2, date.max) if line.date is None else (line.date.sort == Sort.SINCE, due_day(line.date))


def _running_at_all(held: Grants) -> QuerySet[Deadline]:
    """Of the agencies for which the reader works however far away: the day stands on what they are asked."""
    near = Q(due_on__lte=held.day + OWN_MOVES) | Q(agency__in=list(held.agencies_on()))
    running = Deadline.objects.visible_to(held.user).filter(near, is_running=True)
    return running.exclude(sort=Sort.UNTIL).exclude(sort=Sort.NOT_BEFORE, due_on__lte=held.day)


@on_home
def _running(held: Grants) -> QuerySet[Deadline]:
    return _running_at_all(held).select_related("agency").order_by(*DATED_FIRST)[:200]


@on_home
def _put_right(held: Grants) -> QuerySet[Correction]:
    """What led to those dates, and may be read."""
    return _corrections(held, _running_at_all(held).values("casefile"))


def _corrections(held: Grants, cases: Any) -> QuerySet[Correction]:
    return Correction.objects.visible_to(held.user).filter(casefile__in=cases).select_related("by").order_by("pk")


@on_home
def _newest_chases(held: Grants) -> QuerySet[Chase]:
    """Of each agency that the office may wait for, on each case."""
    waited_for = _running_at_all(held).exclude(agency=None).filter(due_on__lte=held.day + OTHERS_MOVES)
    chases = Chase.objects.visible_to(held.user).filter(casefile__in=waited_for.values("casefile"))
    return chases.order_by("casefile_id", "agency_id", "-chased_on", "-pk").distinct("casefile_id", "agency_id")


def _awaited(others: list[Deadline], chases: Iterable[Chase], held: Grants) -> Iterable[Awaited]:
    """With the newest chase of the agency on the case."""
    newest = {(one.casefile_id, one.agency_id): one for one in chases}
    cases = {one.casefile_id: one.casefile for one in others if one.agency}
    ways = {pk: openings(case, held, {send: "Chase"}) for pk, case in cases.items()}
    for one in others:
        at = f"{way[0].url}?agency={one.agency.public_id}" if one.agency and (way := ways[one.casefile_id]) else ""
        yield Awaited(one, newest.get((one.casefile_id, one.agency_id)), at)


def saved(held: Grants) -> list[Draft]:
    """What the reader, or their office, has saved and not sent yet, the newest first; not of cases closed to them."""
    return [one for one in answers(held, _saved)[0] if one.is_kept]


@on_home
def _saved(held: Grants) -> QuerySet[Draft]:
    """What is too old comes last of all, and is left out afterwards: the question is the same at every moment."""
    passed_on = {*held.partnered.values(), *held.handed.values()}
    open_to_them = Q(casefile=None) | among("casefile_id", held.casefile_ids()) | among("casefile_id", passed_on)
    begun = Draft.objects.reached_by(held).filter(open_to_them, *_seen(held), ended="").exclude(path="")
    return begun.select_related("casefile", "board", "owner", "saved_by").order_by("-saved_at")[:20]


def _seen(held: Grants) -> Iterable[Q]:
    """Of rows that name another case too: what was begun on one that the reader may not see any more is left out."""
    naming = (model for model in apps.get_models() if issubclass(model, CaseRecord) and model.names_case)
    for model in naming:
        label = f"{model._meta.label_lower}:"
        subject = Concat(Value(label), Cast("pk", CharField()))
        rows = model.everything.visible_to(held.user).annotate(key=subject).filter(key=OuterRef("subject_key"))
        yield ~Q(subject_key__startswith=label) | Q(Exists(rows))


NO_DATE = ("No date is running", "Nobody by a date")
NONE_SEEN = ("No date that you can see", "Nobody by a date that you can see")
"""For readers who do not see every date of the case."""


def open_cases(held: Grants) -> list[CaseLine]:
    """Every open case, each with the next legal date the reader may see, or another one: one query."""
    cases, running, corrections = answers(held, _open, _next_dates, _put_right_of_open)
    return _lines(cases, with_reasons(running, corrections), held)


@of_open_on_home
def _open(held: Grants) -> QuerySet[CaseFile]:
    return CaseFile.objects.visible_to(held.user).filter(is_open=True).order_by("-opened_at", "pk")[:50]


@of_open_on_home
def _put_right_of_open(held: Grants) -> QuerySet[Correction]:
    return _corrections(held, _open(held).values("pk"))


@of_open_on_home
def _next_dates(held: Grants) -> QuerySet[Deadline]:
    return _nearest_on(_open(held).values("pk"), held)


def cases_with_next_date(held: Grants, cases: Iterable[CaseFile]) -> list[CaseLine]:
    """Each of these cases with its next date as `open_cases` finds it: two queries for all of them."""
    listed = list(cases)
    dates = with_reasons(list(_nearest_on(listed, held)), _corrections(held, listed))
    return _lines(listed, dates, held)


def _nearest_on(cases: Any, held: Grants) -> QuerySet[Deadline]:
    """One of each case, with the names of the agency and the person whose move it is."""
    running = Deadline.objects.visible_to(held.user).filter(is_running=True, casefile__in=cases)
    dated = running.exclude(sort__in=[Sort.UNTIL, Sort.SINCE]).order_by("casefile_id", *LEGAL_FIRST)
    return dated.distinct("casefile_id").annotate(of_agency=F("agency__name"), of_person=F("person__name"))


def _lines(cases: Iterable[CaseFile], nearest: Iterable[Deadline], held: Grants) -> list[CaseLine]:
    of_case = {deadline.casefile_id: deadline for deadline in nearest}
    return [
        _line(case, of_case.get(case.pk), NO_DATE if held.roles_on(case.pk) & OFFICE else NONE_SEEN) for case in cases
    ]


def _line(case: CaseFile, found: Deadline | None, without: tuple[str, str]) -> CaseLine:
    no_date, nobody = without
    return CaseLine(case, found, no_date, _whom(found) if found else nobody)


def _whom(deadline: Any) -> str:
    """The person or the agency whose move it is, else the role."""
    role = LABELS[Role(deadline.waits_on)] if deadline.waits_on else "Nobody in particular"
    return str(deadline.of_person or deadline.of_agency or role)


def stands_by(held: Grants) -> bool:
    """Whether the reader is acting chair of a board whose chair can act: then no case is open to them for that."""
    acts = any(Role.ACTING_CHAIR in held.roles_on(pk) for pk in held.casefile_ids())
    return not acts and any(Role.ACTING_CHAIR in roles for roles in held.boards.values())


def offices(held: Grants) -> list[Office]:
    """The boards in whose office the reader is: one query, or none."""
    return [Office(board, board.waits) for board in answers(held, _offices)[0]]


@on_home
def _offices(held: Grants) -> QuerySet[Board] | None:
    ids = held.boards_where(CONFIRMS)
    if not ids:
        return None
    waits = Exists(roles_waiting(ids, held.user)) | Exists(addresses_waiting(ids, held.user))
    return Board.objects.filter(pk__in=ids).annotate(waits=waits)
