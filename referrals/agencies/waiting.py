"""What an agency's own people are asked before the decision."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from referrals.agencies.models import AgencyInvolvement
from referrals.agencies.transitions import return_scoping, secure
from scr_portal.access import Grants
from scr_portal.waiting import Waiting, rows_waiting, waits


@waits
def asked(held: Grants) -> Iterator[Waiting]:
    """Records that are not secured, and what the agency knew: of the reader's own agencies, on open cases."""
    if not held.agencies:
        return
    open_still = Q(secured_on=None) | Q(returned_on=None)
    own = AgencyInvolvement.objects.filter(open_still, agency__in=list(held.agencies), casefile__is_open=True)
    for one in rows_waiting(own, held, secure, return_scoping):
        if one.secured_on is None:
            url = reverse("referrals:agencyinvolvement_secure", args=[one.public_id])
            yield Waiting("Confirm that your records are secured", one.casefile, url)
        if return_scoping.in_state(one):
            url = reverse("referrals:agencyinvolvement_return_scoping", args=[one.public_id])
            yield Waiting("Say what your agency knew", one.casefile, url)
