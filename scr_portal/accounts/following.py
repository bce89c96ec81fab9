"""What upper apps do, in the same transaction, when somebody's standing changes outside the cases."""

from collections.abc import Callable

from scr_portal.accounts.memberships import Membership
from scr_portal.accounts.organisations import Agency, Board

Given = Callable[[Membership], None]
Joined = Callable[[Agency, Board], None]
GIVEN: list[Given] = []
JOINED: list[Joined] = []


def when_given(follow: Given) -> Given:
    """Have this done when a standing role is confirmed."""
    GIVEN.append(follow)
    return follow


def when_joined(follow: Joined) -> Joined:
    """Have this done when an agency becomes a member of one more board."""
    JOINED.append(follow)
    return follow
