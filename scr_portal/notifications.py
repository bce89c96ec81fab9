"""Who is told of which step by neutral mail; each app adds its rows in its own notifications.py."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone

from scr_portal import mail
from scr_portal.access import holders
from scr_portal.accounts import User
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile, Walled
from scr_portal.roles import Role

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


def queue(casefile: CaseFile, users: Iterable[User], line: str, path: str = "") -> None:
    """One neutral message to each: the case's reference, a line, and a link behind sign-in to `path` or the case."""
    mail.post(letter(casefile, user.email, line, path, user) for user in users)


def letter(casefile: CaseFile, address: str, line: str, path: str = "", user: User | None = None) -> mail.Message:
    """One such message, not queued yet."""
    link = settings.PORTAL_ADDRESS + (path or f"/cases/{casefile.public_id}/")
    body = f"{line}\n\nSign in to read more: {link}\n\nThis mail names nobody on purpose. Do not reply to it.\n"
    return mail.letter(address, f"{casefile.reference}: something new for you", body, user=user, casefile=casefile)
