"""Every refusal is in the access log, written after whatever was tried has been undone.

Of those who are signed out, so many a minute from one place: who tries a list of addresses fills no table with them.
"""

from collections.abc import Callable

from allauth.core.internal import ratelimit
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch

from scr_portal import audit, walls
from scr_portal.casefiles import CaseFile, CaseRecord

REFUSALS = {403, 404, 410, 429}
SIGNED_OUT = {"refusals": "30/m/ip"}
"""How many refusals of one place are noted while nobody is signed in there."""
OF_A_ROW = ("id", "sent")
"""What a row's public id is called in an address; that of a case is called `case`."""


class LogRefusals:
    """Notes 403, 404, 410 and 429 answers by the name of the page and its public id; what was typed is never noted.

    Where the address names a case, or a row of one, the line is that case's, so that its office sees who tried. Whether
    there is such a case is asked in the same words either way, as the portal itself and after the answer was made.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then note a refusal."""
        response = self.get_response(request)
        if response.status_code in REFUSALS and (request.user.is_authenticated or _one_of_few(request)):
            about = f"{response.status_code} {_page(request.resolver_match)}"
            user = request.user if request.user.is_authenticated else None
            with walls.portal():
                casefile_id = _case(request.resolver_match)
                audit.opened(user, audit.Access.Kind.REFUSAL, casefile_id=casefile_id, about=about)
        return response


def _one_of_few(request: HttpRequest) -> bool:
    return bool(ratelimit.consume(request, app="scr_portal", action="refusals", config=SIGNED_OUT, limit_get=True))


def _page(match: ResolverMatch | None) -> str:
    if match is None:
        return "no such address"
    ids = (said for name in ("case", *OF_A_ROW) if (said := _said(match, name)))
    return " ".join((match.view_name, *ids))


def _case(match: ResolverMatch | None) -> int | None:
    """The case that the address names, or whose row it names: one question, where it names one."""
    rows = _named(match) if match else None
    return None if rows is None else rows.order_by().first()


def _named(match: ResolverMatch) -> QuerySet[CaseFile, int] | QuerySet[CaseRecord, int] | None:
    if case := _said(match, "case"):
        return CaseFile.objects.filter(public_id=case).values_list("pk", flat=True)
    page = getattr(match.func, "view_class", None)
    of_step = getattr(getattr(page, "step", page), "model", None)
    model = getattr(page, "found_by", None) or of_step or getattr(page, "record", None)
    row = next(filter(None, (_said(match, name) for name in OF_A_ROW)), "")
    if not row or not (isinstance(model, type) and issubclass(model, CaseRecord)):
        return None
    return model.everything.filter(public_id=row).values_list("casefile_id", flat=True)


def _said(match: ResolverMatch, name: str) -> str:
    return str(match.kwargs.get(name, "")).replace("\0", "")
