"""Reminds at once of notices that are owed: a statutory notice does not wait for the morning.

It claims what is due and queues the mail in one transaction: either both are kept or neither.
"""

from datetime import date

from django.db import transaction

from scr_portal import mail, notifications
from scr_portal.deadlines import OF_NOTICE, Deadline, Reminder
from scr_portal.reminders.due import holders_for, line, reminder, responsible, unreminded
from scr_portal.reminders.models import Digest

BATCH = 100


def sweep_batch(today: date) -> bool:
    """Remind of some of the notices; whether there may be more. The same few queries, however many are due."""
    with transaction.atomic():
        claimed = _claim(today)
        known = holders_for(claimed, today)
        before = Digest.newest() if claimed else None
        covers = before.standstill(today) if before else ""
        Reminder.objects.bulk_create(reminder(deadline) for deadline in claimed)
        mail.post(
            notifications.letter(deadline.casefile, user.email, f"{line(deadline, today)} {covers}".strip(), user=user)
            for deadline in claimed
            for user in responsible(deadline, known)
        )
    return len(claimed) == BATCH


def _claim(today: date) -> list[Deadline]:
    """Deadlines whose present stage has no reminder yet, locked; the second look sees what others have just sent."""
    rows = unreminded(today).filter(subject_key__startswith=OF_NOTICE).select_related("casefile")
    rows = rows.select_for_update(skip_locked=True, of=("self",), no_key=True)
    found = list(rows.order_by("due_on", "pk")[:BATCH])
    done = set(Reminder.objects.filter(deadline__in=found).values_list("deadline_id", "due_on", "stage"))
    return [one for one in found if (one.pk, one.due_on, one.stage) not in done]  # type: ignore[attr-defined]
