"""A referral that an office has begun, at an address that tests know."""

from django.test import Client

from referrals.referrals.unsent import begin
from scr_portal.accounts import Board, User
from scr_portal.drafts import Draft, DraftQuerySet
from scr_portal.ids import public_id
from scr_portal.roles import Role

UNSENT = "unsentunsent1234"
"""The public id of the one that `sits_down` has begun."""


def sits_down(client: Client, person: User, board: Board | None = None) -> None:
    """Somebody of an office signs in, and has just begun a referral."""
    client.force_login(person)
    Draft.objects.filter(public_id=UNSENT).update(public_id=public_id())
    begins(client, person, board)


def begins(client: Client, person: User | None = None, board: Board | None = None) -> None:
    """Begin one, unless one is begun; what was sent or put away before has another address from then on."""
    Draft.objects.filter(public_id=UNSENT).exclude(ended="").update(public_id=public_id())
    if not Draft.objects.filter(public_id=UNSENT).exists():
        who = person or User.objects.get(pk=client.session["_auth_user_id"])
        begun = begin(board or Board.objects.get(memberships__user=who, memberships__role=Role.OFFICER), who)
        Draft.objects.filter(pk=begun.pk).update(public_id=UNSENT)


def unsent() -> DraftQuerySet:
    """What is saved, and neither sent nor put away."""
    return Draft.objects.filter(ended="").exclude(path="")
