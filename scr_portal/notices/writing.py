"""The notice as a document: written once, kept with its digest, and never written again."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.documents import Document, keep
from scr_portal.notices.content import lines
from scr_portal.notices.models import Notice


def write(notice: Notice, enclosed: Sequence[Document], by: User) -> Document:
    """Keep the notice as a page that can be read in the browser and saved."""
    title, body = _title(notice), said(notice, enclosed, by)
    page = render_to_string("notices/page.html", {"title": title, "body": body})
    document = keep(
        notice, page.encode(), kind="notice", title=title, content_type="text/html", extension="html", by=by
    )
    document.html, document.reading = body, Document.Reading.READY
    document.save(update_fields=["html", "reading"])
    return document


def said(notice: Notice, enclosed: Sequence[Document], by: User) -> SafeString:
    """What the body reads, if `by` sends it now with these documents."""
    context = {"lines": lines(notice), "enclosed": enclosed, "by": by, "board": notice.casefile.board}
    return render_to_string("notices/notice.html", context)


def _title(notice: Notice) -> str:
    return f"Notice to {notice.recipient_spoken} of {notice.act_words}"


def proof(written: Document, enclosed: Sequence[Document]) -> str:
    """What was made readable and when, with the digest of each file."""
    files = "; ".join(f"{each.title} (SHA-256 {each.sha256})" for each in (written, *enclosed))
    return f"Made readable in the portal on {day_words(written.kept_at.date())}: {files}"
