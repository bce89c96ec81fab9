"""The settings of a transaction in which the database keeps what a person reaches, and the SQL that reads them."""

from scr_portal.roles import OF_AGENCY, OF_BOARD, OF_CASE, OWN_AGENCY_ONLY, Role

HOLDERS = sorted(OF_BOARD | OF_AGENCY | OF_CASE | {Role.EMERGENCY, Role.ACCEPTING_MEMBER})
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
    *(f"walls.{role}" for role in HOLDERS),
    *(f"walls.own_{role}" for role in sorted(OWN_AGENCY_ONLY)),
)


def cases(roles: list[Role]) -> str:
    """SQL for the keys of the cases on which one of these roles is held, as rows."""
    return _rows([f"walls.{role}" for role in roles])


def own(roles: list[Role]) -> str:
    """SQL for case and agency, in one number, where one of these roles is held for an agency, as rows."""
    return _rows([f"walls.own_{role}" for role in roles])


def _rows(names: list[str]) -> str:
    """For where there may be hundreds: the database hashes rows, and does not take them for ten."""
    return f"SELECT unnest({_array(names)})"


def keys_in(names: list[str]) -> str:
    """Asked once a statement; the cast makes an array of what `= ANY (SELECT ...)` would take as rows."""
    return f"(SELECT {_array(names)})::bigint[]"


def _array(names: list[str]) -> str:
    said = ", ".join(f"current_setting('{name}', true)" for name in names)
    return f"('{{' || ltrim(concat({said}), ',') || '}}')::bigint[]"


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
