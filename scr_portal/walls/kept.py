"""The settings of a transaction in which the database keeps what a person reaches, and the SQL that reads them."""

from collections.abc import Iterable

from scr_portal.roles import OF_AGENCY, OF_BOARD, OF_CASE, Role

HOLDERS = sorted(OF_BOARD | OF_AGENCY | OF_CASE | {Role.EMERGENCY, Role.ACCEPTING_MEMBER, Role.PEER})
"""Roles that are held on cases."""
SETTINGS = (
    "walls.portal",
    "walls.register",
    "walls.opened",
    "walls.person",
    "walls.guest_of",
    "walls.bodies",
    "walls.named",
    "walls.offered",
    "walls.partnered",
    "walls.receives",
    "walls.handed",
    "walls.to_check",
    "walls.held",
    "walls.held_for",
)


def mask(roles: Iterable[Role]) -> int:
    """These roles as one number: each is a bit, so that any two sets of roles are compared at once."""
    return sum(1 << HOLDERS.index(role) for role in set(roles))


def held_on(case: str) -> str:
    """SQL for the roles that are held on a case, as `mask` writes them; null where there are none."""
    return _held("held", f"{case}::text")


def held_for(case: str, agency: str) -> str:
    """SQL for the roles that are held on a case for this agency."""
    return _held("held_for", f"{case} || ':' || {agency}")


def _held(name: str, key: str) -> str:
    """The setting is read once a statement; where a row's key stands in it, the database finds by halving."""
    return f"((SELECT nullif(current_setting('walls.{name}', true), '')::jsonb) -> ({key}))::int"


def keys_in(names: list[str]) -> str:
    """Asked once a statement; the cast makes an array of what `= ANY (SELECT ...)` would take as rows."""
    said = ", ".join(f"current_setting('{name}', true)" for name in names)
    return f"(SELECT ('{{' || ltrim(concat({said}), ',') || '}}')::bigint[])::bigint[]"


NAMED = keys_in(["walls.named"])
"""The cases that name the person: in an appointment that nobody has confirmed too, a bar, or a fact-check."""
OFFERED = keys_in(["walls.offered"])
"""The cases that a board is asked to lead in whose name the person would answer."""
PARTNERED = keys_in(["walls.partnered"])
"""The rows of partner boards whose officer or chair the person is."""
IS_OF_A_PARTNER = f"cardinality({PARTNERED}) > 0"
RECEIVED_BY = keys_in(["walls.receives"])
"""The boards in whose office the person receives referrals."""
HANDED = keys_in(["walls.handed"])
"""What is handed out to the person as a member of the board that leads a case."""
READS_PAPERS = f"cardinality({HANDED}) > 0"
TO_CHECK = keys_in(["walls.to_check"])
"""What the person is asked to check of what is written of them."""
IS_TO_CHECK = f"cardinality({TO_CHECK}) > 0"
BODIES = keys_in(["walls.bodies"])
READS_FOR_A_BODY = f"cardinality({BODIES}) > 0"
"""Asked first where the rest would look at rows one by one: most people read for no body."""
PERSON = "(SELECT nullif(current_setting('walls.person', true), '')::bigint)"
GUEST_OF = "(SELECT nullif(current_setting('walls.guest_of', true), '')::bigint)"
OPENED = "(SELECT nullif(current_setting('walls.opened', true), '')::bigint)"
PORTAL = "(SELECT current_setting('walls.portal', true)) = 'on'"
REGISTER = "(SELECT current_setting('walls.register', true)) = 'on'"
