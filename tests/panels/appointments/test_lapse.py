"""With the review end all appointments to it, whatever they were, and with them every right they gave."""

import pytest
from django.utils import timezone

from panels.appointments import transitions
from reviews.reviews import transitions as reviews
from scr_portal.access import Appointment, Grants
from scr_portal.accounts import User
from scr_portal.audit import Event
from scr_portal.casefiles import CaseFile
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused
from tests import build_review
from tests.reviews.reviews.test_close import accepted, close
from tests.reviews.reviews.test_discontinue import WORDS
from tests.reviews.team import Team, browser, today

pytestmark = pytest.mark.django_db


def roles(user: User, case: CaseFile) -> set[Role]:
    """What the person holds on the case now."""
    return Grants(User.objects.get(pk=user.pk), timezone.localdate()).roles_on(case.pk)


def test_when_the_review_is_discontinued_nobody_keeps_anything_by_an_appointment() -> None:
    team = Team()
    author = build_review.appointed(team.review, Role.OVERVIEW_AUTHOR)
    proposed = build_review.proposed(team.casefile, Role.PANEL_MEMBER)
    colleague = build_review.appointed(team.review, Role.PANEL_MEMBER, team.senior)
    address = f"/cases/{team.casefile.public_id}/"
    assert browser(team.panel_chair).get(address).status_code == 200
    reviews.discontinue.run(team.review, team.chair, discontinued_on=today(), **WORDS)
    assert [roles(one, team.casefile) for one in (team.panel_chair, author, proposed.user)] == [set()] * 3
    assert roles(colleague, team.casefile) == {Role.SENIOR}
    assert browser(team.panel_chair).get(address).status_code == 404
    ended = Event.objects.filter(kind="appointment.lapse").values_list("sentence", flat=True)
    assert len(ended) == 4
    assert f"An appointment ended with the review: Overview author: {author}" in ended


def test_when_it_is_closed_too() -> None:
    team = accepted()
    close(team)
    assert roles(team.panel_chair, team.casefile) == set()
    appointment = Appointment.objects.get()
    assert (appointment.status, appointment.until) == ("ended", today())


def test_it_is_not_for_anybody_else() -> None:
    team = Team()
    with pytest.raises(PermissionRefused):
        transitions.lapse.run(Appointment.objects.get(), team.officer)
