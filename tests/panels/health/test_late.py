"""A late health overview report: the grid says so, it can be chased, and goes up the trust until it is submitted."""

from datetime import timedelta

import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.health import transitions
from panels.health.models import HealthOverview
from scr_portal import deadlines
from scr_portal.accounts import Agency, User
from scr_portal.chases.models import Chase
from scr_portal.reminders.escalation import escalate
from tests.panels.health.conftest import Health, day


def late(health: Health, days: int) -> HealthOverview:
    """Asked for a month ago, and due so many days ago."""
    overview = health.asked()
    HealthOverview.objects.filter(pk=overview.pk).update(asked_on=day(-30), due_on=day(-days))
    deadlines.sync(overview.casefile)
    return HealthOverview.objects.get()


def page(reader: User, address: str) -> str:
    client = Client()
    client.force_login(reader)
    return " ".join(client.get(address).content.decode().split())


def grid(health: Health) -> str:
    return page(health.scene.officer, reverse("panels:grid", args=[health.scene.review.casefile.public_id]))


def tiers() -> list[tuple[str, str]]:
    return [(str(one.agency), one.tier) for one in Chase.objects.order_by("pk")]


def test_it_has_a_column_of_the_grid_where_one_was_asked_for(health: Health) -> None:
    health.scene.asked()
    assert ">Health overview<" not in grid(health)
    late(health, 4)
    shown = grid(health)
    assert ">Health overview<" in shown
    assert "4 days late" in shown
    assert "how Submission of the health overview report was worked out" in shown


def test_it_can_be_chased(health: Health) -> None:
    overview = late(health, 4)
    chase = reverse("scr_portal:chase_send", args=[overview.casefile.public_id])
    address, owed = f"{chase}?agency={health.pct.public_id}", 'value="Health overview"'
    assert owed in page(health.scene.officer, address)
    transitions.sign.run(health.handed_in(overview), health.senior)
    assert "Submitted" in grid(health)
    assert owed not in page(health.scene.officer, address)


def test_it_goes_up_the_trust(health: Health) -> None:
    late(health, 3)
    escalate(timezone.localtime())
    assert tiers() == [("Northshire Primary Care Trust", "senior")]


def test_handed_in_but_not_submitted_it_goes_up_still_and_then_no_more(health: Health) -> None:
    handed_in = health.handed_in(late(health, 3))
    Agency.objects.filter(pk=health.pct.pk).update(chief_officer="The Chief", chief_officer_email="chief@example.org")
    escalate(timezone.localtime())
    with time_machine.travel(timezone.now() + timedelta(7)):
        escalate(timezone.localtime())
    assert [tier for _, tier in tiers()] == ["chief"], "the senior officer is who it waits for"
    transitions.sign.run(handed_in, health.senior)
    with time_machine.travel(timezone.now() + timedelta(14)):
        escalate(timezone.localtime())
    assert len(tiers()) == 1
