"""Hostile answers in the fields of every form."""

import logging
import os

import pytest

from tests.addresses import addresses
from tests.hostile_forms import Attack
from tests.unkept import unkept
from tests.world import World

PARTS = 2
"""Sent side by side: in one piece it is the longest of the drill by far."""
EVERY = int(os.environ.get("EVERY", "2"))
"""Of so many answers one is sent, from another place in each form; with 1 all are."""
CLOSED = {
    "agenda/<str:id>/record-agreed/",
    "considerations/<str:id>/attach-signed/",
    "considerations/<str:id>/draw-up/",
    "involvements/<str:id>/ask-by/",
    "notices/<str:id>/call-back/",
    "refer/enclose/",
    "referrals/<str:id>/assess/",
    "sent-referrals/<str:sent>/enclose/",
}
"""Pages that do not open on this way: no later meeting has taken place, no worker has drawn up the record yet, no day
of a decision was corrected after it had been signed, every agency was asked by a day, no notice was sent in the portal,
and the officer has received the referral, as one of a case that may meet the criteria, so that nobody has sent it
themselves."""


@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_answers_in_every_form(world: World, caplog: pytest.LogCaptureFixture, part: int) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    attack = Attack(world, every=PARTS * EVERY, part=part)
    with unkept():
        attack.everywhere()
    assert {address.route for address in addresses() if address.is_step} - attack.attacked == CLOSED
