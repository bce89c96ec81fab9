"""What was read from a file goes with the file, when it is locked away and when it is released."""

from collections.abc import Iterable

from django.db.models import QuerySet

from panels.chronologies import transitions
from panels.chronologies.models import Chronology, Entry
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.documents import Document
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.note import SHOWN_ON
from scr_portal.roles import Audience
from scr_portal.transitions import after


@after("quarantine.lock")
def hide_what_was_read(quarantine: Quarantine, by: User) -> None:
    """Nobody sees the chronology, nor its events among those of other agencies."""
    _let_see(_read_from(quarantine), Audience.NOBODY)


@after("quarantine.release")
def show_it_again(quarantine: Quarantine, by: User) -> None:
    """To those who could see the file before."""
    _let_see(_read_from(quarantine), quarantine.was_for)


@after("quarantine.confirm")
def have_it_read_again(quarantine: Quarantine, by: User) -> None:
    """Its agency reads its right file; the events of the wrong one stay with the file."""
    if quarantine.status == Quarantine.Status.CONFIRMED:
        for chronology in _read_from(quarantine).filter(status__in=transitions.COUNTS):
            transitions.fall_back.run(chronology, User.objects.system(), audience=quarantine.was_for)


def where_it_was_shown(document: Document) -> Iterable[str]:
    """The pages of what was read, and those of the integrated chronology when it stood there."""
    case = document.casefile
    yield document.about
    if Chronology.objects.filter(document=document, merged_on__isnull=False).exists():
        yield reverse("panels:chronology_integrated", args=[case.public_id])
        yield f"integrated chronology as a file of {case.reference}"


SHOWN_ON["chronology"] = where_it_was_shown


def _read_from(quarantine: Quarantine) -> QuerySet[Chronology]:
    return Chronology.objects.filter(document=quarantine.document_id)


def _let_see(chronologies: QuerySet[Chronology], audience: str) -> None:
    Entry.objects.filter(chronology__in=chronologies).update(audience=audience)
    chronologies.update(audience=audience)
