"""An account's e-mail address is what a person is appointed by: only an administrator changes it."""

import pytest
from django.test import Client

from tests import build

ELSEWHERE = "a.professor@example.org"


@pytest.mark.django_db
def test_nobody_takes_an_address_for_their_own_account(client: Client) -> None:
    user = build.user()
    before = user.email
    client.force_login(user)
    client.post("/accounts/email/", {"action_add": "", "email": ELSEWHERE})
    page = client.post("/accounts/email/", {"action_primary": "", "email": ELSEWHERE})
    user.refresh_from_db()
    assert user.email == before
    assert page.status_code == 404
    assert client.get("/accounts/email/").status_code == 404
