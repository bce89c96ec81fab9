"""What happens to a meeting is told in each of its cases, by steps of the portal itself, which say who did it.

Whoever arranges the meeting may have stepped back from a case on its agenda, and must not learn that it is there: they
hold no step on it.
"""

from collections.abc import Mapping

from django.db.models import QuerySet

from referrals.agenda.models import AgendaItem
from referrals.agenda.transitions import OPEN
from referrals.meetings.models import Meeting
from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.transitions import Transition


def tell(meeting: Meeting, step: Transition[AgendaItem, ...], by: User, change: Mapping[str, object]) -> None:
    """Take the step in each case on the agenda, in one order, so that two who do so wait for each other.

    `by` is who changed the meeting, `change` what stood before and what stands now.
    """
    with walls.portal():
        cases = list(CaseFile.objects.filter(pk__in=_items(meeting).values("casefile")).order_by("pk"))
    for case in cases:
        with walls.opened(case.pk):
            CaseFile.objects.select_for_update(no_key=True).get(pk=case.pk)  # from here on the item stays as it is
            for item in _items(meeting).filter(casefile=case).select_related("casefile", "meeting"):
                step.run(item, User.objects.system(), arranged_by=by, change=change)


def _items(meeting: Meeting) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(meeting=meeting, status__in=OPEN)
