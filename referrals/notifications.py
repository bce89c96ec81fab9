"""Who is told of which step by neutral mail: a reference and a line, never a name."""

from referrals.referrals.models import Referral
from scr_portal import mail
from scr_portal.notifications import tells
from scr_portal.roles import Role

tells("referral.receive", Role.SUBCOMMITTEE, line="A referral was received for the sub-committee to consider.")
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

This mail names nobody on purpose. Do not reply to it.
"""


def acknowledge(referral: Referral) -> None:
    """Thank the referrer by mail, where an address was given."""
    if referral.referrer_email:
        reference = referral.casefile.reference
        words = RECEIVED.format(reference=reference)
        subject = f"{reference}: your referral was received"
        mail.post([mail.letter(referral.referrer_email, subject, words, casefile=referral.casefile)])
