"""Letters about invented cases: one that nobody has opened yet, one with a receipt, one that came back, one begun."""

from datetime import date, time

from scr_portal.accounts import User
from scr_portal.demo.walk import Walk, on
from scr_portal.letters import making, transitions
from scr_portal.letters.drafting import proposed
from scr_portal.letters.models import Letter


def fill(begun: Walk, extended: Walk, long_ago: date, lately: date) -> None:
    """Of the review that has just been commissioned, and of the one that was extended."""
    by = begun.team.officer
    with on(lately):
        transitions.send.run(_finished(begun, by, "commission", "Northshire Hospitals NHS Trust"), by)
        back = _by_post(_finished(begun, by, "referrer"), by, "Royal Mail", lately)
        transitions.record_returned.run(
            back, by, returned_on=lately, why="Moved away: the envelope came back unopened."
        )
        _begun(begun, by, "chief", "Northshire Police")
    with on(long_ago):
        sent = _by_post(_finished(extended, by, "referrer"), by, "Royal Mail, recorded", long_ago)
        receipt = "The referrer telephoned to say that it has arrived."
        transitions.record_received.run(sent, by, received_on=long_ago, receipt=receipt)
        _begun(extended, by, "family")


def _begun(walk: Walk, by: User, kind: str, shown: str = "") -> Letter:
    offered = proposed(walk.case, by)
    key = next(key for key, one in offered.items() if key.startswith(kind) and shown in one.shown)
    return transitions.compose.run(Letter(casefile=walk.case), by, choice=key)


def _finished(walk: Walk, by: User, kind: str, shown: str = "") -> Letter:
    """Laid out at once, as the worker would."""
    letter = transitions.finish.run(_begun(walk, by, kind, shown), by)
    making.make(letter.pk)
    return Letter.objects.select_related("casefile", "agency").get(pk=letter.pk)


def _by_post(letter: Letter, by: User, recipient: str, day: date) -> Letter:
    return transitions.record_sent.run(
        letter,
        by,
        route="post",
        recipient=recipient,
        sent_on=day,
        sent_time=time(9, 30),
        proof="Given in at the counter.",
    )
