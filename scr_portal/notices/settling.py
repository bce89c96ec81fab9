"""When the day of an act, or the edition, was put right: the notices follow, and what was sent is corrected."""

from datetime import date

from django.apps import apps
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.guidance.base import Act
from scr_portal.notices.models import Notice
from scr_portal.notices.owing import due_after, owe, to_one, told_of
from scr_portal.notices.transitions import follow

OWN_RULE = "The portal's own rule: whoever was told a date is told when it is corrected"


def owe_correction(correction: CaseRecord, notice: Notice, on: date) -> Notice:
    """Owe the body that had `notice` another one, which puts right what it said."""
    return to_one(correction, Act.CORRECTION, on, notice.body, {"source": OWN_RULE, "copy": 1})


def settle(record: CaseRecord, act: Act, acted_on: date) -> None:
    """Make the notices of an act what its day and the edition call for; what was sent stays sent.

    It never begins a duty: an act that no notice tells of yet is left alone. The caller holds the case lock.
    """
    known = Notice.objects.filter(about=record.subject, act=act)
    if not known.exists():
        return
    wanted = {duty.body.slug: duty for duty in told_of(record, act, acted_on).bodies}
    for notice in known.filter(body__isnull=False).select_related("body"):
        duty = wanted.get(notice.body.slug if notice.body else "")
        due_on, due_steps = due_after(record.casefile, duty, acted_on) if duty else (None, ())
        follow.run(
            notice, User.objects.system(), acted_on=acted_on, due_on=due_on, due_steps=due_steps,
            source=str(duty.source) if duty else "",
        )  # fmt: skip
    owe(record, act, acted_on)


def settle_all(casefile: CaseFile) -> None:
    """Settle every act that bodies of this case are told of, after another edition has come to govern it."""
    rows = Notice.objects.filter(casefile=casefile).exclude(act__in=[Act.CORRECTION, Act.WRONG_FILE])
    for about, act, acted_on in set(rows.values_list("about", "act", "acted_on")):
        settle(_row(casefile, about), Act(act), acted_on)


def take_back(record: CaseRecord) -> None:
    """A record is void: bodies to be told of it need not be, and those that were told are told that it is void."""
    for notice in Notice.objects.filter(about=record.subject, body__isnull=False).select_related("body"):
        if notice.status == Notice.Status.OWED:
            follow.run(notice, User.objects.system(), acted_on=notice.acted_on, due_on=None, due_steps=(), source="")
        elif notice.status in (Notice.Status.SENT, Notice.Status.RECEIVED):
            owe_correction(record, notice, timezone.localdate())


def let_go(casefile: CaseFile, act: Act, why: str) -> None:
    """Nobody is told of an act from this case any more, and why; what was sent stays sent."""
    owed = Notice.objects.filter(casefile=casefile, act=act, body__isnull=False, status=Notice.Status.OWED)
    for notice in owed.select_related("body"):
        follow.run(
            notice, User.objects.system(), acted_on=notice.acted_on, due_on=None, due_steps=(), source="", why=why
        )


def _row(casefile: CaseFile, subject: str) -> CaseRecord:
    label, _, key = subject.partition(":")
    row: CaseRecord = apps.get_model(label).everything.get(pk=key)
    row.casefile = casefile
    return row
