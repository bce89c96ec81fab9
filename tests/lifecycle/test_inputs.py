"""The random people can answer whatever a step asks: what they cannot would stop a walk only when they come to it."""

import pytest

from scr_portal.transitions import STEPS
from tests.lifecycle.inputs import unanswered


@pytest.mark.parametrize("name", sorted(STEPS))
def test_whatever_a_step_asks_for_somebody_can_type(name: str) -> None:
    assert unanswered(STEPS[name]) == []
