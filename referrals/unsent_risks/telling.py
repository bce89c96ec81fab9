"""The office is told at once, and sees whom to call."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from referrals.referrals.models import Referral
from referrals.unsent_risks.models import UnsentRisk
from scr_portal import mail
from scr_portal.access import Grants
from scr_portal.accounts import Agency, Board, Membership, User
from scr_portal.drafts import DraftQuerySet
from scr_portal.roles import MAY, RECEIVES

SUBJECT = "SCR Portal: something that cannot wait"
BODY = """A referral that is being written says that other children may be at risk: look at it now.

It is not sent yet, and nobody can read it before. See who writes it, and call them: {link}

This mail names nobody on purpose. Do not reply to it.
"""


@dataclass(frozen=True)
class ToCall:
    """Somebody whom the office is to call, where they are reached, and since when."""

    person: User
    agencies: list[Agency]
    """Of the board, for which they act; none where they came by a link."""
    told_at: datetime


def note(drafts: DraftQuerySet, board: Board) -> None:
    """Keep whether what is written for a board says so; whoever receives its referrals is told of the first yes.

    Nothing of it is told twice, however often the answer changes: the page has what was saved last.
    """
    with transaction.atomic():
        draft = drafts.select_for_update(of=("self",)).first()
        if draft is None:
            return
        stands = draft.data.get("others_at_risk") == [Referral.AtRisk.YES]
        known = UnsentRisk.objects.filter(draft=draft).first()
        if known is not None:
            known.stands = stands
            known.save(update_fields=["stands"])
        elif stands:
            UnsentRisk.objects.create(draft=draft, board=board, user=draft.owner)
            _tell_the_office(board)


def to_call(board: Board, held: Grants) -> Iterator[ToCall]:
    """Whom the reader is to call, of those who write to one board; two queries."""
    said = list(UnsentRisk.objects.standing_for(held).filter(board=board).select_related("user"))
    acts = Membership.objects.on(held.day).filter(user__in=[one.user_id for one in said], agency__boards=board)
    members = list(acts.select_related("agency").order_by("agency__name"))
    for one in said:
        of = dict.fromkeys(each.agency for each in members if each.user_id == one.user_id and each.agency)
        yield ToCall(one.user, list(of), one.told_at)


def _tell_the_office(board: Board) -> None:
    receive = Membership.objects.on(timezone.localdate()).filter(
        board=board, role__in=[role for role in MAY if RECEIVES in MAY[role]]
    )
    body = BODY.format(link=settings.PORTAL_ADDRESS + reverse("referrals:referral_receive"))
    for one in User.objects.filter(pk__in=receive.values("user"), is_active=True).order_by("pk"):
        mail.queue(one.email, SUBJECT, body, user=one)
