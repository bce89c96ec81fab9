"""A link to refer is sent, and revoked. It belongs to no case: each is a link of the chain of rights."""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from referrals.links.models import ReferralLink
from scr_portal import mail, walls
from scr_portal.accounts import Board, User
from scr_portal.accounts.keys import GuestKey
from scr_portal.accounts.naming import named
from scr_portal.addresses import reverse
from scr_portal.audit import rights_changed
from scr_portal.drafts import Draft
from scr_portal.guests.sending import check_last_day, end_of, without_account

S = ReferralLink.Status
LETTER = """{board} has sent you a link by which you can make a referral. You need no account.

Open this link, and ask there for a code, which is sent to this address: {link}

The link works for you alone, until {until}. Do not forward it. What you type is saved: you can stop, and go on later.
If you did not expect it, do not open the link, and tell the board's office.

This mail names nobody on purpose. Do not reply to it.
"""
HAS_ACCOUNT = (
    "Whoever has this address has an account and signs in with it. If they do not represent an agency of the board, "
    "write down yourself what they tell you"
)


def send(board: Board, by: User, *, name: str, email: str, expires_on: date) -> ReferralLink:
    """Mail somebody a link; one that is open for them is sent anew, and the earlier mail stops working.

    Raises ValidationError.
    """
    check_last_day(expires_on)
    with transaction.atomic():
        person = named(known(email), email, name, by)
        link = ReferralLink.objects.select_for_update().filter(board=board, user=person, status=S.OPEN).first()
        link = link or ReferralLink(board=board, user=person)
        with walls.portal():  # keys are nobody's to see
            GuestKey.end_all(person, board)
            _, token = GuestKey.make(person, end_of(expires_on), board=board)
        link.sent_by, link.sent_on, link.expires_on = by, timezone.localdate(), expires_on
        link.save()
        _mail(link, token)
        sentence = f"{by} sent {person} a link to refer to {board}"
        rights_changed("referrallink.send", link, by, sentence, {"expires_on": expires_on})
    return link


def revoke(link: ReferralLink, by: User, why_ended: str) -> bool:
    """It works no more, and what was typed by it and not sent is erased; False when it was revoked before.

    By one that was used files may still be put to the referral: it can be revoked as well.
    """
    with transaction.atomic():
        mine = ReferralLink.objects.select_for_update().filter(pk=link.pk).exclude(status=S.REVOKED).first()
        if mine is None:
            return False
        mine.status, mine.why_ended = S.REVOKED, why_ended
        mine.save(update_fields=["status", "why_ended"])
        with walls.portal():  # neither the key nor the draft of somebody else is the officer's
            GuestKey.end_all(mine.user, mine.board)
            Draft.objects.filter(owner=mine.user_id, subject_key=mine.draft_key).delete()
        rights_changed("referrallink.revoke", mine, by, f"{by} revoked a link: {mine}", {"why_ended": why_ended})
    return True


def known(email: str) -> User | None:
    """Whoever has this address. Raises ValidationError for who has an account, or is to have one."""
    return without_account(email, HAS_ACCOUNT)


def _mail(link: ReferralLink, token: str) -> None:
    body = LETTER.format(
        board=link.board, link=settings.PORTAL_ADDRESS + reverse("guest", args=[token]),
        until=f"{link.expires_on.day} {link.expires_on:%B %Y}",
    )  # fmt: skip
    mail.queue(link.user.email, "Your link to make a referral", body, user=link.user, lets_in=True)
