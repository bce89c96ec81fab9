"""The note on what was sent to somebody in the portal: who had opened it, for the data protection officer."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.documents import Document
from scr_portal.pages import RecordPage
from scr_portal.quarantines.note import Opening, openings
from scr_portal.quarantines.transitions import MADE_HERE
from scr_portal.roles import OFFICE

if TYPE_CHECKING:
    from scr_portal.letters.models import Letter
    from scr_portal.notices.models import Notice


@dataclass(frozen=True)
class Enclosed:
    """A file that was sent, who of those it was sent to had opened it, and the way to lock it away."""

    file: Document
    openings: list[Opening]
    lock: str


def enclosed(casefile: CaseFile, files: Iterable[Document], by: Collection[int], fetched_by: str) -> list[Enclosed]:
    """Each file with its openings by these people; the access log is asked with the whole case open.

    `fetched_by`: what to call who has fetched it by a link and a code, and has no name here.
    """
    with walls.looked_at(casefile.pk):
        return [Enclosed(one, list(_named(openings(one, by), fetched_by)), _lock(casefile, one)) for one in files]


def fetched_by(sent: "Letter | Notice", recipient: str) -> str:
    """What to call who has fetched it and has no name here: as was typed when it was sent, if it went by one link."""
    return recipient if sent.fetch_links.count() == 1 else User.UNNAMED


def _named(found: Iterable[Opening], fetched_by: str) -> Iterator[Opening]:
    return (replace(one, who=fetched_by) if one.who == User.UNNAMED else one for one in found)


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
