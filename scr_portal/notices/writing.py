"""The notice as a document: written once, kept with its digest, and never written again; the PDF says the same."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.documents import Document, keep
from scr_portal.notices.content import NAME, lines
from scr_portal.notices.models import Notice
from scr_portal.people import family_of
from scr_portal.pseudonyms import hidden

KIND = "notice"
"""What its documents are called: the page that is read here, and the PDF of it."""
WORDS = "notice-words"
"""The same where it went by another route and none had been drawn up: what the portal would have said that day."""
NO_PDF = "No PDF of it had been made. Its words are kept as they stood in the portal on"


def write(notice: Notice, enclosed: Sequence[Document], by: User, kind: str = KIND) -> Document:
    """Keep the notice as a page that can be read in the browser and saved."""
    title, body = _title(notice), said(notice, enclosed, by)
    page = render_to_string("notices/page.html", {"title": title, "body": body})
    document = keep(notice, page.encode(), kind=kind, title=title, content_type="text/html", extension="html", by=by)
    document.html, document.reading = body, Document.Reading.READY
    document.save(update_fields=["html", "reading"])
    return document


def said(notice: Notice, enclosed: Sequence[Document], by: User) -> SafeString:
    """What the body reads, if `by` sends it now with these documents."""
    covering = hidden(notice.covering, family_of(notice.casefile), NAME)
    context = {"lines": lines(notice), "enclosed": enclosed, "by": by, "board": notice.casefile.board}
    return render_to_string("notices/notice.html", {"covering": covering, **context})


def printed(notice: Notice) -> bytes:
    """The page to be laid out, with the head of the board: the words as they were written last."""
    written = Document.objects.filter(about=notice.subject, kind=KIND, extension="html").latest("pk")
    words = mark_safe(written.html)  # noqa: S308 - written by a template of ours
    context = {"notice": notice, "board": notice.casefile.board, "title": _title(notice), "words": words}
    return render_to_string("notices/print.html", context).encode()


def keep_pdf(notice: Notice, pdf: bytes, by: User) -> Document:
    """Keep what the worker has laid out."""
    return keep(notice, pdf, kind=KIND, title=_title(notice), content_type="application/pdf", extension="pdf", by=by)


def pdf_of(notice: Notice) -> Document | None:
    """The newest PDF of the notice, where there is one."""
    return Document.objects.filter(about=notice.subject, kind=KIND, extension="pdf", locked_at=None).first()


def words_kept(notice: Notice, by: User) -> str:
    """That what the notice says is kept: as it was drawn up last, or as it stands now; with the digest.

    For the board's office. It is not among what the body may open: what went was made elsewhere, perhaps with other
    words around these.
    """
    drawn_up = Document.objects.filter(about=notice.subject, kind=KIND, extension="html", locked_at=None)
    enclosed = list(notice.documents.filter(locked_at=None).order_by("pk"))
    kept = drawn_up.order_by("-pk").first() or write(notice, enclosed, by, WORDS)
    return f"{NO_PDF} {day_words(timezone.localdate(kept.kept_at))} (SHA-256 {kept.sha256})"


def _title(notice: Notice) -> str:
    to = notice.recipient_spoken
    return f"Notice to {to}{',' if ',' in to else ''} of {notice.act_words}"


def proof(how: str, written: Document, enclosed: Sequence[Document]) -> str:
    """How it was made readable and when, with the digest of each file."""
    files = "; ".join(f"{each.title} (SHA-256 {each.sha256})" for each in (written, *enclosed))
    return f"{how} on {day_words(written.kept_at.date())}: {files}"
