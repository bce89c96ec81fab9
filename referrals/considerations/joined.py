"""The referrals that came to a case after a step of its round was recorded: that step does not speak of them."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import QuerySet, Subquery
from django.utils import timezone

from referrals.considerations.models import Consideration
from referrals.referrals.models import Referral
from scr_portal.audit import Event
from scr_portal.clocks import day_words


def joined_after(step: str, consideration: Consideration, events: QuerySet[Event]) -> dict[str, date]:
    """Those added or merged after the step was last taken, by what they are called, each with the day: one query.

    None where it was never taken.
    """
    of_case = events.filter(casefile=consideration.casefile)
    taken = of_case.filter(kind=step, about=consideration.subject).order_by("-seq").values("seq")[:1]
    came = of_case.filter(kind="referral.link", seq__gt=Subquery(taken)).order_by("seq")
    return {about: timezone.localdate(at) for about, at in came.values_list("about", "at")}


def not_spoken_of(joined: Mapping[str, date], referrals: Iterable[Referral]) -> list[str]:
    """A sentence for each of these referrals that joined after the recommendation."""
    return [
        f"A referral came to this case on {day_words(joined[one.subject])}, after the recommendation was made: the "
        "recommendation does not speak of it."
        for one in referrals
        if one.subject in joined
    ]
