"""The same letter is fetched twice at the same moment: both have it, and it was received once."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from scr_portal import audit
from scr_portal.audit import Event
from scr_portal.letters import making
from scr_portal.letters.drafting import proposed
from scr_portal.letters.models import Letter
from scr_portal.letters.transitions import compose, finish, send_by_code
from scr_portal.roles import Role
from tests.fetching.conftest import ADDRESS, FILE, Recipient
from tests.letters.conftest import fresh, stands
from tests.lifecycle.test_two_at_once import at_once
from tests.world import World


def in_another_browser(recipient: Recipient) -> Client:
    """The same session."""
    client = Client()
    client.cookies = recipient.client.cookies
    return client


@pytest.mark.parametrize("try_number", range(2))
def test_two_fetch_it_and_it_was_received_once(own_world: World, try_number: int) -> None:
    case, by = own_world.case("decided"), own_world.member(Role.OFFICER)
    key = next(key for key in proposed(case, by) if key.startswith("referrer:"))
    letter = finish.run(compose.run(Letter(casefile=case), by, choice=key), fresh(by))
    making.make(letter.pk)
    until = timezone.localdate() + timedelta(days=28)
    send_by_code.run(stands(letter), fresh(by), recipient="Them", address=ADDRESS, expires_on=until)
    recipient = Recipient()
    recipient.comes_in()
    browsers = [in_another_browser(recipient) for _ in range(2)]
    calls: Any = [lambda client=client: client.get(FILE).status_code for client in browsers]
    assert at_once(*calls) == [200, 200]
    assert stands(letter).status == Letter.Status.RECEIVED
    assert Event.objects.filter(casefile=case, kind="letter.fetch").count() == 1
    assert audit.broken(case) == []
