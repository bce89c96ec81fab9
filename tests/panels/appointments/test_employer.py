"""An agency of a partner board of the case can be chosen as employer of somebody proposed for the SCR panel."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.appointments.facts import facts_of
from scr_portal.access import Appointment
from scr_portal.partners.models import PartnerBoard
from scr_portal.partners.transitions import end, name
from tests import build
from tests.reviews.team import Team

pytestmark = pytest.mark.django_db
TYPED = {
    "role": "panel_member", "email": "joan.frost@westmere.example", "name": "Joan Frost", "position": "Head of nursing",
    "organisation": "Westmere Hospitals", "competence": "Two reviews.", "once": "a",
}  # fmt: skip


def test_as_long_as_that_is_a_partner(client: Client) -> None:
    team, other = Team(), build.board()
    agency, case, today = build.agency(other), team.review.casefile, timezone.localdate()
    client.force_login(team.officer)
    address, typed = reverse("panels:appointment_propose", args=[case.public_id]), TYPED | {"agency": str(agency.pk)}
    assert str(agency) not in client.get(address).content.decode()
    assert client.post(address, typed).status_code == 422
    partner = name.run(PartnerBoard(casefile=case), team.officer, board=other, reason="Its area", since=today)
    assert f"{agency} ({other})" in client.get(address).content.decode()
    assert client.post(address, typed).status_code == 302
    proposed = Appointment.objects.get(casefile=case, user__email=TYPED["email"])
    assert proposed.employer == agency
    assert not facts_of(proposed).of_member_agency
    end.run(partner, team.officer, ended_on=today, why_ended="They moved.")
    assert str(agency) not in client.get(address).content.decode()
