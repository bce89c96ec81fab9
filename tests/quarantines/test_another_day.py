"""An IMR whose file did not belong to the case is owed again: the office can give it another day."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from panels.imrs.models import Imr
from scr_portal.accounts import User
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.quarantines.transitions import confirm
from tests.quarantines.conftest import Found, lock
from tests.referrals.referrals.test_correct import typed

pytestmark = pytest.mark.django_db
OFFERED = "If the agency needs longer"


def shown(client: Client, found: Found, reader: User) -> str:
    """The page of the IMR."""
    client.force_login(reader)
    return client.get(f"/imrs/{found.imr.public_id}/").content.decode()


def test_the_office_gives_the_imr_another_day_from_its_page(client: Client, found: Found) -> None:
    way = f"/imrs/{found.imr.public_id}/correct/"
    quarantine = lock(found.document, found.scene.officer)
    assert OFFERED not in shown(client, found, found.scene.officer)  # it may be released
    confirm.run(quarantine, found.chair)
    page = shown(client, found, found.scene.officer)
    assert f'{OFFERED}, <a class="govuk-link" href="{way}">give it another day</a>' in page
    assert "“When the IMR is due”" in page
    for other in (found.scene.senior, found.scene.panel_chair):
        assert OFFERED not in shown(client, found, other)
    later = timezone.localdate() + timedelta(days=40)
    client.force_login(found.scene.officer)
    answers = typed("due_on", later, version=str(Imr.objects.get().version))
    seen = client.post(way, answers).context["seen"]
    assert client.post(way, answers | {"seen": seen}).status_code == 302
    assert Imr.objects.get().due_on == Deadline.objects.get(kind="imr", is_running=True).due_on == later
    assert Message.objects.filter(user=found.scene.senior, body__contains="was corrected").exists()
