"""Is the portal alive, and is it ready: for the machines that watch it."""

from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from kombu import Connection

from scr_portal.pages import PublicPage


class Live(PublicPage):
    """The process answers."""

    asks_the_database = False

    def get(self, request: HttpRequest) -> HttpResponse:
        """Always "alive"."""
        return HttpResponse("alive", content_type="text/plain")


class Ready(PublicPage):
    """Database and broker answer; 503 with the part that does not."""

    asks_the_database = False  # but for itself: the answer when it is gone is made here

    def get(self, request: HttpRequest) -> HttpResponse:
        """The state of each part."""
        parts = {"database": _answers(_ask_database), "broker": _answers(_ask_broker)}
        return JsonResponse(parts, status=200 if all(parts.values()) else 503)


def _answers(question: Callable[[], object]) -> bool:
    try:
        question()
    except Exception:
        return False
    return True


def _ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_broker() -> None:
    with Connection(settings.CELERY_BROKER_URL, connect_timeout=2) as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
