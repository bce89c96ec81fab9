"""What was corrected of a referral, as people read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from referrals.referrals.models import Referral
from scr_portal.clocks import day_words

CALLED = {
    "incident_on": "When it happened",
    "attention_on": "When the board first knew",
    "notified_on": "When it was notified to the board",
    "aware_on": "When the local authority became aware",
    "received_on": "When the referral was received",
}


@dataclass(frozen=True)
class Correction:
    """One corrected day."""

    what: str
    old: str
    new: str
    by: str
    on: str
    reason: str


def corrections(referral: Referral) -> Iterator[Correction]:
    """Each corrected day with its old value, oldest first."""
    for kept in referral.corrections:
        old, new, on = (_words(kept[name]) for name in ("old", "new", "on"))
        yield Correction(CALLED[kept["field"]], old, new, kept["by"], on, kept["reason"])


def _words(iso: str | None) -> str:
    return day_words(date.fromisoformat(iso)) if iso else "not stated"
