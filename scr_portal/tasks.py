"""What the worker does: three lines a task, safe to run twice, a primary key at most as the argument.

A task says that it acts as the portal: without a word the database gives a worker no row of any case.
"""

from celery import shared_task
from django.utils import timezone

from scr_portal import audit, drafts, jobs, mail, walls
from scr_portal.audit import anchors
from scr_portal.documents import Document, extraction
from scr_portal.letters import making as letters
from scr_portal.notices import making as notices
from scr_portal.recounts import finding
from scr_portal.reminders.digests import digest
from scr_portal.reminders.sweep import sweep_batch


@shared_task
@walls.portal()
def send_waiting() -> None:
    """Send the mail that waits in the outbox, in rounds: a slow mail server does not hold up the sweep."""
    if mail.send_round():
        mail.wake_worker()


@shared_task
@walls.portal()
def sweep_deadlines() -> None:
    """Remind those responsible of what is due: of notices at once, of all else in the morning."""
    while sweep_batch(timezone.localdate()):
        pass
    digest(timezone.localtime())


@shared_task
@walls.portal()
def resume_jobs() -> None:
    """Start again the background work whose worker was lost."""
    jobs.resume()


@shared_task
@walls.portal()
def erase_leftovers() -> None:
    """Remove what is kept for a time only and is no history."""
    drafts.erase_old()
    mail.Message.objects.forget_links()


@shared_task
@walls.portal()
def seal_accesses() -> None:
    """Seal what has come into the access log."""
    audit.seal()


@shared_task
@walls.portal()
def write_anchor() -> None:
    """Write the anchor of the hour, and in the first hour of the day that a worker sees that of the day."""
    audit.seal()
    anchors.write_hourly(timezone.now())
    anchors.write(timezone.localdate())


@shared_task
@walls.portal()
def look_up_holidays() -> None:
    """Look up what a change of the bank holidays, or of a figure of the guidance, moves; it counts from then on."""
    finding.look_up()
    finding.look_up_figures()


@shared_task
@walls.portal()
def extract(pk: int) -> None:
    """Make a document readable in the browser."""
    extraction.extract(Document.objects.get(pk=pk))


@shared_task(time_limit=300)
@walls.portal()
def lay_out_letter(pk: int) -> None:
    """Lay out a letter that is finished."""
    letters.make(pk)


@shared_task(time_limit=300)
@walls.portal()
def lay_out_notice(pk: int) -> None:
    """Lay out a notice that was drawn up or sent."""
    notices.make(pk)
