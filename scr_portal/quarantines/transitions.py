"""The steps of a quarantine: locked away by whoever finds it, for good by officer and chair, or released by one."""

from collections.abc import Set
from datetime import datetime

from django.utils import timezone

from scr_portal import jobs
from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.documents import Document
from scr_portal.documents.store import EXTRACT
from scr_portal.quarantines.models import Quarantine
from scr_portal.roles import OFFICE, Audience, Role
from scr_portal.transitions import Refused, transition

S = Quarantine.Status
MADE_HERE = frozenset({"report", "notice", "papers", "pack", "decision-record", "decision-annex"})
"""Kinds of file that the portal writes itself, from what stands on the case."""


def was_put_here(quarantine: Quarantine) -> str | None:
    """Only a file that somebody has put up can be on the wrong case."""
    if quarantine.document.kind in MADE_HERE:
        return (
            "The portal made this file from what stands on this case. Put that right instead, and withdraw what "
            "was published."
        )
    return None


@transition(
    Quarantine,
    opens=True,
    target=S.LOCKED,
    sentence="{by} locked away a file that may be on the wrong case",
    when=[was_put_here],
    needs_file=False,
)
def lock(quarantine: Quarantine, by: User, *, reason: str) -> None:
    """From this moment nobody has the file, by whatever way; the bytes stay sealed where they are kept."""
    document = Document.objects.visible_to(by, quarantine.casefile).filter(pk=quarantine.document_id).first()
    if document is None:
        raise Refused("This file is not there any more.")
    now = timezone.now()
    quarantine.reason, quarantine.was_for = reason, document.audience
    quarantine.locked_by, quarantine.locked_at = by, now
    quarantine.agency, quarantine.audience = None, Audience.OFFICE
    if grants(by).roles_on(quarantine.casefile_id) & OFFICE:
        _speak(quarantine, by, now)
    Document.objects.filter(pk=document.pk).update(locked_at=now, audience=Audience.NOBODY)


@transition(
    Quarantine, source=[S.LOCKED], sentence="{by} confirmed that a file does not belong to this case", needs_file=False
)
def confirm(quarantine: Quarantine, by: User) -> None:
    """One word of the officer and one of the chair, by two people; with the second it is locked away for good."""
    _speak(quarantine, by, timezone.now())
    if quarantine.officer_id and quarantine.chair_id:
        quarantine.status = S.CONFIRMED


@transition(
    Quarantine,
    source=[S.LOCKED],
    target=S.RELEASED,
    sentence="{by} released a file that was locked away",
    needs_file=False,
)
def release(quarantine: Quarantine, by: User, *, why_released: str) -> None:
    """It was a mistake to lock it away: whoever could see it before sees it again."""
    quarantine.released_by, quarantine.released_at, quarantine.why_released = by, timezone.now(), why_released
    document = quarantine.document
    Document.objects.filter(pk=document.pk).update(locked_at=None, audience=quarantine.was_for)
    document.refresh_from_db(fields=["audience"])
    if document.reading == Document.Reading.WAITING and not jobs.is_asked(document, EXTRACT):
        jobs.ask(document, EXTRACT)


def word_of(quarantine: Quarantine, by: User, roles: Set[Role]) -> str | None:
    """Whose word somebody with these roles on the case can still give, the officer's or the chair's; None: neither."""
    if by.pk in (quarantine.officer_id, quarantine.chair_id):
        return None
    if Role.OFFICER in roles and quarantine.officer_id is None:
        return "officer"
    return "chair" if roles & OFFICE - {Role.OFFICER} and quarantine.chair_id is None else None


def _speak(quarantine: Quarantine, by: User, at: datetime) -> None:
    """The word of the officer, or of the chair; raises Refused where it is given, or by the same person."""
    word = word_of(quarantine, by, grants(by).roles_on(quarantine.casefile_id))
    if word is None:
        whose = "You have" if by.pk in (quarantine.officer_id, quarantine.chair_id) else "A colleague has"
        raise Refused(f"{whose} said so already. Now the {_missing(quarantine)} says whether it stays locked away.")
    setattr(quarantine, word, by)
    setattr(quarantine, f"{word}_at", at)


def _missing(quarantine: Quarantine) -> str:
    return "LSCB chair" if quarantine.officer_id else "LSCB officer"
