"""What an agency's own people are asked before the decision."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from referrals.agencies.models import AgencyInvolvement
from referrals.agencies.transitions import return_scoping, secure
from scr_portal.access import Grants
from scr_portal.addresses import reverse
from scr_portal.waiting import Waiting, rows_waiting, waits


def _own(held: Grants) -> QuerySet[AgencyInvolvement] | None:
    open_still = Q(secured_on=None) | Q(returned_on=None)
    agencies = held.agencies_on()
    own = AgencyInvolvement.objects.filter(open_still, agency__in=list(agencies), casefile__is_open=True)
    return rows_waiting(own, held, secure, return_scoping) if agencies else None


@waits(_own)
def asked(found: list[AgencyInvolvement], held: Grants) -> Iterator[Waiting]:
    """Records that are not secured, and what the agency knew: of the reader's own agencies, on open cases."""
    for one in found:
        if one.secured_on is None:
            url = reverse("referrals:agencyinvolvement_secure", args=[one.public_id])
            yield Waiting("Confirm that your records are secured", one.casefile, url)
        if return_scoping.in_state(one):
            url = reverse("referrals:agencyinvolvement_return_scoping", args=[one.public_id])
            yield Waiting("Say what your agency knew", one.casefile, url)
