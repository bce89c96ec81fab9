"""Random people on three boards, for long: the chain, the dates, the rights and the walls hold."""

import logging
import os

import pytest

from tests.lifecycle.machine import AT_ONCE, Machine, run
from tests.world import ASHBY, BEGINS, World, settle

STEPS = int(os.environ.get("STEPS", "200"))


def test_whatever_people_do_for_long_everything_holds(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    settle("Thorley", ("decided", "submitted"), BEGINS[ASHBY], world.clock)
    run(world, examples=STEPS // AT_ONCE)
    assert Machine.taken.total() > STEPS // 4, Machine.taken
