"""Random people, random steps, two boards: what must always hold, holds."""

import logging

import pytest

from tests.lifecycle.machine import Machine, run
from tests.world import World


def test_whatever_people_do_the_walls_the_chain_and_the_dates_hold(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    run(world, examples=3)
    assert Machine.taken.total() > 20, Machine.taken
