"""The SCR panel chair sends an IMR back, with reasons, points and a new day."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.imrs.models import Imr
from panels.imrs.transitions import accept, send_back
from scr_portal.accounts import User
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.transitions import PermissionRefused, Refused
from tests.casework.test_sums import bare
from tests.panels.conftest import Scene
from tests.reviews.team import browser


def back(imr: Imr, by: User, days: int = 10) -> Imr:
    """Send it back, to be submitted again in `days`."""
    due_on = timezone.localdate() + timedelta(days=days)
    return send_back.run(imr, by, reasons="It says what, not why.", points="Why was nobody told?", due_on=due_on)


def test_it_is_counted_and_the_new_day_stands_in_the_sum_beside_the_old(scene: Scene) -> None:
    first = scene.submitted()
    imr = back(first, scene.panel_chair)
    assert (imr.status, imr.times_returned) == ("returned", 1)
    deadline = Deadline.objects.get(kind="imr")
    assert deadline.is_running
    assert deadline.due_on == timezone.localdate() + timedelta(days=10)
    assert len(deadline.steps) == 2
    assert deadline.steps[1].startswith("Sent back on")


def test_agency_and_author_are_told_and_read_why_and_another_agency_does_not(scene: Scene, client: Client) -> None:
    imr = back(scene.submitted(), scene.panel_chair)
    told = Message.objects.filter(body__contains="sent back").values_list("user", flat=True)
    assert set(told) == {scene.senior.pk, scene.author.pk}
    page = reverse("panels:imr", args=[imr.public_id])
    client.force_login(scene.senior)
    assert "Why was nobody told?" in client.get(page).content.decode()
    client.force_login(scene.other_senior)
    assert client.get(page).status_code == 404


def test_its_new_day_opens_to_its_sum_for_whoever_reads_why(scene: Scene) -> None:
    imr = back(scene.submitted(), scene.panel_chair)
    for person in (scene.senior, scene.panel_chair, scene.author):
        page = browser(person).get(reverse("panels:imr", args=[imr.public_id])).content.decode()
        assert day_words(imr.due_on) in page
        assert not bare(page, {day_words(imr.due_on)})


def test_a_day_that_another_return_took_over_opens_too(scene: Scene) -> None:
    first = back(scene.submitted(), scene.panel_chair)
    before = day_words(first.due_on)
    imr = back(scene.submitted(first), scene.panel_chair, days=20)
    page = browser(scene.senior).get(reverse("panels:imr", args=[imr.public_id])).content.decode()
    assert not bare(page, {before, day_words(imr.due_on)})
    today = day_words(timezone.localdate())
    assert f"<li>Sent back on {today}, due {before}</li>" in page
    assert f"<li>Due before that on {before}</li>" not in page  # that of the newest is the whole sum


def test_it_can_be_handed_in_submitted_and_sent_back_again(scene: Scene) -> None:
    imr = back(scene.submitted(), scene.panel_chair)
    imr = back(scene.submitted(imr), scene.panel_chair, days=20)
    assert imr.times_returned == 2
    assert imr.returns.count() == 2
    page = browser(scene.senior).get(reverse("panels:imr", args=[imr.public_id])).content.decode()
    sent_back = re.findall(r"What was sent back: <a [^>]*>[^<]*, (version \d)</a>", page)
    assert sent_back == ["version 2", "version 1"]
    assert accept.run(scene.submitted(imr), scene.panel_chair).status == "accepted"


def test_not_to_a_day_that_is_past(scene: Scene) -> None:
    with pytest.raises(ValidationError, match="after today"):
        back(scene.submitted(), scene.panel_chair, days=0)


def test_only_the_panel_chair_and_only_what_was_submitted(scene: Scene) -> None:
    with pytest.raises(Refused, match="With senior officer"):
        back(scene.handed_in(), scene.panel_chair)
    imr = Imr.objects.get()
    for by in (scene.member, scene.officer, scene.senior):
        with pytest.raises(PermissionRefused):
            back(imr, by)
