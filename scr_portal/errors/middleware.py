"""Requests that no page could answer well, stopped early and in words."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.http.response import HttpResponseNotAllowed

from scr_portal.documents.models import LARGEST, MEGABYTE
from scr_portal.errors import scripts
from scr_portal.errors.pages import page

MOST_SENT = LARGEST + 4 * MEGABYTE
MOST_LET_PAST = 10 * MOST_SENT
CHUNK = MEGABYTE

Answer = Callable[[HttpRequest], HttpResponseBase]


class ReadableRequests:
    """Refuses null bytes, which PostgreSQL cannot store or look for, and gives 405 a page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, or 400 for an address or a cookie with a null byte."""
        if _has_null([request.path_info, *_flat(request.GET.lists()), *request.COOKIES.values()]):
            return page(request, HTTPStatus.BAD_REQUEST, whole=False)
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            allowed = response["Allow"]
            response = page(request, HTTPStatus.METHOD_NOT_ALLOWED)
            response["Allow"] = allowed
        return response

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """400 for a form with a null byte."""
        if request.method == "POST" and _has_null(_flat(request.POST.lists())):
            return page(request, HTTPStatus.BAD_REQUEST, whole=False)
        return None


class SmallEnoughRequests:
    """Answers 413 to what no page takes, having let it run past: a browser shows the answer only then."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, or 413; of a body beyond all measure not even the end is waited for."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isascii() or not length.isdigit() or int(length[:20]) <= MOST_SENT:
            return self.get_response(request)
        for _ in range(MOST_LET_PAST // CHUNK):
            if not request.read(CHUNK):
                break
        return page(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, whole=False)


class SignInFirst(LoginRequiredMiddleware):
    """Sends who is signed out to the sign-in page; who sends a form keeps what was typed."""

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> Any:
        """The sign-in page, or for a form that was sent: itself, to be sent again."""
        if request.method == "POST":
            return scripts.signed_out() if scripts.asks(request) else page(request, HTTPStatus.FORBIDDEN, "Signed out")
        return super().handle_no_permission(request, view_func)


def _flat(lists: Iterable[tuple[str, list[Any]]]) -> list[str]:
    return [text for name, values in lists for text in (name, *map(str, values))]


def _has_null(texts: Iterable[str]) -> bool:
    return any("\0" in text for text in texts)
