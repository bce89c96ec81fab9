"""The note on what was sent to somebody in the portal: who had opened it, for the data protection officer."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from scr_portal import walls
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.pages import RecordPage
from scr_portal.quarantines.note import Opening, openings
from scr_portal.quarantines.transitions import MADE_HERE
from scr_portal.roles import OFFICE


@dataclass(frozen=True)
class Enclosed:
    """A file that was sent, who of those it was sent to had opened it, and the way to lock it away."""

    file: Document
    openings: list[Opening]
    lock: str


def enclosed(casefile: CaseFile, files: Iterable[Document], by: Collection[int]) -> list[Enclosed]:
    """Each file with its openings by these people; the access log is asked with the whole case open."""
    with walls.looked_at(casefile.pk):
        return [Enclosed(one, openings(one, by), _lock(casefile, one)) for one in files]


def _lock(casefile: CaseFile, file: Document) -> str:
    """Only a file that somebody put here can be on the wrong case."""
    if file.locked_at or file.kind in MADE_HERE:
        return ""
    return reverse("scr_portal:quarantine_lock", args=[casefile.public_id, file.public_id])


class SentNotePage(RecordPage):
    """What was sent, to whom, who of them had opened it, and what was done; for the office, to print or to save."""

    template_name = "quarantines/called_back.html"

    def sent(self) -> list[Enclosed]:
        """The files that went, with who had opened them."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """403 for whoever may not read who has opened a case."""
        row = self.object
        if not self.held.roles_on(row.casefile_id) & OFFICE:
            raise PermissionDenied
        return super().get_context_data(
            title="Note for the data protection officer",
            sent=self.sent(),
            events=Event.objects.visible_to(self.user, row.casefile).filter(about=row.subject).order_by("seq"),
            now=timezone.now(),
            **kwargs,
        )
