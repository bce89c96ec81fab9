"""Several at the same moment, in real transactions: one chain comes of it."""

from scr_portal.audit import RightsEvent, rights_changed
from scr_portal.audit.chains import FIRST
from tests import build
from tests.referrals.test_two_at_once import at_once


def test_four_at_once_make_one_chain(own_database: str) -> None:
    user = build.user()
    became = at_once(*[lambda: rights_changed("user.test", user, user, "A test", {})] * 4)
    assert became == ["taken"] * 4
    chain = list(RightsEvent.objects.order_by("seq"))
    assert [event.seq for event in chain] == [1, 2, 3, 4]
    assert [event.previous for event in chain] == [FIRST, *(event.digest for event in chain[:3])]
    assert all(event.digest == event.header_digest() for event in chain)
