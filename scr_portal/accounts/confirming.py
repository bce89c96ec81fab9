"""Nobody's role takes effect, and nobody's account moves, by one administrator's word."""

from collections.abc import Collection, Iterable

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from scr_portal import mail
from scr_portal.accounts.addresses import AddressChange
from scr_portal.accounts.following import GIVEN
from scr_portal.accounts.memberships import Membership
from scr_portal.accounts.opening import boards_of_cases_opened
from scr_portal.accounts.organisations import Board
from scr_portal.accounts.users import User
from scr_portal.addresses import reverse
from scr_portal.audit import rights_changed
from scr_portal.roles import MAY, Role

CONFIRMS = "scr_portal.confirm_membership"
WAITING = """An administrator of SCR Portal proposes something about a person of your board.

Sign in to confirm or refuse it: {link}

Nothing changes before somebody in the board's office has confirmed it.
"""

CHANGED = "SCR Portal: a role or an account was changed"
COUNTS = """An administrator of SCR Portal has changed until when a person of your board holds a role, or whether
somebody of your board, or appointed to one of its cases, can sign in. It counts already.

Sign in and see under “People of” your board, “What was changed on the board”, whose it is, and who did it: {link}

If your board did not ask for it, tell the administrator at once. A role that was ended is proposed anew.
What somebody was appointed to on a case stands until it is ended or handed over there.
"""
YOURS = """An administrator of SCR Portal has changed until when you hold a role. It counts already.

Sign in to see what is open to you: {link}

If you did not expect it, tell the office of your board, or whoever confirmed the role.
"""


def boards_of(membership: Membership) -> QuerySet[Board]:
    """The boards that know the person: the board itself, or those the agency is a member of. Of a body: none."""
    if membership.board_id:
        return Board.objects.filter(pk=membership.board_id)
    return Board.objects.filter(agencies=membership.agency_id) if membership.agency_id else Board.objects.none()


def confirmers(boards: QuerySet[Board], but: User) -> QuerySet[User]:
    """The present officers and chairs of these boards, without the person concerned."""
    present = Membership.objects.on(timezone.localdate()).filter(board__in=boards, role__in=confirming_roles())
    return User.objects.filter(pk__in=present.values("user"), is_active=True).exclude(pk=but.pk).order_by("pk")


def confirming_roles() -> list[Role]:
    """The roles of a board's office that give a role on the board."""
    return sorted(role for role, may in MAY.items() if CONFIRMS in may)


def boards_answering(person: User) -> QuerySet[Board]:
    """The boards whose office may move the account: those that could give another one all that it opens (0064).

    A role of a board is given by that board alone, one for an agency by any board of the agency, one for a body by
    none, a place on a case, or something there that names the account, by the board that leads it. None where they
    differ, or where the account opens nothing.
    """
    roles = person.memberships.not_over(timezone.localdate())
    given_by = [set(boards_of(role).values_list("pk", flat=True)) for role in roles]
    given_by += [{board} for board in boards_of_cases_opened(person)]  # also of what is over: its person reads on
    return Board.objects.filter(pk__in=set.intersection(*given_by) if given_by else ())


def roles_waiting(board_ids: Collection[int], user: User) -> QuerySet[Membership]:
    """The proposed roles that this officer or chair of some boards may confirm."""
    proposed = Membership.objects.filter(status=Membership.Status.PROPOSED).exclude(user=user)
    of_boards = proposed.filter(Q(board__in=board_ids) | Q(agency__boards__in=board_ids))
    return of_boards.select_related("user", "board", "agency").distinct()


def addresses_waiting(board_ids: Collection[int], user: User) -> QuerySet[AddressChange]:
    """The new addresses about which this officer or chair of some boards was asked: as it stood when they were."""
    asked = AddressChange.objects.filter(asked_of__in=board_ids, status=AddressChange.Status.PROPOSED)
    return asked.exclude(user=user).select_related("user").distinct()


def addresses_to_answer(board: Board, user: User) -> list[AddressChange]:
    """Those of them that this board's office may still confirm: since it was asked the person may hold more."""
    return [one for one in addresses_waiting([board.pk], user) if board in boards_answering(one.user)]


def settle(membership: Membership, by: User, *, confirmed: bool) -> bool:
    """Give the role or refuse it; False when somebody was quicker.

    Raises ValidationError where nobody can have it on those days, as an LSCB chair beside another.
    """
    with transaction.atomic():
        proposed = Membership.objects.select_for_update().filter(pk=membership.pk, status=Membership.Status.PROPOSED)
        if (mine := proposed.first()) is None:
            return False
        mine.status = Membership.Status.CONFIRMED if confirmed else Membership.Status.REFUSED
        mine.confirmed_by = by
        if confirmed:
            mine.validate_constraints()
        mine.save(update_fields=["status", "confirmed_by"])
        for follow in GIVEN if confirmed else ():
            follow(mine)
        kind, said = ("membership.confirm", "confirmed") if confirmed else ("membership.refuse", "refused")
        values = {name: getattr(mine, name) for name in ("user", "role", "board", "agency", "body", "since", "until")}
        rights_changed(kind, mine, by, f"{by} {said} the role of {mine}", values)
    return True


def settle_address(change: AddressChange, by: User, *, confirmed: bool) -> bool:
    """Move the account or leave it; False when somebody was quicker or the address is another's by now."""
    with transaction.atomic():
        settled = change.settle(by, confirmed=confirmed)
        if settled:
            kind, said = ("user.change", "moved") if confirmed else ("user.refuse_address", "refused to move")
            sentence = f"{by} {said} the account of {change.user} to another address"
            rights_changed(kind, change.user, by, sentence, {"email": change.address})
            mail.Message.objects.forget_links(change.user)
    return settled


def tell_of_role(membership: Membership) -> None:
    """An administrator ends a role at once: who could give it anew is told, and whose it is."""
    _mail(confirmers(boards_of(membership), membership.user), CHANGED, COUNTS)
    _mail([membership.user] if membership.user.is_active else [], CHANGED, YOURS)


def tell_of_account(person: User, of_cases: Iterable[User]) -> None:
    """An administrator shuts an account, or opens it again, at once: the boards that know the person are told.

    So are those whom it concerns by the cases to which the person is appointed, once each.
    """
    roles = person.memberships.not_over(timezone.localdate())
    boards = Board.objects.filter(pk__in={pk for one in roles for pk in boards_of(one).values_list("pk", flat=True)})
    told = {*confirmers(boards, person), *of_cases} - {person}
    _mail(sorted(told, key=lambda one: one.pk), CHANGED, COUNTS)


def ask_the_office(boards: QuerySet[Board], about: User) -> int:
    """Mail those who may confirm; how many there are."""
    asked = list(confirmers(boards, about))
    _mail(asked, "SCR Portal: something needs you", WAITING)
    return len(asked)


def _mail(people: Iterable[User], about: str, words: str) -> None:
    body = words.format(link=settings.PORTAL_ADDRESS + reverse("home"))
    mail.post(mail.letter(one.email, about, body, user=one) for one in people)
