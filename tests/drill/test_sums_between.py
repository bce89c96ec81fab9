"""Every legal date opens to its sum while a review runs, as it does before and after it."""

import pytest

from tests.casework.test_sums import every_running_date_opens_to_its_sum
from tests.world import World


@pytest.mark.parametrize("stage", ["submitted", "approved"])
def test_every_running_date_opens_to_its_sum_wherever_it_stands(world: World, stage: str) -> None:
    every_running_date_opens_to_its_sum(world, stage)
