"""Every hostile answer in every field of every form."""

import logging

import pytest

from tests.addresses import addresses
from tests.hostile_forms import Attack
from tests.world import World


def test_every_hostile_answer_in_every_form(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    attack = Attack(world, every=1)
    attack.everywhere()
    assert {address.route for address in addresses() if address.is_step} == attack.attacked
