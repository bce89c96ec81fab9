"""What needs one person: running dates by whose move it is, and what only they can do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, Q
from django.urls import reverse

from scr_portal.access import Grants, grants
from scr_portal.accounts import Board, User
from scr_portal.accounts.confirming import CONFIRMS, addresses_waiting, roles_waiting
from scr_portal.among import among
from scr_portal.casefiles import CaseFile
from scr_portal.chases.models import Chase
from scr_portal.chases.transitions import send
from scr_portal.clocks import Sort
from scr_portal.deadlines import DATED_FIRST, Deadline
from scr_portal.drafts import Draft
from scr_portal.roles import OFFICE, Role
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

    dates: list[Deadline]
    waiting: list[Waiting]
    awaited: list[Awaited]


@dataclass(frozen=True)
class CaseLine:
    """One case in one line."""

    casefile: CaseFile
    next_date: Deadline | None


@dataclass(frozen=True)
class Office:
    """A board in whose office the reader is, and whether a role or an address waits for a word in any of them."""

    board: Board
    waiting: bool


OWN_MOVES = timedelta(days=31)
"""How far ahead the reader's own dates are shown: a decision has a month, and is there from its first day."""
OTHERS_MOVES = timedelta(days=15)


def needs(user: User, today: date) -> Needs:
    """The reader's own moves, those with a day first; for the office also what it waits for from others.

    A day before which nothing may be done stands among the dates until it has come: then the thing itself waits. What
    is to be done without a day stands there from its first day on, after those that have one.
    """
    held = grants(user)
    mine: list[Deadline] = []
    others: list[Deadline] = []
    running = Deadline.objects.visible_to(user).filter(is_running=True, due_on__lte=today + OWN_MOVES)
    running = running.exclude(sort=Sort.UNTIL).exclude(sort=Sort.NOT_BEFORE, due_on__lte=today)
    for deadline in running.select_related("casefile", "agency").order_by(*DATED_FIRST)[:200]:
        roles = held.roles_on(deadline.casefile_id)
        roles |= {Role.CHAIR} if Role.ACTING_CHAIR in roles else set()
        if deadline.waits_on in roles:
            mine.append(deadline)
        elif roles & OFFICE and deadline.due_on <= today + OTHERS_MOVES:
            others.append(deadline)
    return Needs(mine, waiting(held), list(_awaited(others, held)))


def _awaited(others: list[Deadline], held: Grants) -> Iterable[Awaited]:
    """With the newest chase of the agency on the case: one query, or none."""
    of_agencies = [one for one in others if one.agency_id]
    chases = Chase.objects.visible_to(held.user).filter(casefile__in={one.casefile_id for one in of_agencies})
    newest = {(one.casefile_id, one.agency_id): one for one in chases.order_by("pk")} if of_agencies else {}
    for one in others:
        may = one.agency is not None and send.allowed(Chase(casefile=one.casefile), held)
        url = reverse("scr_portal:chase_send", args=[one.casefile.public_id]) if may else ""
        at = f"{url}?agency={one.agency.public_id}" if url and one.agency else ""
        yield Awaited(one, newest.get((one.casefile_id, one.agency_id)), at)


def saved(held: Grants) -> list[Draft]:
    """What the reader has saved and not sent yet, the newest first; not of cases that are closed to them by now."""
    open_to_them = Q(casefile=None) | among("casefile_id", [*held.casefile_ids(), *held.partnered.values()])
    kept = Draft.objects.kept(held.user).filter(open_to_them).exclude(path="")
    return list(kept.select_related("casefile").order_by("-saved_at")[:20])


def cases_with_next_date(user: User, cases: Iterable[CaseFile]) -> list[CaseLine]:
    """Each case with the next running date the reader may see: one query for all of them."""
    listed = list(cases)
    nearest: dict[int, Deadline] = {}
    running = Deadline.objects.visible_to(user).filter(is_running=True, casefile__in=listed)
    for deadline in running.exclude(sort__in=[Sort.UNTIL, Sort.SINCE]):
        nearest.setdefault(deadline.casefile_id, deadline)
    return [CaseLine(case, nearest.get(case.pk)) for case in listed]


def stands_by(held: Grants) -> bool:
    """Whether the reader is acting chair of a board whose chair can act: then no case is open to them for that."""
    acts = any(Role.ACTING_CHAIR in held.roles_on(pk) for pk in held.casefile_ids())
    return not acts and any(Role.ACTING_CHAIR in roles for roles in held.boards.values())


def offices(held: Grants) -> list[Office]:
    """The boards in whose office the reader is: one query, or none."""
    ids = held.boards_where(CONFIRMS)
    if not ids:
        return []
    waits = Exists(roles_waiting(ids, held.user)) | Exists(addresses_waiting(ids, held.user))
    return [Office(board, board.waits) for board in Board.objects.filter(pk__in=ids).annotate(waits=waits)]
