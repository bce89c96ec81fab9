"""Those on the other side, who have no place on the case, are told too."""

from collections.abc import Collection

from django.urls import reverse
from django.utils import timezone

from scr_portal import notifications
from scr_portal.access.deputies import Deputies, bars_on
from scr_portal.accounts import Board, Membership, User
from scr_portal.casefiles import CaseFile
from scr_portal.roles import OFFICE, Role
from scr_portal.transfers.models import Transfer
from scr_portal.transitions import after

ASKED = "Another board asks yours to lead a case. Read why, then take it over or decline."
CALLED_OFF = "Your board is no longer asked to lead this case. There is nothing to do."
HANDED_OVER = "The other board leads this case from now on. Your board has no access to it any more."


@after("transfer.propose")
def ask_the_other_chair(transfer: Transfer, by: User) -> None:
    """With the way to the question."""
    path = reverse("scr_portal:transfer", args=[transfer.public_id])
    notifications.queue(transfer.casefile, who_answers(transfer), ASKED, path)


@after("transfer.withdraw")
def call_off(transfer: Transfer, by: User) -> None:
    """To those who were asked."""
    notifications.queue(transfer.casefile, who_answers(transfer), CALLED_OFF, reverse("home"))


@after("transfer.accept")
def tell_those_who_led(transfer: Transfer, by: User) -> None:
    """To the office of the board that led until now; the link leads home, since the case is closed to them."""
    led = _members(transfer.from_board, OFFICE, transfer.casefile)
    notifications.queue(transfer.casefile, led, HANDED_OVER, reverse("home"))


def who_answers(transfer: Transfer) -> list[User]:
    """The chair of the board that is asked, or the acting chair where the chair cannot act on this case."""
    board, casefile = transfer.to_board, transfer.casefile
    acts = Deputies([board.pk], timezone.localdate()).act(board.pk, casefile.pk)
    return _members(board, {Role.ACTING_CHAIR if acts else Role.CHAIR}, casefile)


def _members(board: Board, roles: Collection[Role], casefile: CaseFile) -> list[User]:
    today = timezone.localdate()
    barred = bars_on(today).filter(casefile=casefile).values("user")
    members = Membership.objects.on(today).filter(board=board, role__in=roles, user__is_active=True)
    found = {member.user for member in members.exclude(user__in=barred).select_related("user")}
    return sorted(found, key=lambda user: user.pk)
