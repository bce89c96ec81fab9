"""One transaction round the whole answer, on behalf of whoever asks; the access log is written after it."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from scr_portal import audit, walls
from scr_portal.documents.store import nothing_left_behind
from scr_portal.pages import PublicPage


class Floor:
    """Lets the database give a page what its reader may see, and no page anything outside that.

    What a page that fails has tried is undone before the page of the failure is made. What must be known of it all
    the same, that somebody opened something, is kept aside until then.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in a transaction, which `process_view` begins."""
        with audit.kept_aside(), ExitStack() as floor:
            request.floor = floor  # type: ignore[attr-defined]
            return _made_here(self.get_response(request))

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_said: Any) -> None:
        """Begin: for somebody signed in, with what they may see; on a public page with what is published."""
        page = getattr(view, "view_class", None)
        if not getattr(page, "asks_the_database", True):
            return
        public = isinstance(page, type) and issubclass(page, PublicPage)
        person, guest_of = request.user.pk, getattr(request.user, "guest_of", None)  # neither of somebody not signed in
        floor: ExitStack = request.floor  # type: ignore[attr-defined]
        floor.enter_context(nothing_left_behind())
        floor.enter_context(walls.entered(person, timezone.localdate(), guest_of=guest_of, register=public))

    def process_exception(self, request: HttpRequest, failure: Exception) -> None:
        """Undo what was tried."""
        floor: ExitStack = request.floor  # type: ignore[attr-defined]
        floor.__exit__(type(failure), failure, failure.__traceback__)


def _made_here(response: HttpResponseBase) -> HttpResponseBase:
    """Rows that are sent one by one are read before the walls come down; a file asks the database nothing."""
    if isinstance(response, StreamingHttpResponse) and not isinstance(response, FileResponse):
        response.streaming_content = list(response)
    return response
