"""The office is told at once, and sees whom to call."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from referrals.links.questions import reached
from referrals.links.transitions import refer
from referrals.referrals.forms import AT_RISK
from referrals.referrals.models import Referral
from referrals.unsent_risks.models import UnsentRisk
from scr_portal import mail
from scr_portal.access import Grants
from scr_portal.accounts import Agency, Board, Membership, User
from scr_portal.addresses import reverse
from scr_portal.drafts import ONLY_YOU, SEEN_BY, Draft, DraftQuerySet
from scr_portal.roles import MAY, RECEIVES

Said = dict[str, list[str]]
SUBJECT = "SCR Portal: something that cannot wait"
BODY = """A referral that is being written says that other children may be at risk: look at it now.

It is not sent yet, and nobody can read it before. See who writes it, and call them: {link}

This mail names nobody on purpose. Do not reply to it.
"""


THE_OFFICE_TOO = (
    "the board’s office is told that other children may be at risk now, who you are and where you can be called; only "
    "you can see the rest"
)


@dataclass(frozen=True)
class ToCall:
    """Somebody who has said so, whom the office is to call or has called, and where they are reached."""

    risk: UnsentRisk
    agencies: list[Agency]
    """Of the board, for which they act; none where they came by a link."""
    is_called: bool
    """Whether somebody has called since the answer was changed last."""

    @property
    def is_open_again(self) -> bool:
        """Whether there were calls, all of them before the answer was changed to the one that stands."""
        return self.risk.stands and self.risk.has_changed and bool(self.risk.calls.all()) and not self.is_called


def said(drafts: DraftQuerySet) -> Said:
    """What stands of other children in what is written, for the rest of the transaction; nothing where nothing is.

    In its words alone: a form that is sent, and one that saves itself, end their lines otherwise.
    """
    draft = drafts.select_for_update(of=("self",)).first()
    typed = draft.data.items() if draft else ()
    return {name: [" ".join(text.split()) for text in texts] for name, texts in typed if AT_RISK.owns(name)}


def note(drafts: DraftQuerySet, board: Board, before: Said) -> None:
    """Keep whether what is written for a board says so; whoever receives its referrals is told whenever it says yes.

    With it goes where they can be called, for the office alone: it is in no mail, and is no other answer.
    `before` is what was `said` before it was saved. While it goes on saying yes nobody is told twice; only where
    somebody was called and then answers otherwise, they are to be called again.
    """
    with transaction.atomic():
        draft = drafts.select_for_update(of=("self",)).first()
        if draft is None:
            return
        stands = _says_so(draft)
        known = UnsentRisk.objects.filter(draft=draft).first()
        if known is None and stands:
            UnsentRisk.objects.create(draft=draft, board=board, user=draft.owner, how_to_reach=_reached(draft))
            _tell_the_office(board)
        elif known is not None:
            known.how_to_reach = _reached(draft) if stands else ""
            known.save(update_fields=["how_to_reach"])
            if said(drafts) != before:
                _answered_anew(known, stands=stands)


def _says_so(draft: Draft) -> bool:
    return bool(draft.data.get("others_at_risk") == [Referral.AtRisk.YES])


def _seen_by(draft: Draft) -> str:
    """Who refers themselves is told what the office learns before the form is sent."""
    return THE_OFFICE_TOO if _says_so(draft) else ONLY_YOU


SEEN_BY[refer.name] = _seen_by


def to_call(board: Board, held: Grants) -> Iterator[ToCall]:
    """Who says so, or has said so, of those who write to one board; three queries."""
    said_so = UnsentRisk.objects.said_to(held).with_call().filter(board=board)
    risks = list(said_so.select_related("user").prefetch_related("calls__by"))
    acts = Membership.objects.on(held.day).filter(user__in=[one.user_id for one in risks], agency__boards=board)
    members = list(acts.select_related("agency").order_by("agency__name"))
    for one in risks:
        of = dict.fromkeys(each.agency for each in members if each.user_id == one.user_id and each.agency)
        yield ToCall(one, list(of), one.is_called)  # type: ignore[attr-defined]


def _reached(draft: Draft) -> str:
    """Where they can be called: the number for now, and how to reach them; as typed, which may be wrong still."""
    return reached(draft.data)[:300]


def _answered_anew(risk: UnsentRisk, *, stands: bool) -> None:
    """It is open again; the office is told of a new yes, and where it has called since it was told last."""
    if not (stands or risk.stands):
        return
    is_new, risk.stands, risk.said_at = not risk.stands, stands, timezone.now()
    if stands and (is_new or risk.calls.filter(recorded_at__gt=risk.told_at).exists()):
        risk.told_at = risk.said_at
        _tell_the_office(risk.board)
    risk.save(update_fields=["stands", "said_at", "told_at"])


def _tell_the_office(board: Board) -> None:
    receive = Membership.objects.on(timezone.localdate()).filter(
        board=board, role__in=[role for role in MAY if RECEIVES in MAY[role]]
    )
    body = BODY.format(link=settings.PORTAL_ADDRESS + reverse("referrals:referral_receive"))
    for one in User.objects.filter(pk__in=receive.values("user"), is_active=True).order_by("pk"):
        mail.queue(one.email, SUBJECT, body, user=one)
