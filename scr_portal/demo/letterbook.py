"""Letters about invented cases: not opened yet, with a receipt, come back, begun, and to fetch by a link and a code."""

from datetime import date, time, timedelta

from scr_portal.accounts import User
from scr_portal.demo.walk import Walk, on
from scr_portal.letters import making, transitions
from scr_portal.letters.drafting import proposed
from scr_portal.letters.models import Letter

SCHOOLS = "Northshire Schools Partnership"
"""Its chief officer has no account."""


def of_one_begun(walk: Walk, day: date) -> None:
    """Of a review that has just been commissioned."""
    by = walk.team.officer
    with on(day):
        transitions.send.run(_finished(walk, by, "commission", "Northshire Hospitals NHS Trust"), by)
        back = _by_post(_finished(walk, by, "referrer"), by, "Royal Mail", day)
        transitions.record_returned.run(back, by, returned_on=day, why="Moved away: the envelope came back unopened.")
        _begun(walk, by, "chief", "Northshire Police")
        _by_code(_finished(walk, by, "chief", SCHOOLS), by, "The chair of the partnership", day)


def of_one_extended(walk: Walk, day: date) -> None:
    """Of a review that has more time than it had."""
    by = walk.team.officer
    with on(day):
        sent = _by_post(_finished(walk, by, "referrer"), by, "Royal Mail, recorded", day)
        receipt = "The referrer telephoned to say that it has arrived."
        transitions.record_received.run(sent, by, received_on=day, receipt=receipt)
        _begun(walk, by, "family")


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


def _by_code(letter: Letter, by: User, recipient: str, day: date) -> Letter:
    """The mail with the link is among the mail that went out: whoever opens it there fetches the letter."""
    assert letter.agency  # noqa: S101 - for mypy: a letter to a chief officer is to an agency
    return transitions.send_by_code.run(
        letter,
        by,
        recipient=recipient,
        address=letter.agency.chief_officer_email,
        expires_on=day + timedelta(days=28),
    )
