"""Somebody forges the references in the forms that the portal handed out."""

import logging

import pytest

from tests.drill.forging import Forger
from tests.world import World


def test_a_form_takes_only_the_references_that_it_offers(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "django")
    forger = Forger(world, every=1)
    forger.everywhere()
    assert forger.forged > 20, forger.forged
