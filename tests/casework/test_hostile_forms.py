"""A sample of hostile answers in every form: never a failure, and nothing changed unless the step was taken."""

import logging

import pytest

from tests.addresses import addresses
from tests.hostile_forms import Attack
from tests.world import World


def test_a_sample_of_hostile_answers_in_every_form(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    attack = Attack(world, every=59)
    attack.everywhere()
    assert {address.route for address in addresses() if address.is_step} == attack.attacked
