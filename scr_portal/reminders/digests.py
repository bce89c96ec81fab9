"""One mail a person a day with all that is due; a day that was missed is made good by the next."""

from collections import defaultdict
from datetime import date, datetime, time

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.urls import reverse

from scr_portal import mail
from scr_portal.accounts import User
from scr_portal.deadlines import OF_NOTICE, Deadline, Reminder
from scr_portal.reminders.due import holders_for, line, reminder, responsible, unreminded
from scr_portal.reminders.models import Digest

AT = time(8)
"""From this hour of the day in London on."""


def digest(now: datetime) -> None:
    """Send everybody what is due, once a day, whoever calls this how often; `now` is local time.

    The row of the day is the claim: who comes second waits for it and finds it, and what was killed leaves none.
    """
    today = now.date()
    if now.time() < AT:
        return
    with transaction.atomic():
        if not Digest.objects.get_or_create(day=today)[1]:
            return
        due = list(unreminded(today).exclude(subject_key__startswith=OF_NOTICE).select_related("casefile"))
        Reminder.objects.bulk_create((reminder(deadline) for deadline in due), batch_size=1000)
        missed = _missed(today)
        mail.post(_letter(user, theirs, today, missed) for user, theirs in _by_person(due, today).items())


def _by_person(due: list[Deadline], today: date) -> dict[User, list[Deadline]]:
    known, found = holders_for(due, today), defaultdict(list)
    for deadline in due:
        for user in responsible(deadline, known):
            found[user].append(deadline)
    return found


def _missed(today: date) -> int:
    """The days since the last digest on which there was none: the portal stood still."""
    last = Digest.objects.filter(day__lt=today).aggregate(last=Max("day"))["last"]
    return (today - last).days - 1 if last else 0


def _letter(user: User, due: list[Deadline], today: date, missed: int) -> mail.Message:
    """References, kinds of date and days, without a name; it lets other mail go first."""
    days = "1 day" if missed == 1 else f"{missed} days"
    covers = f"This covers {days} in which no reminder could be sent.\n\n" if missed else ""
    lines = "\n".join(f"{deadline.casefile.reference}: {line(deadline, today)}" for deadline in due)
    link = settings.PORTAL_ADDRESS + reverse("home")
    body = (
        f"{covers}{lines}\n\nSign in to read more: {link}\n\nThis mail names nobody on purpose. Do not reply to it.\n"
    )
    subject = "SCR Portal: 1 date needs you" if len(due) == 1 else f"SCR Portal: {len(due)} dates need you"
    made = mail.letter(user.email, subject, body, user=user)
    made.can_wait = True
    return made
