"""When the day of an act, or the edition, was put right: the notices follow, and what was sent is corrected."""

from datetime import date

from django.apps import apps
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.guidance.base import Act
from scr_portal.guidance.bodies import ToTell
from scr_portal.notices.models import Notice
from scr_portal.notices.owing import due_after, owe, to_one, told_of
from scr_portal.notices.transitions import follow

OF_ITSELF = frozenset({Act.CORRECTION, Act.FURTHER_REFERRAL, Act.WRONG_FILE})
"""Acts that no edition has bodies told of: the portal's own rule does."""
OWN_RULE = "The portal's own rule: whoever was told a date is told when it is corrected"
OF_VOID = "The portal's own rule: whoever was told of something is told when it turns out to be a mistake"


def owe_correction(correction: CaseRecord, notice: Notice, on: date) -> Notice:
    """Owe the body that had `notice` another one, which puts right what it said, or says that its row is void."""
    source = OF_VOID if correction.is_void else OWN_RULE
    return to_one(correction, Act.CORRECTION, on, notice.body, {"source": source, "copy": 1})


def settle(record: CaseRecord, act: Act, acted_on: date) -> None:
    """Make the notices of an act what its day and the edition call for; what was sent stays sent.

    It never begins a duty: an act that no notice tells of yet is left alone. The caller holds the case lock.
    """
    known = Notice.objects.filter(about=record.subject, act=act)
    if not known.exists():
        return
    wanted = {duty.body.slug: duty for duty in told_of(record, act, acted_on).bodies}
    for notice in known.filter(body__isnull=False).select_related("body"):
        _follow(notice, wanted.get(notice.body.slug if notice.body else ""), acted_on)
    owe(record, act, acted_on)


def settle_again(notice: Notice) -> None:
    """Make a notice that is owed again what its record and the edition call for by now, as if it had never gone."""
    act = Act(notice.act)
    if notice.body is None or act in OF_ITSELF:
        return
    record = _row(notice.casefile, notice.about)
    duties = () if record.is_void else told_of(record, act, notice.acted_on).bodies
    duty = next((one for one in duties if one.body.slug == notice.body.slug), None)
    if duty is None or str(duty.source) != notice.source or due_after(record.casefile, duty, notice.acted_on) != (
        notice.due_on, tuple(notice.due_steps)
    ):  # fmt: skip
        _follow(notice, duty, notice.acted_on)


def _follow(notice: Notice, duty: ToTell | None, acted_on: date) -> None:
    due_on, due_steps = due_after(notice.casefile, duty, acted_on) if duty else (None, ())
    follow.run(
        notice, User.objects.system(), acted_on=acted_on, due_on=due_on, due_steps=due_steps,
        source=str(duty.source) if duty else "",
    )  # fmt: skip


def settle_all(casefile: CaseFile) -> None:
    """Settle every act that bodies of this case are told of, after another edition has come to govern it."""
    rows = Notice.objects.filter(casefile=casefile).exclude(act__in=OF_ITSELF)
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
        let_go_of(notice, why)


def let_go_of(notice: Notice, why: str) -> None:
    """Nobody is told by this one any more, and why."""
    follow.run(notice, User.objects.system(), acted_on=notice.acted_on, due_on=None, due_steps=(), source="", why=why)


def _row(casefile: CaseFile, subject: str) -> CaseRecord:
    label, _, key = subject.partition(":")
    row: CaseRecord = apps.get_model(label).everything.get(pk=key)
    row.casefile = casefile
    return row
