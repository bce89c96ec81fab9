"""Pages for when something is wrong: the same frame, what to do now, and nothing that was typed is lost."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from scr_portal.errors.words import LINK_AGAIN, WORDS
from scr_portal.forms.again import fields_of

BY_LINK = "by-link"
"""The input that says that a page was made for a guest, who has no password to sign in with."""


def page(request: HttpRequest, status: HTTPStatus, words: str = "", *, whole: bool = True) -> HttpResponse:
    """The page of `status`, in the words of `words` where there are several.

    With `whole=False` neither the reader nor the database is asked for anything: they may be what failed.
    """
    entry = WORDS[words or status.phrase]
    context: dict[str, Any] = {"title": entry.title, "lines": entry.lines, "kept": [], "again": entry.again}
    context["signs_in"] = entry.signs_in and not request.user.is_authenticated
    if context["signs_in"] and BY_LINK in request.POST:
        context |= {"lines": (*entry.lines[:-1], LINK_AGAIN), "signs_in": False}
    if request.method == "POST" and entry.keeps and is_from_here(request):
        context |= {"kept": fields_of(request.POST, _questions(request)), "files": sorted(request.FILES)}
    context["csrf_token"] = get_token(request)
    body = render_to_string("error.html", context, request if whole else None)
    response = HttpResponse(body, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _questions(request: HttpRequest) -> Callable[[str], str] | None:
    """How the form of the page words its questions, as far as that can be said without a row; None without a form."""
    view = getattr(getattr(request.resolver_match, "func", None), "view_class", None)
    return getattr(getattr(view, "form_class", None), "question_of", None)


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of ours sent this: what another site made up is never offered to be sent again."""
    origin = urlsplit(request.headers.get("Origin", ""))
    return bool(origin.netloc) and origin.netloc == request.get_host()
