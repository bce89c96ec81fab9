"""Which bodies are owed a notice of an act: the edition's duties, and the bodies that exist that day."""

from collections.abc import Mapping
from datetime import date

from scr_portal.accounts import Board, Body
from scr_portal.casefiles import CaseRecord
from scr_portal.guidance import bodies
from scr_portal.guidance.base import Act
from scr_portal.holidays import calendar
from scr_portal.notices.models import Notice
from scr_portal.roles import Audience


def owe(record: CaseRecord, act: Act, acted_on: date, *, copy: int = 1) -> list[Notice]:
    """The notices that `act` on `record` calls for, made if they are not there; the caller holds the case lock.

    A second `copy` of what was sent before is told of anew.

    Where a duty finds no body that day, or the edition knows none, one notice to nobody says so.
    """
    casefile = record.casefile
    told = bodies.told(casefile.edition, act, acted_on, london=casefile.board.region == Board.Region.LONDON)
    made = [_to(record, act, acted_on, duty, copy) for duty in told.bodies]
    if told.nobody:
        reason = {"status": Notice.Status.NOT_NEEDED, "reason_not_needed": "\n".join(told.nobody)}
        made.append(_notice(record, act, acted_on, None, {**reason, "copy": copy}))
    return made


def _to(record: CaseRecord, act: Act, acted_on: date, duty: bodies.ToTell, copy: int) -> Notice:
    body, _ = Body.objects.get_or_create(slug=duty.body.slug, defaults={"name": duty.body.name})
    total = duty.period.after(acted_on, calendar()) if duty.period else None
    due = {"due_on": total.due, "due_steps": list(total.steps)} if total else {}
    return _notice(record, act, acted_on, body, {"source": str(duty.source), "copy": copy, **due})


def _notice(record: CaseRecord, act: Act, acted_on: date, body: Body | None, more: Mapping[str, object]) -> Notice:
    defaults = {"casefile": record.casefile, "audience": Audience.OFFICE, "acted_on": acted_on, **more}
    one = {"body": body, "act": act, "about": record.subject, "copy": more["copy"]}
    return Notice.objects.get_or_create(**one, defaults=defaults)[0]
