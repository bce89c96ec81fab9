"""Somebody forges the references in the forms that the portal handed out."""

import logging

import pytest

from tests.addresses import addresses
from tests.drill.forging import Forger, asks_for_rows
from tests.world import World

CLOSED = {
    "acceptances/<str:id>/hand-out/",
    "agenda/<str:id>/record-agreed/",
    "cases/<str:case>/acceptances/put/",
}
"""Pages that ask for a row and have none to choose from on the way, or do not open: the report goes to members without
another paper, no later meeting has taken place, and none of the full LSCB is planned before the review is put."""


def test_a_form_takes_only_the_references_that_it_offers(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "django")
    forger = Forger(world, every=1)
    forger.everywhere()
    assert {one.route for one in addresses() if one.is_step and asks_for_rows(one)} - forger.forged == CLOSED
