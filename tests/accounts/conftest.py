"""An administrator at the keyboard."""

import pytest
from django.test import Client

from scr_portal.accounts import User
from tests import build


@pytest.fixture
def administrator(db: None) -> User:
    """Somebody in the group "Administrators"."""
    return build.administrator("Ada Administrator")


@pytest.fixture
def admin(administrator: User, client: Client) -> Client:
    """Their browser."""
    client.force_login(administrator)
    return client
