"""What somebody has come to fetch: the files of one letter or one notice, and nothing else of any case."""

from datetime import date

from scr_portal import walls
from scr_portal.accounts import Board, User
from scr_portal.documents import Document
from scr_portal.fetching.models import FetchLink
from scr_portal.letters import transitions as letters
from scr_portal.letters.models import Letter
from scr_portal.notices import transitions as notices
from scr_portal.notices.models import Notice


class Parcel:
    """Found by the link alone: who fetches sees no row of the case, so the portal itself asks."""

    def __init__(self, link: FetchLink, sent: Letter | Notice, files: list[Document]) -> None:
        self._link, self._sent, self._files = link, sent, files

    @classmethod
    def of(cls, link_id: int) -> "Parcel | None":
        """What can be fetched by this link now; None when nothing can."""
        with walls.portal():
            rows = FetchLink.objects.select_related("casefile__board", "letter__casefile", "notice__casefile")
            link = rows.filter(pk=link_id).first()
            sent = (link.letter or link.notice) if link and link.stands_open else None
            if link is None or sent is None or not _is_out(sent):
                return None
            files = Document.objects.filter(pk=sent.document_id or 0) if isinstance(sent, Letter) else sent.documents
            return cls(link, sent, list(files.defer("text", "html").select_related("casefile").order_by("pk")))

    @property
    def board(self) -> Board:
        """By which it was sent."""
        return self._link.casefile.board

    @property
    def until(self) -> date:
        """The last day."""
        return self._link.expires_on

    @property
    def files(self) -> dict[int, Document]:
        """By the number in the address, which stays with a file; without those that are locked away."""
        return {number: one for number, one in enumerate(self._files, start=1) if one.locked_at is None}

    def note_fetched(self) -> bool:
        """Note, once, that it was received; False when it was called back, or came back, at this very moment."""
        if self._sent.status == "sent":
            step = letters.fetch if isinstance(self._sent, Letter) else notices.fetch
            fetched = step.run_as_it_stands(self._sent, User.objects.system())  # type: ignore[arg-type]
            if fetched is None:
                with walls.portal():
                    self._sent.refresh_from_db(fields=["status"])
        return _is_out(self._sent)


def _is_out(sent: Letter | Notice) -> bool:
    return sent.status in ("sent", "received")
