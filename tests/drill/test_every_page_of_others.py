"""What is true of every page that an officer opens (test_open_session.py) is true of those of other readers."""

import pytest

from scr_portal.roles import Role
from tests.access.test_open_session import nobody_is_picked_from_a_list
from tests.world import World


@pytest.mark.parametrize("role", [Role.SENIOR, Role.PANEL_CHAIR])
def test_nobody_else_picks_people_from_a_list_either(world: World, role: Role) -> None:
    nobody_is_picked_from_a_list(world, role)
