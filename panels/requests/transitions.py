"""The steps of what is asked of an agency: asked by a day, answered by the agency or recorded on its behalf."""

from datetime import date

from django.core.exceptions import ValidationError

from panels.requests.models import AgencyRequest
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import closed
from scr_portal.clocks import day_words
from scr_portal.days import check_day
from scr_portal.documents.uploads import Checked
from scr_portal.transitions import transition

S = AgencyRequest.Status


@transition(AgencyRequest, opens=True, target=S.ASKED, when=[closed], sentence="{by} asked for something: {it}")
def ask(
    request: AgencyRequest, by: User, *, agency: Agency, kind: str, what: str, asked_on: date, due_on: date
) -> None:
    """Ask one agency of the case, in words that it reads, by a day that is said."""
    if not request.casefile.involved().filter(pk=agency.pk).exists():
        raise ValidationError({"agency": "Select an agency of this case"})
    check_day("asked_on", asked_on)
    if due_on < asked_on:
        raise ValidationError({"due_on": f"It was asked on {day_words(asked_on)}: enter that day or a later one"})
    request.agency, request.kind, request.what = agency, kind, what
    request.asked_on, request.due_on = asked_on, due_on


@transition(AgencyRequest, source=[S.ASKED], target=S.ANSWERED, sentence="{by} recorded the answer: {it}")
def answer(
    request: AgencyRequest, by: User, *, answer: str, answered_by: str, answered_on: date, route: str = "",
    file: Checked | None = None,
) -> None:  # fmt: skip
    """Answer for the agency, also once the case is closed.

    The officer may record it on its behalf: by which route it came, with a scan (7.13).
    """
    check_day("answered_on", answered_on, request.asked_on, "it was asked")
    request.answer, request.answered_by, request.answered_on = answer, answered_by, answered_on
    request.answered_route = route
    if file:
        file.keep(request, kind="agency_return", title=f"{request.get_kind_display()}, as it was answered", by=by)
