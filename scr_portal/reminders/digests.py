"""One mail a person a day with all that is due; a day that was missed is made good by the next."""

from collections import defaultdict
from datetime import date, datetime, time

from django.db import transaction

from scr_portal import mail, notifications
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.deadlines import OF_NOTICE, Deadline, Reminder
from scr_portal.reminders.due import asked_by, holders_for, line, reminder, responsible, unreminded
from scr_portal.reminders.escalation import escalate, told_since
from scr_portal.reminders.models import Digest
from scr_portal.reminders.stages import Rung

AT = time(8)
"""From this hour of the day in London on."""


def digest(now: datetime) -> None:
    """Send everybody what is due, once a day, whoever calls this how often; `now` is local time.

    Late agencies go up a rung first, so that who is asked there reads it in the same mail.

    The row of the day is the claim: who comes second waits for it and finds it, and what was killed leaves none.
    """
    today = now.date()
    if now.time() < AT:
        return
    escalate(now)
    with transaction.atomic():
        before = Digest.newest()
        if not Digest.objects.get_or_create(day=today)[1]:
            return
        due = list(unreminded(today).exclude(subject_key__startswith=OF_NOTICE).select_related("casefile", "person"))
        Reminder.objects.bulk_create((reminder(deadline) for deadline in due), batch_size=1000)
        higher = list(told_since(before.made_at if before else None))
        covers = before.standstill(today) if before else ""
        mail.post(_letter(user, theirs, covers) for user, theirs in _by_person(due, higher, today).items())


def _by_person(due: list[Deadline], higher: list[tuple[Rung, Deadline]], today: date) -> dict[User, list[str]]:
    """A line for each date, and for each for which somebody is asked in the place of a late agency's people."""
    known, found = holders_for([*due, *(deadline for _, deadline in higher)], today), defaultdict(list)
    for deadline in due:
        for user in responsible(deadline, known):
            found[user].append(f"{deadline.casefile.reference}: {line(deadline, today)}")
    for rung, deadline in higher:
        for user in asked_by(rung, deadline, known):
            found[user].append(f"{deadline.casefile.reference}: {rung.says} {line(deadline, today)}")
    return found


def _letter(user: User, due: list[str], covers: str) -> mail.Message:
    """References, kinds of date and days, without a name, after what it `covers`; it lets other mail go first."""
    lines = "\n".join(due)
    body = notifications.closed(f"{covers}\n\n{lines}" if covers else lines, user, reverse("home"))
    subject = "SCR Portal: 1 date needs you" if len(due) == 1 else f"SCR Portal: {len(due)} dates need you"
    made = mail.letter(user.email, subject, body, user=user)
    made.can_wait = True
    return made
