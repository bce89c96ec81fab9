"""Every step says in a sentence of its own what has happened once it was taken."""

import pytest

from panels.imrs.views import Waive
from scr_portal.checks import steps_say_what_happened
from tests.addresses import addresses


def test_no_step_page_leaves_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert steps_say_what_happened() == []
    monkeypatch.delattr(Waive, "done")
    [error] = steps_say_what_happened()
    assert "waive" in error.msg


def test_it_says_more_than_that_it_is_done() -> None:
    said = {address.view.done for address in addresses() if address.is_step}
    assert [words for words in said if len(words.split()) < 4] == []
