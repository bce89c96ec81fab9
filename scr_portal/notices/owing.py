"""Which bodies are owed a notice of an act: the edition's duties, and the bodies that exist that day."""

from collections.abc import Mapping
from datetime import date

from scr_portal.accounts import Board, Body
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.clocks import Holidays
from scr_portal.guidance import bodies
from scr_portal.guidance.base import Act
from scr_portal.notices.models import Notice
from scr_portal.recounts.models import calendar_of
from scr_portal.roles import Audience

MADE_OF_IT = ("notice", "pack")
"""Kinds of file that the portal makes of a notice, or of what goes with it (writing.KIND, packs.PACK)."""


def owe(record: CaseRecord, act: Act, acted_on: date, *, copy: int = 1) -> list[Notice]:
    """The notices that `act` on `record` calls for, made if they are not there; the caller holds the case lock.

    A second `copy` of what was sent before is told of anew.

    Where a duty finds no body that day, or the edition knows none, one notice to nobody says so.
    """
    told = told_of(record, act, acted_on)
    made = [_to(record, act, acted_on, duty, copy) for duty in told.bodies]
    if told.nobody:
        reason = {"status": Notice.Status.NOT_NEEDED, "reason_not_needed": "\n".join(told.nobody)}
        made.append(to_one(record, act, acted_on, None, {**reason, "copy": copy}))
    return made


def told_of(record: CaseRecord, act: Act, acted_on: date) -> bodies.Told:
    """Whom the edition of the record's case has told of an act of that day."""
    casefile = record.casefile
    return bodies.told(casefile.edition, act, acted_on, london=casefile.board.region == Board.Region.LONDON)


def due_after(
    casefile: CaseFile, duty: bodies.ToTell, acted_on: date, holidays: Holidays | None = None
) -> tuple[date | None, tuple[str, ...]]:
    """The day by which the body is to be told, with the lines of the sum; none where none is laid down.

    One query, none where the case's bank holidays are given.
    """
    total = duty.period.after(acted_on, holidays or calendar_of(casefile)) if duty.period else None
    return (total.due, total.steps) if total else (None, ())


def _to(record: CaseRecord, act: Act, acted_on: date, duty: bodies.ToTell, copy: int) -> Notice:
    body, _ = Body.objects.get_or_create(slug=duty.body.slug, defaults={"name": duty.body.name})
    due_on, due_steps = due_after(record.casefile, duty, acted_on)
    due = {"due_on": due_on, "due_steps": list(due_steps)}
    return to_one(record, act, acted_on, body, {"source": str(duty.source), "copy": copy, **due})


def to_one(
    record: CaseRecord, act: Act, acted_on: date, body: Body | None, more: Mapping[str, object], about: str = ""
) -> Notice:
    """The notice of this act of the record, or of what is called `about`, to this body, made if it is not there."""
    defaults = {"casefile": record.casefile, "audience": Audience.OFFICE, "acted_on": acted_on, **more}
    defaults |= {"particular": record.told_as, "of_alternative": record.holds_alternative}
    one = {"body": body, "act": act, "about": about or record.subject, "copy": more["copy"]}
    return Notice.objects.get_or_create(**one, defaults=defaults)[0]


def owe_again(notice: Notice) -> Notice:
    """The same notice once more, with the same day and the same papers but for what it said.

    Of what was called back somebody chooses anew which papers go; the copy before publication goes in any case.
    """
    said = {
        "copy": notice.copy, "due_on": notice.due_on, "due_steps": notice.due_steps, "source": notice.source,
        "again_for": notice if notice.is_undone else None,
    }  # fmt: skip
    again = to_one(notice, Act(notice.act), notice.acted_on, notice.body, said, about=notice.about)
    papers = notice.documents.exclude(kind__in=MADE_OF_IT)
    if notice.status == Notice.Status.CALLED_BACK:
        papers = papers.filter(kind="report") if notice.act == Act.BEFORE_PUBLICATION else papers.none()
    again.documents.set(papers)
    return again
