"""The anchors come back from a backup, and what was broken in the memory before is told when it is restored."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.audit.tampering import tamper
from tests.drill.test_backup import anchors, backup, empty_machine, key, refused, restore

__all__ = ["anchors", "backup", "key"]


def noted(folder: Path) -> dict[str, bytes]:
    """Every anchor, byte for byte."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_the_anchors_come_back_byte_for_byte(backup: Path, key: Path, anchors: Path, tmp_path: Path) -> None:
    with empty_machine(tmp_path / "new"):
        assert "every chain whole" in restore(backup, key)
        assert len(noted(anchors)) == 2
        assert noted(tmp_path / "new" / "anchors") == noted(anchors)


@pytest.mark.parametrize(
    ("done", "found"),
    [
        (
            "UPDATE scr_portal_rightsevent SET sentence = 'Otherwise' WHERE seq = 2",
            "changes of rights: Change 2 was ch",
        ),
        ("UPDATE scr_portal_seal SET lines_digest = '' WHERE seq = 1", "access log: Seal 1 was changed"),
        (
            "DELETE FROM scr_portal_seal; DELETE FROM scr_portal_access; "
            "UPDATE scr_portal_chainlength SET last_seq = 0 WHERE chain = 'access log'",
            "access log: Seal 1 and what follows is missing: anchor-",
        ),
    ],
    ids=["rights", "seal", "anchor"],
)
def test_a_memory_that_was_broken_before_is_told(
    anchors: Path, key: Path, tmp_path: Path, done: str, found: str
) -> None:
    tamper(done)
    call_command("backup", tmp_path / "b", stdout=StringIO())
    with empty_machine(tmp_path / "new"):
        refused(tmp_path / "b", key, f"verify_audit` finds: {found}")
