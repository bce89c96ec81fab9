"""Several at the same moment, in real transactions: one chain comes of it, and nobody's line is left out."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal

from django.db import connection, transaction

from scr_portal import audit
from scr_portal.audit import RightsEvent, Seal, rights_changed
from scr_portal.audit.chains import FIRST
from scr_portal.audit.verifying import verify
from tests import build
from tests.access.test_meanwhile import wait_until_somebody_waits
from tests.referrals.test_two_at_once import at_once


def test_four_changes_of_rights_make_one_chain(own_database: str) -> None:
    user = build.user()
    became = at_once(*[lambda: rights_changed("user.test", user, user, "A test", {})] * 4)
    assert became == ["taken"] * 4
    chain = list(RightsEvent.objects.order_by("seq"))
    assert [event.seq for event in chain] == [1, 2, 3, 4]
    assert [event.previous for event in chain] == [FIRST, *(event.digest for event in chain[:3])]
    assert list(verify({})) == []


def test_four_who_seal_make_one_chain_while_others_write(own_database: str) -> None:
    user = build.user()

    def write() -> None:
        for _ in range(25):
            audit.opened(user, "view")

    became = at_once(*[audit.seal] * 4, *[write] * 4)
    assert became == ["taken"] * 8
    audit.seal()
    assert sum(Seal.objects.values_list("count", flat=True)) == audit.Access.objects.count() == 100
    assert list(verify({})) == []


def test_a_line_that_is_committed_late_is_under_the_seal_of_its_batch(own_database: str) -> None:
    user, written, go = build.user(), Signal(), Signal()

    def write_late() -> None:
        with transaction.atomic():
            audit.opened(user, "view", about="late")
            written.set()
            assert go.wait(20)
        connection.close()

    def seal() -> int:
        try:
            return audit.seal()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        late = pool.submit(write_late)
        assert written.wait(20)
        audit.opened(user, "view", about="early")
        sealing = pool.submit(seal)
        wait_until_somebody_waits()
        audit.opened(user, "view", about="meanwhile")  # nobody waits for the seal
        go.set()
        late.result(timeout=20)
        assert sealing.result(timeout=20) == 1
    lines = audit.Access.objects.filter(pk__in=Seal.objects.get().sealed_lines())
    assert set(lines.values_list("about", flat=True)) == {"late", "early"}
    assert audit.seal() == 1
    assert list(verify({})) == []
