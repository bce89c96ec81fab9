"""A case whose decision the national panel has been told of, in the portal."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine

from scr_portal.body_requests.models import BodyRequest
from scr_portal.body_requests.transitions import record
from scr_portal.notices import transitions as notices
from tests.notices.conftest import DECIDED, Scene, browser, scene

__all__ = ["ASKS", "SENT", "TODAY", "Scene", "browser", "letter", "scene", "told"]
SENT, TODAY = DECIDED + timedelta(days=1), DECIDED + timedelta(days=20)
ASKS = "Which agencies had seen the injuries?"


@pytest.fixture
def told(scene: Scene) -> Iterator[Scene]:
    """It was told on the day after the decision; today is three weeks later."""
    with time_machine.travel(SENT):
        notices.send.run(scene.fresh(), scene.officer)
    with time_machine.travel(TODAY):
        yield scene


def letter(told: Scene, kind: str = "information", *, due_on: date | None = None) -> BodyRequest:
    """What it wrote, a week after it was told."""
    came = SENT + timedelta(days=7)
    new = BodyRequest(casefile=told.case)
    return record.run(new, told.officer, kind=kind, received_on=came, asks=ASKS, due_on=due_on)
