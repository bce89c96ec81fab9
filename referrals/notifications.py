"""Who is told of which step by neutral mail: a reference and a line, never a name."""

from referrals.referrals.models import Referral
from scr_portal import mail
from scr_portal.casefiles import CaseFile
from scr_portal.guidance.base import Outcome
from scr_portal.notifications import tells
from scr_portal.roles import Role

tells("referral.receive", Role.SUBCOMMITTEE, line="A referral was received for the sub-committee to consider.")
tells("referral.refer", Role.OFFICER, Role.SUBCOMMITTEE, line="A referral was sent to the board through the portal.")
tells("referral.withdraw", Role.SUBCOMMITTEE, line="A referral was withdrawn.")
tells("referral.merge", Role.SUBCOMMITTEE, line="A referral was moved to the case of the same incident.")
tells(
    "agencyinvolvement.ask",
    Role.SENIOR,
    Role.REPRESENTATIVE,
    line="Your agency is asked to secure its records and to say what it knew.",
)
tells(
    "agencyinvolvement.void",
    Role.SENIOR,
    Role.REPRESENTATIVE,
    line="Your agency was asked by mistake. Nothing is asked of it in this matter.",
)
tells("agencyinvolvement.return_scoping", Role.OFFICER, line="An agency has said what it knew.")
tells("agencyinvolvement.secure", Role.OFFICER, line="An agency has confirmed that its records are secured.")
tells("consideration.recommend", Role.CHAIR, Role.ACTING_CHAIR, line="A recommendation waits for your decision.")
tells("dissent.record", Role.CHAIR, Role.ACTING_CHAIR, line="A member of the sub-committee dissents.")
tells("consideration.decide", Role.OFFICER, Role.SUBCOMMITTEE, line="The LSCB chair has decided.")
tells("consideration.reopen", Role.OFFICER, Role.SUBCOMMITTEE, line="The LSCB chair has opened a case again.")

RECEIVED = """Your referral was received. The board's reference is {reference}; please give it when you write or call.

What happens next: agencies that may know the family are asked to secure their records and to say what they knew. The
board considers what they say. Its chair then decides whether a review is held. We write to you when that is decided.

If you learn anything more, or if another child may be at risk now, tell the board at once: do not wait for us to write.

This mail names nobody on purpose. Do not reply to it.
"""
DECIDED = """The chair of the board has decided on your referral {reference}: {outcome}.

Why it was decided so is not for an e-mail. If your work needs to know more, ask the board's office, and give the
reference.

This mail names nobody on purpose. Do not reply to it.
"""
OUTCOMES = {
    Outcome.REVIEW: "a serious case review will be held",
    Outcome.ALTERNATIVE: "a review of another kind will be held",
    Outcome.NONE: "no review will be held",
}


def acknowledge(referral: Referral) -> None:
    """Thank the referrer by mail, where an address was given, and say what happens next."""
    words = RECEIVED.format(reference=referral.casefile.reference)
    _write(referral.casefile, {referral.referrer_email}, "your referral was received", words)


def tell_the_referrers(casefile: CaseFile, outcome: str) -> None:
    """The outcome without detail, once to each address that a standing referral of the case gives."""
    addresses = {one.referrer_email for one in Referral.objects.filter(casefile=casefile) if one.stands}
    words = DECIDED.format(reference=casefile.reference, outcome=OUTCOMES[Outcome(outcome)])
    _write(casefile, addresses, "the outcome of your referral", words)


def _write(casefile: CaseFile, addresses: set[str], about: str, words: str) -> None:
    subject = f"{casefile.reference}: {about}"
    mail.post(mail.letter(address, subject, words, casefile=casefile) for address in sorted(addresses - {""}))
