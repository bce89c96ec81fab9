"""Every refusal of somebody signed in is in the access log, written after whatever was tried has been undone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from scr_portal import audit

REFUSALS = {403, 404}


class LogRefusals:
    """Notes 403 and 404 answers by the name of the page and its public id; what was typed is never noted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then note a refusal."""
        response = self.get_response(request)
        if response.status_code in REFUSALS and request.user.is_authenticated:
            audit.opened(request.user, audit.Access.Kind.REFUSAL, about=f"{response.status_code} {_page(request)}")
        return response


def _page(request: HttpRequest) -> str:
    match = request.resolver_match
    if match is None:
        return "no such address"
    ids = (str(match.kwargs[name]).replace("\0", "") for name in ("case", "id") if name in match.kwargs)
    return " ".join((match.view_name, *ids))
