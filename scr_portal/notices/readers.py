"""Who reads notices for a body."""

from datetime import date

from scr_portal.accounts import Membership, User
from scr_portal.notices.models import Notice


def bodies_with_readers(day: date) -> set[int]:
    """The keys of the bodies for which somebody with an account reads on `day`."""
    members = Membership.objects.on(day).filter(body__isnull=False, user__is_active=True)
    return set(members.values_list("body_id", flat=True))


def readers(notice: Notice, day: date) -> list[User]:
    """The people with an account who read for the body of this notice on `day`."""
    members = Membership.objects.on(day).filter(body=notice.body_id, body__isnull=False, user__is_active=True)
    return list(User.objects.filter(pk__in=members.values("user")).order_by("pk"))


def ever_read(notice: Notice) -> set[int]:
    """The keys of all who have read for the body of this notice at any time, or to whom it was sent by a code."""
    members = Membership.objects.filter(body=notice.body_id, body__isnull=False).values_list("user_id", flat=True)
    return {*members, *notice.fetch_links.values_list("user_id", flat=True)}
