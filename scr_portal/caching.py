"""Who sits down next at a shared computer finds no case by going back."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from scr_portal.boards.views import OfficeForm
from scr_portal.pages import OpenStepPage, StepPage

FORMS = (OfficeForm, OpenStepPage, StepPage)


class KeptNowhere:
    """Answers to somebody with a session stay in no cache.

    A form is asked for anew but may stay with its browser: going back to it must not lose what was typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, marked unless its page has said itself how long it may be kept."""
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not response.has_header("Cache-Control"):
            response["Cache-Control"] = f"private, {'no-cache' if _is_form(request) else 'no-store'}"
        return response


def _is_form(request: HttpRequest) -> bool:
    view = getattr(request.resolver_match, "func", None)
    return issubclass(getattr(view, "view_class", object), FORMS)
