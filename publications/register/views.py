"""The public pages. No sign-in, no cookie, no script; bytes go out exactly as approved."""

from http import HTTPStatus
from typing import ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from publications.printing import html
from publications.publications.models import Publication
from publications.register import published
from publications.register.forms import RegisterFilter
from scr_portal.addresses import reverse
from scr_portal.documents import Document
from scr_portal.documents.store import read_published
from scr_portal.pages import PublicPage
from scr_portal.pages.counting import Near

A_PAGE = 25


class Register(PublicPage):
    """The list: title, board, when published; with words, board and year to choose by."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """One page of the list; an unreadable filter shows everything and says what is wrong."""
        chosen = RegisterFilter(request.GET or None)
        usable = chosen.is_bound and chosen.is_valid()
        rows = published.matching(**chosen.cleaned_data) if usable else published.published()
        page = Near(rows, A_PAGE).get_page(request.GET.get("page"))
        context = {"title": "Published serious case reviews", "filter": chosen, "page_obj": page}
        return render(request, "publications/register/register.html", context)


class Report(PublicPage):
    """One report: the summary first, the contents, the two documents, how to ask for another format."""

    def get(self, request: HttpRequest, id: str) -> HttpResponse:
        """The page, or 404."""
        publication = published.one(id)
        page = _bytes(publication.html)
        context = {
            "title": publication.title,
            "publication": publication,
            "board": publication.board,
            "on_the_web": published.on_the_web(publication),
            "today": timezone.localdate(),
            "opening": html.opening(page),
            "contents": html.contents(page),
            "with_it": published.with_it(publication),
            "back": reverse("publications:register"),
        }
        return render(request, "publications/register/report.html", context)


class File(PublicPage):
    """The bytes of one of the two documents, told apart by their digest."""

    name: ClassVar[str]

    def get(self, request: HttpRequest, id: str) -> HttpResponseBase:
        """The bytes; 304 for who has them already; 404 when it is not, or no longer, published."""
        document = self.document(published.one(id))
        tag = quote_etag(document.sha256 if document else "")
        unchanged = get_conditional_response(request, etag=tag)
        if unchanged is not None and unchanged.status_code == HTTPStatus.NOT_MODIFIED:
            return unchanged
        response = HttpResponse(_bytes(document), content_type=document.content_type if document else None)
        response["ETag"] = tag
        response["Cache-Control"] = "no-cache"  # kept, but asked for anew each time: withdrawing works at once
        response["Content-Disposition"] = f'inline; filename="{self.name}"'
        return self.guarded(response)

    def document(self, publication: Publication) -> Document | None:
        """Which of the two."""
        raise NotImplementedError

    def guarded(self, response: HttpResponse) -> HttpResponse:
        """The response under the policy its kind needs."""
        return response


class Pdf(File):
    """The tagged PDF."""

    name = "report.pdf"

    def document(self, publication: Publication) -> Document | None:
        """The PDF."""
        return publication.pdf


class Page(File):
    """The page that stands alone, with nothing but its own styles allowed."""

    name = "report.html"

    def document(self, publication: Publication) -> Document | None:
        """The page."""
        return publication.html

    def guarded(self, response: HttpResponse) -> HttpResponse:
        """The policy that names the digests of its styles."""
        response["Content-Type"] = "text/html; charset=utf-8"
        response["Content-Security-Policy"] = html.policy(response.content)
        return response


def _bytes(document: Document | None) -> bytes:
    if document is None:
        return b""
    with read_published(document) as file:
        return file.read()
