"""The annex to the record of a decision: what only the board's office reads of what the decision rests on.

What peers and the national panel advised and how that was regarded, what the agencies said, and who had a part in each
meeting. It is a document of its own, so that the record itself can be read by all who see the round (decision 0056).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from referrals.agencies.models import AgencyInvolvement
from referrals.agenda.models import AgendaItem
from referrals.agenda.sitting import who_took_part
from referrals.considerations.models import Consideration, Decision
from referrals.meetings.quorum import Present, recused
from referrals.peers.models import PeerChallenge
from scr_portal.body_requests.models import BodyRequest
from scr_portal.casefiles import CaseFile
from scr_portal.people import children_of


@dataclass(frozen=True)
class Sat:
    """A meeting that looked at the case, and who had a part in it."""

    item: AgendaItem
    who: Present


@dataclass(frozen=True)
class Annex:
    """The rows beside one decision, as they stand now."""

    casefile: CaseFile
    consideration: Consideration
    decision: Decision
    challenges: list[PeerChallenge]
    letters: list[BodyRequest]
    agencies: list[AgencyInvolvement]
    meetings: list[Sat]
    children: list[str]
    recused: list[str]


def annex(decision: Decision) -> Annex:
    """The annex to the record of this decision; the same rows give the same annex."""
    casefile = decision.casefile
    letters = BodyRequest.objects.filter(casefile=casefile).select_related("body", "regarded_by")
    return Annex(
        casefile=casefile,
        consideration=decision.consideration,
        decision=decision,
        challenges=list(PeerChallenge.objects.filter(casefile=casefile).order_by("asked_on", "pk")),
        letters=list(letters.order_by("received_on", "pk")),
        agencies=list(AgencyInvolvement.objects.filter(casefile=casefile).select_related("agency").order_by("pk")),
        meetings=list(_meetings(decision)),
        children=list(children_of(casefile).values()),
        recused=[one.name for one in recused(casefile, decision.consideration.recommended_on)],
    )


def _meetings(decision: Decision) -> Iterator[Sat]:
    """Those that looked at the case before it was decided, the earliest first; two queries for each."""
    items = AgendaItem.objects.filter(consideration=decision.consideration, meets_on__lte=decision.decided_on)
    for item in items.select_related("meeting", "casefile").order_by("meets_on", "pk"):
        if item.stands:
            yield Sat(item, who_took_part(item))
