"""What must never stand in a log."""

import json
import logging

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from scr_portal.access import Appointment
from scr_portal.logs import WithoutValues
from scr_portal.roles import Role
from tests import build, databases


@pytest.mark.django_db
def test_a_row_that_the_database_refuses_is_not_quoted(caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.setFormatter(WithoutValues())
    case = build.casefile(build.board())
    asks = databases.owner()  # to whom rows are quoted: not to the role of the processes, from which walls hide them
    with asks, pytest.raises(IntegrityError, match="Invented Name") as refused, transaction.atomic():
        Appointment.objects.create(
            casefile=case, user=build.user(), role=Role.PANEL_CHAIR, status="confirmed", competence="Invented Name"
        )
    logging.getLogger("scr_portal").error("It failed: %r", str(refused.value), exc_info=refused.value)
    assert "appointment_confirmed_from_a_day" in caplog.text
    assert "Invented Name" not in caplog.text


def test_the_log_is_written_through_it() -> None:
    assert '"()": "scr_portal.logs.WithoutValues"' in json.dumps(settings.LOGGING)
