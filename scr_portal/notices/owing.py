"""Which bodies are owed a notice of an act: the edition's duties, and the bodies that exist that day."""

from datetime import date

from scr_portal.accounts import Body
from scr_portal.casefiles import CaseRecord
from scr_portal.guidance import bodies
from scr_portal.guidance.base import Act
from scr_portal.holidays import calendar
from scr_portal.notices.models import Notice
from scr_portal.roles import Audience


def owe(record: CaseRecord, act: Act, acted_on: date) -> list[Notice]:
    """The notices that `act` on `record` calls for, made if they are not there; the caller holds the case lock."""
    casefile, made = record.casefile, []
    for duty in bodies.told(casefile.edition, act, acted_on, london=casefile.board.region == "london"):
        body, _ = Body.objects.get_or_create(slug=duty.body.slug, defaults={"name": duty.body.name})
        total = duty.period.after(acted_on, calendar()) if duty.period else None
        notice, _ = Notice.objects.get_or_create(
            body=body,
            act=act,
            about=record.subject,
            defaults={
                "casefile": casefile,
                "audience": Audience.OFFICE,
                "acted_on": acted_on,
                "due_on": total.due if total else None,
                "due_steps": list(total.steps) if total else [],
                "source": str(duty.source),
            },
        )
        made.append(notice)
    return made
