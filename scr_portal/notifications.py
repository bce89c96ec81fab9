"""Who is told of which step by neutral mail; each app adds its rows in its own notifications.py."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone

from scr_portal import mail
from scr_portal.access import holders
from scr_portal.accounts import Membership, User
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile, Walled
from scr_portal.roles import OWN_AGENCY_ONLY, Role

Says = Callable[[Any], str]
TOLD: dict[str, tuple[frozenset[Role], str | Says]] = {}


def tells(step: str, *roles: Role, line: str | Says) -> None:
    """After `step`, mail the holders of `roles` this line: what it asks of them, without a name.

    `line` may be worked out from the row that the step was taken on.
    """
    TOLD[step] = (frozenset(roles), line)


def tell(event: Event, record: Walled) -> None:
    """Put the mail that an event calls for into the outbox, in the event's transaction."""
    if event.kind not in TOLD:
        return
    roles, line = TOLD[event.kind]
    users = holders(record.casefile, roles, timezone.localdate(), record.agency_id)
    said = line if isinstance(line, str) else line(record)
    queue(record.casefile, (user for user in users if user != event.by), said)


def reaches_the_agency(step: str, record: Walled) -> bool:
    """Whether anybody of the agency of a row is mailed after `step`; letters/unheard.py finds where nobody was."""
    roles = TOLD[step][0] & OWN_AGENCY_ONLY
    return bool(holders(record.casefile, roles, timezone.localdate(), record.agency_id))


def queue(casefile: CaseFile, users: Iterable[User], line: str, path: str = "") -> None:
    """One neutral message to each: the case's reference, a line, and a link behind sign-in to `path` or the case."""
    mail.post(letter(casefile, user.email, line, path, user) for user in users)


def letter(casefile: CaseFile, address: str, line: str, path: str = "", user: User | None = None) -> mail.Message:
    """One such message, not queued yet."""
    body = closed(line, user, path or f"/cases/{casefile.public_id}/")
    return mail.letter(address, f"{casefile.reference}: something new for you", body, user=user, casefile=casefile)


BY_A_LINK = (
    "To read more, come in by the link that the office of the board sends you. If you have none, or yours works no "
    "longer, ask that office for one."
)


def closed(said: str, user: User | None, path: str) -> str:
    """The text of a mail: what it says, how its reader comes to `path`, and that it names nobody.

    Who comes in by a link of their own finds nothing at an address.
    """
    by_a_link = user is not None and _comes_by_a_link(user)
    more = BY_A_LINK if by_a_link else f"Sign in to read more: {settings.PORTAL_ADDRESS}{path}"
    return f"{said}\n\n{more}\n\nThis mail names nobody on purpose. Do not reply to it.\n"


def _comes_by_a_link(user: User) -> bool:
    """Whether they never sign in: without a password, and without a standing role that one is chosen for."""
    if user.has_usable_password() or user.is_staff:
        return False
    return not Membership.objects.not_over(timezone.localdate()).filter(user=user).exists()
