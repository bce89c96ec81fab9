"""Those on the other side, who have no place on the case, are told too, and whoever works on it for no board."""

from django.utils import timezone

from scr_portal import notifications
from scr_portal.access import across_agencies, holders_if_led_by
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.roles import OF_AGENCY, OF_CASE, OFFICE, Role
from scr_portal.transfers.models import Transfer
from scr_portal.transitions import after

ANSWER = (Role.CHAIR, Role.ACTING_CHAIR)
ASKED = "Another board asks yours to lead a case. Read why, then take it over or decline."
CALLED_OFF = "Your board is no longer asked to lead this case. There is nothing to do."
LED_BY_ANOTHER = "Another board leads this case from now on: see which. What you were asked for stays as it was."
HANDED_OVER = "The other board leads this case from now on. Your board has no access to it any more."


@after("transfer.propose")
def ask_the_other_chair(transfer: Transfer, by: User) -> None:
    """With the way to the question."""
    path = reverse("scr_portal:transfer", args=[transfer.public_id])
    notifications.queue(
        transfer.casefile,
        holders_if_led_by(transfer.to_board, transfer.casefile, ANSWER, timezone.localdate()),
        ASKED,
        path,
    )


@after("transfer.withdraw")
def call_off(transfer: Transfer, by: User) -> None:
    """To those who were asked."""
    asked = holders_if_led_by(transfer.to_board, transfer.casefile, ANSWER, timezone.localdate())
    notifications.queue(transfer.casefile, asked, CALLED_OFF, reverse("home"))


@after("transfer.accept")
def tell_those_who_led(transfer: Transfer, by: User) -> None:
    """To the office of the board that led until now; the link leads home, since the case is closed to them."""
    led = holders_if_led_by(transfer.from_board, transfer.casefile, OFFICE, timezone.localdate())
    notifications.queue(transfer.casefile, led, HANDED_OVER, reverse("home"))


@after("transfer.accept")
def tell_who_stays(transfer: Transfer, by: User) -> None:
    """The people of the agencies and whoever is appointed: whom they answer to is another office now."""
    stay = across_agencies(transfer.casefile, OF_AGENCY | OF_CASE, timezone.localdate())
    notifications.queue(transfer.casefile, (one for one in stay if one != by), LED_BY_ANOTHER)
