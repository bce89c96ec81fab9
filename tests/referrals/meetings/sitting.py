"""A meeting with a case on its agenda, held today, and who was there."""

from datetime import date, time, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from referrals.agenda import transitions
from referrals.meetings import changing
from referrals.models import AgendaItem, Consideration, Meeting
from scr_portal.accounts import User
from tests.referrals.case import Place


def meeting(place: Place, on: date | None = None, **different: Any) -> Meeting:
    """A meeting of the sub-committee, today unless said otherwise: two members make a quorum."""
    said = {"meets_at": time(14, 30), "place": "By telephone", "chair": place.member, "quorum": 2} | different
    made = Meeting(board=place.board, meets_on=on or timezone.localdate(), planned_by=place.officer, **said)
    changing.keep(made, place.officer)
    return made


def put(consideration: Consideration, place: Place, at: Meeting, position: int = 1) -> AgendaItem:
    """The case on the agenda of a meeting."""
    new = AgendaItem(casefile=consideration.casefile, consideration=consideration)
    return transitions.put.run(new, place.officer, meeting=at, position=position)


def attended(place: Place, at: Meeting, *there: User) -> None:
    """Those are present, the other members send apologies."""
    said = [(one, "present" if one in there else "apologies", "") for one in at.members()]
    changing.attend(at, place.officer, said)


def sent(client: Client, address: str, said: dict[str, Any] | None = None) -> int:
    """What is answered to a form of a meeting as its page was opened just now."""
    version = client.get(address).context["version"]
    return client.post(address, {"version": version} | (said or {})).status_code


def in_days(days: int) -> date:
    """A day to come."""
    return timezone.localdate() + timedelta(days=days)
