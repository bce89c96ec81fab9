"""What needs one person: running dates by whose move it is, and what only they can do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists

from scr_portal.access import Grants, grants
from scr_portal.accounts import Board, User
from scr_portal.accounts.confirming import CONFIRMS, addresses_waiting, roles_waiting
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import Sort
from scr_portal.deadlines import Deadline
from scr_portal.roles import OFFICE, Role
from scr_portal.waiting import Waiting, waiting


@dataclass(frozen=True)
class Block:
    """A headed group of dates; left out when it is empty."""

    title: str
    dates: list[Deadline]
    waiting: list[Waiting]


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


def blocks(user: User, today: date, until: date) -> list[Block]:
    """The reader's own moves, those with a day first; for the office also what it waits for from others."""
    held = grants(user)
    mine: list[Deadline] = []
    others: list[Deadline] = []
    running = Deadline.objects.visible_to(user).filter(is_running=True, due_on__lte=until).exclude(sort=Sort.UNTIL)
    for deadline in running.select_related("casefile", "agency")[:200]:
        roles = held.roles_on(deadline.casefile_id)
        roles |= {Role.CHAIR} if Role.ACTING_CHAIR in roles else set()
        if deadline.waits_on in roles:
            mine.append(deadline)
        elif roles & OFFICE:
            others.append(deadline)
    found = [
        Block("Only you can do", mine, waiting(held)),
        Block("Legal dates and waiting for others, in the next 15 days", others, []),
    ]
    return [block for block in found if block.dates or block.waiting]


def cases_with_next_date(user: User, cases: Iterable[CaseFile]) -> list[CaseLine]:
    """Each case with the next running date the reader may see: one query for all of them."""
    listed = list(cases)
    nearest: dict[int, Deadline] = {}
    running = Deadline.objects.visible_to(user).filter(is_running=True, casefile__in=listed).exclude(sort=Sort.UNTIL)
    for deadline in running:
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
