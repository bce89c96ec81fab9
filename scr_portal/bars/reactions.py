"""The person concerned is told, and may read why: it is about them. Who has no place on the case is told nothing.

They need not know that there is such a case; should they come to have a place on it, the bar is there first.
"""

from django.utils import timezone

from scr_portal import notifications
from scr_portal.access import has_a_place
from scr_portal.accounts import User
from scr_portal.addresses import reverse
from scr_portal.audit import Event
from scr_portal.bars.substitutes import who_rules
from scr_portal.bars.transitions import go_along
from scr_portal.people import Bar
from scr_portal.transitions import after

PROPOSED = "Your access to this case rests until the end of the next working day. The {} decides what follows."
CONFIRMED = "Your access to this case has ended until the {} says otherwise."
LIFTED = "You may work on this case again."


@after("bar.propose")
def tell_the_suspended(bar: Bar, by: User) -> None:
    """And where to read it."""
    _tell(bar, PROPOSED)


@after("bar.confirm")
def tell_the_barred(bar: Bar, by: User) -> None:
    """And where to read it; not of a case in which a matter goes on that is closed to them."""
    if not Event.objects.filter(casefile=bar.casefile, about=bar.subject, kind=go_along.name).exists():
        _tell(bar, CONFIRMED)


@after("bar.lift")
def tell_who_is_back(bar: Bar, by: User) -> None:
    """And where to read it."""
    _tell(bar, LIFTED)


def _tell(bar: Bar, line: str) -> None:
    if not has_a_place(bar.user, bar.casefile_id, timezone.localdate()):
        return
    line = line.format(who_rules(bar.casefile, bar.user, timezone.localdate()))
    notifications.queue(bar.casefile, [bar.user], line, reverse("scr_portal:bar", args=[bar.public_id]))
