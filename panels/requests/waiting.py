"""What an agency's own people are asked besides their IMR."""

from collections.abc import Iterator

from django.db.models import QuerySet

from panels.requests.models import AgencyRequest
from panels.requests.transitions import answer
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.waiting import Waiting, rows_waiting, waits

WORDS = {
    AgencyRequest.Kind.DECLARATION: "Declare contact that came to light later",
    AgencyRequest.Kind.FACT_CHECK: "Check the facts about your agency",
    AgencyRequest.Kind.FEEDBACK: "Say what your staff were told",
}
"""What each kind asks of whoever answers for the agency."""


def _own(held: Grants) -> QuerySet[AgencyRequest] | None:
    agencies = held.agencies_on()
    own = AgencyRequest.objects.filter(agency__in=list(agencies))
    return rows_waiting(own, held, answer) if agencies else None


@waits(of_open=[_own])
def asked(found: list[AgencyRequest], held: Grants) -> Iterator[Waiting]:
    """Each thing that the reader's own agency was asked and has not answered, on open cases."""
    for one in found:
        url = reverse("panels:agencyrequest_answer", args=[one.public_id])
        clock = (one.subject, "agency_request")
        yield Waiting(WORDS[AgencyRequest.Kind(one.kind)], one.casefile, url, clock=clock)
