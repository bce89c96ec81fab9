"""The portal's addresses, and a bare view with the same middleware and one query to compare with."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views import View

from scr_portal.accounts import Board
from scr_portal.urls import urlpatterns as portal


class Bare(View):
    """One query, a few bytes, and nothing else of the portal but its middleware."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """How many boards there are."""
        return HttpResponse(f"{Board.objects.count()}")


urlpatterns = [path("bare/", Bare.as_view()), *portal]
