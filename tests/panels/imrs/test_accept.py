"""The SCR panel chair accepts an IMR, or does without it for a reason."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.imrs.models import Imr
from panels.imrs.transitions import accept, commission, record, waive
from scr_portal.access import Appointment, forget
from scr_portal.audit import Event
from scr_portal.clocks import day_words
from scr_portal.deadlines import Deadline
from scr_portal.roles import Audience
from scr_portal.transitions import Conflict, PermissionRefused, Refused
from tests.build_review import days_ago
from tests.panels.conftest import Scene, a_file
from tests.reviews.team import on


def recorded(scene: Scene, submitted_on: date | None = None) -> Imr:
    """An IMR that was asked for, signed on paper and came in before it was recorded."""
    imr = commission.run(
        Imr(casefile=scene.review.casefile, audience=Audience.PANEL), scene.officer, agency=scene.police,
        commissioned_on=days_ago(9), due_on=days_ago(1),
    )  # fmt: skip
    return record.run(
        imr, scene.officer, file=a_file(), written_by="Dr R. Amin", signed_by="Dr R. Amin", signed_on=days_ago(5),
        submitted_on=submitted_on or days_ago(3),
    )  # fmt: skip


def test_accepted_it_is_settled(scene: Scene) -> None:
    assert scene.accepted().is_settled


def test_nobody_is_the_only_one_to_accept_her_own_agencys_work(scene: Scene) -> None:
    imr = scene.submitted()
    Appointment.objects.filter(user=scene.panel_chair).update(agency=scene.police)
    forget([scene.panel_chair])
    with pytest.raises(Refused, match="does not belong to this agency"):
        accept.run(imr, scene.panel_chair)


def test_only_the_panel_chair(scene: Scene) -> None:
    imr = scene.submitted()
    for by in (scene.member, scene.officer, scene.senior, scene.author):
        with pytest.raises(PermissionRefused):
            accept.run(imr, by)


def test_two_at_once_the_second_is_told(scene: Scene) -> None:
    imr = scene.submitted()
    accept.run(imr, scene.panel_chair)
    with pytest.raises((Refused, Conflict)):
        accept.run(imr, scene.panel_chair)


def test_waived_it_is_settled_with_its_reason_and_no_day_is_watched(scene: Scene) -> None:
    imr = waive.run(scene.asked(), scene.panel_chair, why_waived="The agency never met the family.")
    assert imr.is_settled
    assert not Deadline.objects.filter(kind="imr", is_running=True).exists()


def test_not_waived_after_it_was_accepted_nor_by_the_officer(scene: Scene) -> None:
    imr = scene.accepted()
    with pytest.raises(Refused, match="Accepted"):
        waive.run(imr, scene.panel_chair, why_waived="?")
    with pytest.raises(PermissionRefused):
        waive.run(imr, scene.officer, why_waived="?")


def test_the_page_offers_to_accept_or_to_send_back(scene: Scene, client: Client) -> None:
    imr = scene.submitted()
    client.force_login(scene.panel_chair)
    shown = client.get(reverse("panels:imr", args=[imr.public_id])).content.decode()
    assert reverse("panels:imr_accept", args=[imr.public_id]) in shown
    assert reverse("panels:imr_send_back", args=[imr.public_id]) in shown
    accepting, today = reverse("panels:imr_accept", args=[imr.public_id]), timezone.localdate()
    assert f'value="{today.year}"' in client.get(accepting).content.decode()
    done = client.post(accepting, {"version": str(imr.version), **on(today, "accepted_on")}, follow=True)
    assert "Accepted" in done.content.decode()


def test_of_an_earlier_day_it_is_recorded_later_but_not_before_it_was_submitted(scene: Scene, client: Client) -> None:
    imr = recorded(scene)
    page = reverse("panels:imr_accept", args=[imr.public_id])
    client.force_login(scene.panel_chair)
    for day, says in ((4, f"Enter {day_words(days_ago(3))}, the day on which it was submitted"), (-1, "in the past")):
        answer = client.post(page, {"version": str(imr.version), **on(days_ago(day), "accepted_on")})
        assert answer.status_code in (400, 422)
        assert says in answer.content.decode()
    sent = {"version": str(imr.version), **on(days_ago(2), "accepted_on")}
    assert client.post(page, sent).status_code == 302
    assert Imr.objects.get().accepted_on == days_ago(2)
    later = {one.kind: one.happened_on for one in Event.objects.filter(about=imr.subject) if one.is_recorded_later}
    assert later == {"imr.commission": days_ago(9), "imr.record": days_ago(3), "imr.accept": days_ago(2)}


def test_what_came_on_paper_did_not_come_in_before_it_was_signed(scene: Scene) -> None:
    with pytest.raises(ValidationError, match="the day on which it was signed"):
        recorded(scene, submitted_on=days_ago(6))


def test_to_waive_it_is_offered_quietly_and_says_of_which_agency(scene: Scene, client: Client) -> None:
    imr = scene.asked()
    page, waiving = (reverse(f"panels:{name}", args=[imr.public_id]) for name in ("imr", "imr_waive"))
    client.force_login(scene.panel_chair)
    shown = client.get(page).content.decode()
    assert waiving in shown.partition("Put something right")[2]
    assert "Waive the IMR of Northshire Police" in client.get(waiving).content.decode()
    sent = {"version": str(imr.version), "why_waived": "The agency never met the family."}
    done = client.post(waiving, sent, follow=True).content.decode()
    for said in ("The IMR is waived. The agency is told", "The agency never met the family.", "no file is owed"):
        assert said in done
