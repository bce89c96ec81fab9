"""What gives somebody a place on a case, or takes it, asked in one question: most pages ask little else.

Written in SQL, because Django takes longer to put such a question into words than PostgreSQL to answer it; in it $1 is
the person, $2 the appointment by which a guest comes, $3 the day, $4 to $6 the roles that answer partners, that refer,
and to which papers are handed out, $7 the moment.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from django.utils import timezone

from scr_portal import walls
from scr_portal.access.appointments import AppointmentPermission
from scr_portal.accounts import User
from scr_portal.accounts.users import NO_APPOINTMENT
from scr_portal.prepared import Prepared, ask
from scr_portal.roles import ANSWERS_PARTNERS, HANDED_TO, MAY, REFERS


class Place(NamedTuple):
    """One line of the answer; what does not belong to its sort is empty.

    board, agency, body: a standing role with one; led, involved: a case of such a board, or with a place for such an
    agency; appointed: a role on a case, for an agency where there is one; partner: a partner board of a case, which is
    such a board and in whose name the person answers; has_partners: some case of such a board has a partner board;
    handed: papers of a case handed out to members of such a board; to_check: what is written of them, for their word,
    which is no place on the case; barred: from a case; emergency: a case that they have opened in one, and as the role
    until when; refers: as who represents an agency of such a board, to which such people may refer. `is_open` where the
    case is, of a place on one.
    """

    sort: str
    role: str
    holder_id: int
    casefile_id: int
    is_open: bool


def places_of(user: User, day: date) -> Iterator[Place]:
    """Everything that holds on `day`. A guest holds the one appointment of the link, whatever else there is."""
    keys = (user.pk, user.guest_of, day, _ANSWER, _REFER, sorted(HANDED_TO), timezone.now())
    return map(Place._make, ask(_question(), *keys))


def has_a_place(user: User, casefile_id: int, day: date) -> bool:
    """Whether anything gives them a place on the case, or lets them read of it as a partner, were they not barred."""
    with walls.portal():
        return any(one.casefile_id == casefile_id and one.sort not in NO_PLACE for one in places_of(user, day))


def comes_in(user: User, day: date) -> bool:
    """Whether it is an account that somebody comes in with: by a password, or because they hold something somewhere.

    Not that of an administrator, who reads nothing of a case.
    """
    if user.is_system or user.is_staff or not user.is_active:
        return False
    with walls.portal():
        return user.has_usable_password() or any(one.sort not in NO_PLACE for one in places_of(user, day))


@cache
def _question() -> Prepared:
    tables = (kind._meta.db_table for kind in AppointmentPermission.__subclasses__())
    holds = " UNION ALL ".join(f"SELECT user_id, appointment_id FROM {table}" for table in tables)  # noqa: S608
    return Prepared(
        "places",
        _PLACES.format(holds=holds, no_appointment=NO_APPOINTMENT),
        "bigint, bigint, date, text[], text[], text[], timestamptz",
    )


NO_PLACE = frozenset({"barred", "to_check", "emergency"})
_ANSWER = sorted(role for role in MAY if ANSWERS_PARTNERS in MAY[role])
_REFER = sorted(role for role in MAY if REFERS in MAY[role])
_PLACES = """
WITH standing AS (
  SELECT role, board_id, agency_id, body_id FROM scr_portal_membership
  WHERE user_id = $1 AND $2 IS NULL
    AND status = 'confirmed' AND since <= $3 AND (until IS NULL OR until > $3)
)
SELECT CASE WHEN board_id IS NOT NULL THEN 'board' WHEN agency_id IS NOT NULL THEN 'agency' ELSE 'body' END,
  role, coalesce(board_id, agency_id, body_id), 0, false FROM standing
UNION ALL
SELECT 'led', '', board_id, id, is_open FROM scr_portal_casefile WHERE board_id IN (SELECT board_id FROM standing)
UNION ALL
SELECT 'involved', '', one.agency_id, one.casefile_id, here.is_open
FROM scr_portal_caseagency AS one JOIN scr_portal_casefile AS here ON here.id = one.casefile_id
WHERE one.agency_id IN (SELECT agency_id FROM standing) AND one.voided_at IS NULL
UNION ALL
SELECT 'appointed', one.role, coalesce(one.agency_id, 0), one.casefile_id, here.is_open
FROM ({holds}) AS hold JOIN scr_portal_appointment AS one ON one.id = hold.appointment_id
JOIN scr_portal_casefile AS here ON here.id = one.casefile_id
WHERE hold.user_id = $1 AND ($2 IS NULL OR one.id = $2)
  AND one.status = 'confirmed' AND one.since <= $3 AND (one.until IS NULL OR one.until > $3)
UNION ALL
SELECT 'partner', '', id, casefile_id, false FROM scr_portal_partnerboard
WHERE board_id IN (SELECT board_id FROM standing WHERE role = ANY($4)) AND status = 'named'
  AND voided_at IS NULL
UNION ALL
SELECT DISTINCT 'has_partners', '', 0, 0, false FROM scr_portal_partnerboard
WHERE casefile_id IN (SELECT id FROM scr_portal_casefile WHERE board_id IN (SELECT board_id FROM standing))
UNION ALL
SELECT 'refers', standing.role, of_agency.board_id, 0, false
FROM standing JOIN scr_portal_agency_boards AS of_agency USING (agency_id) WHERE standing.role = ANY ($5)
UNION ALL
SELECT 'handed', '', one.id, one.casefile_id, led.is_open
FROM scr_portal_handout AS one JOIN scr_portal_casefile AS led ON led.id = one.casefile_id
WHERE one.since <= $3 AND one.until > $3 AND led.board_id = one.board_id
  AND one.board_id IN (SELECT board_id FROM standing WHERE role = ANY ($6))
  AND EXISTS (
    SELECT 1 FROM scr_portal_membership AS met WHERE met.user_id = $1 AND met.board_id = one.board_id
    AND met.role = ANY ($6) AND met.status = 'confirmed'
    AND met.since <= one.meets_on AND (met.until IS NULL OR met.until > one.meets_on)
  )
UNION ALL
SELECT 'to_check', '', id, casefile_id, false FROM scr_portal_factcheck
WHERE of_id = $1 AND voided_at IS NULL AND $2 IS DISTINCT FROM {no_appointment}
UNION ALL
SELECT 'emergency', ends_at::text, 0, casefile_id, false FROM scr_portal_emergencyaccess
WHERE user_id = $1 AND begins_at <= $7 AND ends_at > $7
UNION ALL
SELECT 'barred', '', 0, casefile_id, false FROM scr_portal_bar
WHERE user_id = $1 AND since <= $3 AND (until IS NULL OR until > $3)
"""
