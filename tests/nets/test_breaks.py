"""What is broken on purpose is still there to be broken, and the table of it is true."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from bin.places import ROOT
from tests.nets.breaks import Break
from tests.nets.run import BREAKS, HEAD, TABLE, rows


@pytest.mark.parametrize("one", BREAKS, ids=lambda one: one.what)
def test_the_place_is_there_once(one: Break) -> None:
    assert (ROOT / one.file).read_text().count(one.stands) == 1


def test_the_table_is_of_these() -> None:
    assert HEAD + rows() in TABLE.read_text()


def test_every_net_of_the_list_was_seen_to_fail() -> None:
    broken = {one.net.partition(" ")[0].rstrip("/") for one in BREAKS}
    unseen = [net for net in nets() if not any(one == net or one.startswith(f"{net}/") for one in broken)]
    assert unseen == []


def nets() -> Iterator[str]:
    """The files and folders of tests that the list of nets names; a name alone lies beside the one before."""
    rows = TABLE.read_text().partition("| Net | Looks for |")[2].partition("## ")[0]
    for row in rows.splitlines()[2:]:
        beside = PurePosixPath()
        for name in re.findall(r"`([^` ]+)`", row.split(" | ")[0]):
            whole = PurePosixPath(name) if "/" in name else beside / name
            beside = whole.parent
            if whole.suffix in {"", ".py"}:
                yield str(whole)
