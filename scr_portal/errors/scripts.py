"""What the script of a page that saves itself is answered when it may not save: words or a fresh mark, never a page."""

from http import HTTPStatus

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token

WRITER = "writer"
"""The input that says for whom a page was made, by public id."""
SOMEBODY_ELSE = (
    "Not saved: somebody else has signed in on this computer. What you typed is still here: copy it before you leave "
    "this page."
)
NOT_ALLOWED = (
    "Not saved: you cannot do this any more. What you typed is still here: copy it before you leave this page."
)


def asks(request: HttpRequest) -> bool:
    """Whether a script asks to save, which shows no page; whoever only looks gets a page, whatever they accept."""
    return request.method == "POST" and request.headers.get("Accept") == "application/json"


def signed_out() -> JsonResponse:
    """Nobody is signed in."""
    return JsonResponse({"signedOut": True}, status=HTTPStatus.FORBIDDEN)


def not_allowed() -> JsonResponse:
    """It is for somebody else to do."""
    return JsonResponse({"words": NOT_ALLOWED}, status=HTTPStatus.FORBIDDEN)


def not_there() -> JsonResponse:
    """It is gone, or not for this reader any more: the same words for both."""
    return JsonResponse({"words": NOT_ALLOWED}, status=HTTPStatus.NOT_FOUND)


def out_of_date(request: HttpRequest) -> JsonResponse:
    """A fresh mark for the page of who has signed in again; what one person typed is never saved as another's."""
    if not request.user.is_authenticated:
        return signed_out()
    if request.POST.get(WRITER) != request.user.public_id:
        return JsonResponse({"words": SOMEBODY_ELSE}, status=HTTPStatus.FORBIDDEN)
    return JsonResponse({"token": get_token(request)}, status=HTTPStatus.FORBIDDEN)
