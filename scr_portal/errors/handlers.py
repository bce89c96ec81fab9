"""What Django calls when something is wrong; urls.py names these."""

import errno
import sys
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from scr_portal.errors import scripts
from scr_portal.errors.pages import is_from_here, page

FULL = (errno.ENOSPC, errno.EDQUOT)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 when what was sent is too big. Nothing of the request is trusted to be shown."""
    too_big = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    return page(request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE if too_big else HTTPStatus.BAD_REQUEST, whole=False)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: it is there and you may see it, but this is for somebody else to do."""
    return scripts.not_allowed() if scripts.asks(request) else page(request, HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404, in the same words for what is not yours and for what does not exist."""
    return scripts.not_there() if scripts.asks(request) else page(request, HTTPStatus.NOT_FOUND)


def too_many(request: HttpRequest) -> HttpResponse:
    """429: too many attempts in a short time."""
    return page(request, HTTPStatus.TOO_MANY_REQUESTS)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, or 503 while the database cannot be reached, or 507 when the disk is full."""
    failure = sys.exc_info()[1]
    if isinstance(failure, OSError) and failure.errno in FULL:
        return page(request, HTTPStatus.INSUFFICIENT_STORAGE, whole=False)
    gone = isinstance(failure, OperationalError | InterfaceError)
    response = page(request, HTTPStatus.SERVICE_UNAVAILABLE if gone else HTTPStatus.INTERNAL_SERVER_ERROR, whole=False)
    if gone:
        response["Retry-After"] = "30"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose mark is out of date; one press sends it again with a fresh one, a script does it itself."""
    if is_from_here(request) and scripts.asks(request):
        return scripts.out_of_date(request)
    return page(request, HTTPStatus.FORBIDDEN, "Out of date" if is_from_here(request) else "From elsewhere")
