"""A designated professional is proposed, declares and is confirmed like the others, and works as one of the panel."""

import pytest
from django.urls import reverse

from panels.appointments.transitions import confirm, declare
from scr_portal.access import Appointment, forget
from scr_portal.roles import Role
from tests import build
from tests.build_review import INDEPENDENT
from tests.reviews.team import Team, browser, today

pytestmark = pytest.mark.django_db


def test_from_the_page_of_the_office_to_the_page_of_the_case() -> None:
    team = Team()
    doctor = build.user("Dr Senara Rowe")
    page, officer = reverse("panels:appointment_propose", args=[team.casefile.public_id]), browser(team.officer)
    assert "Designated professional" in officer.get(page).content.decode()
    said = {
        "email": doctor.email, "name": doctor.name, "role": "designated", "position": "Designated doctor",
        "organisation": "A trust", "competence": "Fifteen years",
    }  # fmt: skip
    assert officer.post(page, said).status_code == 302
    one = Appointment.objects.get(user=doctor)
    case = f"/cases/{team.casefile.public_id}/"
    assert browser(doctor).get(case).status_code == 404
    one.casefile = team.casefile
    one = declare.run(one, doctor, declared_on=today(), other_roles="", qualified_because="Trained", **INDEPENDENT)
    confirm.run(one, team.chair, since=today())
    forget([doctor])
    assert (one.role, browser(doctor).get(case).status_code) == (Role.DESIGNATED, 200)
    assert browser(doctor).get(f"{case}lessons/record/").status_code == 200
    assert browser(doctor).get(f"{case}family/record/").status_code == 403
    shown = browser(doctor).get(reverse("reviews:review", args=[team.review.public_id])).content.decode()
    assert "Terms of reference" in shown
