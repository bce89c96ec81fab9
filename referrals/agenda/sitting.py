"""The meeting that recommended, and whether enough of its members were there for the case."""

from datetime import date

from referrals.agenda.models import AgendaItem
from referrals.considerations.models import Consideration
from referrals.meetings.models import Meeting
from referrals.meetings.quorum import present


def lacks_quorum(consideration: Consideration, recommended_on: date) -> str:
    """In a sentence, that the meeting of that day had too few members for this case; empty where it had enough.

    Empty, too, where the case was on no agenda of that day: what is recommended without a meeting has no quorum.
    """
    items = AgendaItem.objects.filter(
        consideration=consideration, status__in=AgendaItem.STANDING, meeting__meets_on=recommended_on
    ).exclude(meeting__status=Meeting.Status.CANCELLED)
    for item in items.select_related("meeting__board"):
        who = present(item.meeting, consideration.casefile)
        if not who.is_known:
            return "Who was at the meeting of that day is not recorded yet: the LSCB officer can do it first."
        if not who.is_quorate:
            return f"The meeting of that day had no quorum for this case ({who.words})."
    return ""
