"""The person answers the declaration of independence."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.appointments.transitions import ask_anew, declare
from scr_portal.access import Appointment
from scr_portal.accounts import Agency, User
from scr_portal.casefiles import CaseAgency
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build, build_review
from tests.panels.conftest import Scene

pytestmark = pytest.mark.django_db


def answer(appointment: Appointment, by: User, day: date | None = None, **yes: bool) -> Appointment:
    """Answer no to every question but those in `yes`, today or on `day`."""
    return declare.run(
        appointment, by, declared_on=day or timezone.localdate(), other_roles="", qualified_because="Trained by SCIE.",
        **build_review.INDEPENDENT | yes,
    )  # fmt: skip


@pytest.fixture
def appointment() -> Appointment:
    return build_review.proposed(build_review.review().casefile, Role.PANEL_CHAIR)


def test_the_answers_are_kept_with_their_day(appointment: Appointment) -> None:
    done = answer(appointment, appointment.user, line_manager=True)
    assert done.status == "declared"
    assert done.declared_on == timezone.localdate()
    assert done.declaration
    assert done.declaration["line_manager"] is True
    assert done.declaration["qualified_because"] == "Trained by SCIE."


def test_it_may_be_answered_again_until_it_is_confirmed(appointment: Appointment) -> None:
    done = answer(answer(appointment, appointment.user), appointment.user, directly_involved=True)
    assert done.declaration == build_review.INDEPENDENT | {
        "directly_involved": True, "other_roles": "", "qualified_because": "Trained by SCIE.",
    }  # fmt: skip


def test_nobody_answers_for_somebody_else(appointment: Appointment) -> None:
    officer = build.member(Role.OFFICER, appointment.casefile.board)
    with pytest.raises(PermissionRefused):
        answer(appointment, officer)


def test_not_on_a_day_to_come(appointment: Appointment) -> None:
    with pytest.raises(ValidationError, match="not come yet"):
        answer(appointment, appointment.user, timezone.localdate() + timedelta(days=1))


def test_not_when_it_has_ended(appointment: Appointment) -> None:
    appointment.status = Appointment.Status.ENDED
    appointment.save()
    with pytest.raises(Refused, match="Ended"):
        answer(appointment, appointment.user)


def test_the_page_is_the_persons_alone(appointment: Appointment, client: Client) -> None:
    page = reverse("panels:appointment_declare", args=[appointment.public_id])
    client.force_login(build.member(Role.OFFICER, appointment.casefile.board))
    assert client.get(page).status_code == 403
    client.force_login(build.user())
    assert client.get(page).status_code == 404
    client.force_login(appointment.user)
    assert client.get(page).status_code == 200


def test_the_page_takes_the_answers_and_leads_to_the_persons_own_page(appointment: Appointment, client: Client) -> None:
    client.force_login(appointment.user)
    answers = dict.fromkeys(build_review.INDEPENDENT, "no")
    today = timezone.localdate()
    typed = answers | {"qualified_because": "Trained.", "declared_on": today.isoformat(), "version": "1"}
    done = client.post(reverse("panels:appointment_declare", args=[appointment.public_id]), typed, follow=True)
    assert done.status_code == 200
    assert "Your declaration is with the LSCB chair" in done.content.decode()
    assert "Trained." in done.content.decode()


def test_it_says_who_is_meant_and_names_an_agency_involved_to_nobody_who_may_not_know_of_it(
    scene: Scene, client: Client
) -> None:
    case, member_agency = scene.review.casefile, scene.police.name
    elsewhere = build.agency(build.board(), Agency.Discipline.HEALTH)
    with build.told(case):
        CaseAgency.objects.create(casefile=case, agency=elsewhere)
    holds, writes = Appointment.objects.get(user=scene.member), scene.with_author().author
    assert writes
    for one in (holds, writes):
        ask_anew.run(one, scene.officer)
    new = build_review.proposed(case, Role.OVERVIEW_AUTHOR)
    for one, knows in ((new, False), (holds, True), (writes, False)):
        client.force_login(one.user)
        shown = client.get(reverse("panels:appointment_declare", args=[one.public_id])).content.decode()
        assert f">{case.board}</dd>" in shown, one
        assert member_agency in shown, one
        assert (elsewhere.name in shown) is knows, one
        assert ("They are not named to you here" in shown) is not knows, one
