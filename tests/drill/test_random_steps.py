"""The same as in tests/lifecycle, for minutes: long enough that cases come all the way to publication."""

import logging

import pytest

from scr_portal.transitions import STEPS
from tests.lifecycle.machine import Machine, run
from tests.world import World

REACHED = {"review.accept", "imr.accept", "publication.approve", "publication.publish", "consideration.decide"}


def test_in_the_long_run_too(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    run(world, examples=45)
    print("Never taken:", sorted(STEPS.keys() - Machine.taken.keys()), "\nTaken:", Machine.taken.most_common())
    assert Machine.taken.keys() >= REACHED
