"""The steps of a link by which something is fetched, and what the steps of letters and notices do to one."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone

from scr_portal import mail
from scr_portal.accounts import User
from scr_portal.accounts.keys import GuestKey
from scr_portal.addresses import reverse
from scr_portal.clocks import day_words
from scr_portal.fetching.models import FetchLink
from scr_portal.guests.sending import check_last_day, end_of, without_account
from scr_portal.roles import Audience
from scr_portal.transitions import Refused, transition

if TYPE_CHECKING:
    from scr_portal.letters.models import Letter
    from scr_portal.notices.models import Notice

S = FetchLink.Status
HAS_ACCOUNT = (
    "Whoever has this address has an account and signs in with it. Send it in the portal where that is offered, "
    "or by another route"
)
LETTER = """Something has been sent to you. It is kept behind a link, and you need no account to fetch it.

Open this link, and ask there for a code, which is sent to this address: {link}

You can fetch it until {until}. The link works for you alone: do not forward it.
If you did not expect it, do nothing.

This mail names nobody on purpose. Do not reply to it.
"""


def begin(sent: "Letter | Notice", address: str, expires_on: date) -> FetchLink:
    """Mail a link by which this letter or notice can be fetched; the caller is the step by which it is sent.

    Raises ValidationError.
    """
    address = address.strip().lower()
    user = checked(address, expires_on) or User.objects.create_user(address, User.UNNAMED)
    link = FetchLink(
        casefile=sent.casefile, audience=Audience.OFFICE, user=user, address=address,
        sent_on=timezone.localdate(), expires_on=expires_on, **{sent._meta.model_name or "": sent},
    )  # fmt: skip
    link.full_clean()
    link.save(force_insert=True)
    _mail_a_key(link)
    return link


def checked(address: str, expires_on: date) -> User | None:
    """Whoever has this address. Raises ValidationError, by field, for an address or a day that cannot be."""
    try:
        person = without_account(address, HAS_ACCOUNT)
    except ValidationError as wrong:
        raise ValidationError({"address": wrong.messages}) from wrong
    try:
        check_last_day(expires_on)
    except ValidationError as wrong:
        raise ValidationError({"expires_on": wrong.messages}) from wrong
    return person


def note_fetched(sent: "Letter | Notice") -> tuple[date, str]:
    """The day, and the receipt in words; the caller is the step that says it was received. Raises Refused."""
    link = standing(sent).filter(status=S.OPEN).first()
    if link is None:
        raise Refused("There is no link by which it could be fetched.")
    now = timezone.localtime()
    link.fetched_at = now
    _save(link, "fetched_at")
    return now.date(), f"Fetched with a code sent to {link.address}, on {day_words(now.date())} at {now:%H:%M}."


def end(sent: "Letter | Notice", why: str) -> None:
    """Nobody fetches it any more, whoever is in; the caller is a step of the letter or notice."""
    for link in standing(sent):
        link.status, link.why_ended = S.ENDED, why
        _save(link, "status", "why_ended")
        GuestKey.end_for(link)


def standing(sent: "Letter | Notice") -> "QuerySet[FetchLink]":
    """The link by which this was sent, unless it has ended."""
    return FetchLink.objects.filter(**{sent._meta.model_name or "": sent}).exclude(status=S.ENDED)


@transition(
    FetchLink, source=[S.OPEN, S.REVOKED], target=S.OPEN, day="",
    sentence="{by} sent anew the link by which {it} can be fetched",
)  # fmt: skip
def send_again(link: FetchLink, by: User, *, expires_on: date) -> None:
    """Mail a new link for the same letter or notice to the same address; the one before stops working.

    Raises ValidationError.
    """
    checked(link.address, expires_on)
    link.sent_on, link.expires_on, link.why_ended = timezone.localdate(), expires_on, ""
    GuestKey.end_for(link)
    _mail_a_key(link)


@transition(
    FetchLink, source=[S.OPEN], target=S.REVOKED, sentence="{by} revoked the link by which {it} could be fetched"
)
def revoke(link: FetchLink, by: User, *, why_ended: str) -> None:
    """The link stops working, and whoever is in by it is out at the next page."""
    link.why_ended = why_ended
    GuestKey.end_for(link)


def _save(link: FetchLink, *fields: str) -> None:
    link.version += 1
    link.save(update_fields=[*fields, "version"])


def _mail_a_key(link: FetchLink) -> None:
    _, token = GuestKey.make(link.user, end_of(link.expires_on), fetches=link)
    page = settings.PORTAL_ADDRESS + reverse("guest", args=[token])
    body = LETTER.format(link=page, until=day_words(link.expires_on))
    mail.queue(link.address, "Something to fetch", body, user=link.user, casefile=link.casefile, lets_in=True)
