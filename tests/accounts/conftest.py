"""An administrator at the keyboard."""

import pytest
from django.test import Client

from scr_portal.accounts import User
from scr_portal.accounts.administrators import keep_in_step
from tests import build


@pytest.fixture
def administrator(db: None) -> User:
    """Somebody in the group "Administrators"."""
    user = build.user("Ada Administrator")
    user.is_staff = True
    user.save(update_fields=["is_staff"])
    keep_in_step(user)
    return user


@pytest.fixture
def admin(administrator: User, client: Client) -> Client:
    """Their browser."""
    client.force_login(administrator)
    return client
