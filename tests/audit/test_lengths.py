"""What was cut off from the chains outside the cases is found without an anchor: their lengths are kept apart."""

import pytest
from django.db import DatabaseError, connection, transaction

from scr_portal import audit
from scr_portal.audit import Access, RightsEvent, Seal, rights_changed
from scr_portal.audit.lengths import ChainLength
from scr_portal.audit.verifying import verify
from tests import build, databases
from tests.audit.tampering import tamper

pytestmark = pytest.mark.django_db
NEWEST_SEAL = "DELETE FROM scr_portal_seal WHERE seq = (SELECT max(seq) FROM scr_portal_seal)"
NEWEST_LINES = "DELETE FROM scr_portal_access WHERE batch = (SELECT max(batch) FROM scr_portal_access)"
EVERYTHING = ("DELETE FROM scr_portal_access", "DELETE FROM scr_portal_seal", "DELETE FROM scr_portal_rightsevent")


@pytest.fixture(autouse=True)
def memory() -> None:
    """Two changes of rights, and two lines of the access log under a seal each."""
    for _ in range(2):
        happen()
    assert found() == []


def happen() -> None:
    """Something in both chains."""
    user = build.user()
    rights_changed("user.test", user, user, "A test", {})
    audit.opened(user, Access.Kind.VIEW)
    audit.seal()


def found() -> list[str]:
    """What is wrong with the memory, in words."""
    return [f"{finding.chain}: {finding}" for finding in verify({})]


CUTS = {
    "the newest change": (
        ["DELETE FROM scr_portal_rightsevent WHERE seq = 2"],
        ["changes of rights: The newest changes are missing, from number 2 on."],
    ),
    "the newest seal with its lines": (
        [NEWEST_SEAL, NEWEST_LINES],
        ["access log: The newest seals are missing, from number 2 on."],
    ),
    "everything": (
        EVERYTHING,
        [
            "changes of rights: The newest changes are missing, from number 1 on.",
            "access log: The newest seals are missing, from number 1 on.",
        ],
    ),
}


@pytest.mark.parametrize("cut", CUTS)
def test_what_was_cut_off_is_found(cut: str) -> None:
    statements, words = CUTS[cut]
    tamper(*statements)
    assert found() == words


def test_what_was_cut_off_is_found_when_more_has_happened_since() -> None:
    tamper(NEWEST_SEAL, NEWEST_LINES, "DELETE FROM scr_portal_rightsevent WHERE seq = 2")
    happen()
    assert found() == ["changes of rights: Change 2 is missing.", "access log: Seal 2 is missing."]


def test_a_line_that_was_changed_and_sealed_again_is_found() -> None:
    tamper(NEWEST_SEAL, "UPDATE scr_portal_access SET about = 'elsewhere'")
    assert audit.seal() == 1
    assert "access log: Seal 2 is missing." in found()


def test_a_length_only_rises_and_stays() -> None:
    assert set(ChainLength.objects.values_list("chain", "last_seq")) == {("changes of rights", 2), ("access log", 2)}
    for statement in (
        "UPDATE scr_portal_chainlength SET last_seq = 1",
        "UPDATE scr_portal_chainlength SET last_seq = last_seq + 2",
        "DELETE FROM scr_portal_chainlength",
    ):
        with databases.owner(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            with pytest.raises(DatabaseError, match=r"only rises|never changed"), transaction.atomic():
                cursor.execute(statement)


def test_a_change_that_is_undone_is_not_counted() -> None:
    user = build.user()
    with transaction.atomic():
        rights_changed("user.test", user, user, "A test", {})
        transaction.set_rollback(True)
    happen()
    assert found() == []
    assert RightsEvent.objects.count() == Seal.objects.count() == 3
