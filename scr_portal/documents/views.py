"""Documents in the browser: read page by page without scripts, or taken away as the file they came as."""

import logging
from collections.abc import Callable
from typing import IO, Any

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase

from scr_portal.addresses import reverse
from scr_portal.documents.models import Document, Page
from scr_portal.documents.store import LockedAwayError, opened, read, read_picture
from scr_portal.pages import RecordPage
from scr_portal.quarantines.models import Quarantine
from scr_portal.quarantines.transitions import lock

log = logging.getLogger(__name__)


class OfDocument(RecordPage):
    """What the pages of one document share."""

    record = Document
    object: Document


class Viewer(OfDocument):
    """One page at a time with its picture and its text; a Word or OpenDocument text as one clean page."""

    template_name = "documents/document.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The page that the address asks for, or the nearest there is."""
        document = self.object
        is_theirs = document.casefile_id in self.held.casefile_ids()
        opened(document, self.user)
        pages = Paginator(Page.objects.filter(document=document), 1).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            title=document.title,
            caption="" if is_theirs else document.casefile.reference,
            page_obj=pages,
            page=next(iter(pages), None),
            back=self.back(),
            wrong_case=self.wrong_case(),
            **kwargs,
        )

    def wrong_case(self) -> str:
        """Where the reader can say that the file is on the wrong case; nothing for who may not."""
        new = Quarantine(casefile=self.object.casefile, agency_id=self.object.agency_id, document=self.object)
        if not lock.offered_to(new, self.held):
            return ""
        return reverse("scr_portal:quarantine_lock", args=[new.casefile.public_id, self.object.public_id])

    def back(self) -> str:
        """The case, for who may open it; what was sent to them, for those of a body or of a partner board."""
        case = self.object.casefile
        if case.pk in self.held.casefile_ids():
            return reverse("case", args=[case.public_id])
        if case.pk in self.held.partnered.values():
            return reverse("scr_portal:partner_papers")
        return reverse("scr_portal:queue") if self.held.bodies else reverse("home")


class Original(OfDocument):
    """The file as it came in, under a neutral name."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """The bytes; logged."""
        document = self.object
        return handed_over(lambda: read(document, by=self.user), document.content_type, document.download_name)


class Picture(OfDocument):
    """The picture of one page."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """The bytes; logged with the number of the page."""
        page = Page.objects.filter(document=self.object, number=kwargs["number"]).first()
        if page is None:
            raise Http404
        page.document = self.object
        return handed_over(lambda: read_picture(page, by=self.user), "image/png", "")


def handed_over(opening: Callable[[], IO[bytes]], content_type: str, name: str) -> HttpResponseBase:
    """A file that no browser runs, guesses the type of, or keeps; with `name` it is saved and not shown."""
    try:
        file = opening()
    except LockedAwayError:
        raise Http404 from None
    except FileNotFoundError:
        log.error("A file is missing from the store.")
        raise Http404 from None
    return kept_apart(FileResponse(file, as_attachment=bool(name), filename=name, content_type=content_type))


def kept_apart(response: FileResponse) -> FileResponse:
    """The file with the headers under which no browser runs it, guesses its type, or keeps it."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
