"""K15: whoever is independent no more, since an agency, a role or a board's agencies changed, is put on hold."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.appointments.transitions import release
from referrals.agencies.transitions import ask
from referrals.models import AgencyInvolvement
from reviews.models import Review
from scr_portal.access import Appointment
from scr_portal.accounts import Membership, User
from scr_portal.accounts.confirming import settle
from scr_portal.audit import Event
from scr_portal.audit.verifying import broken
from scr_portal.casefiles import CaseFile
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import Refused
from tests import build, build_review
from tests.referrals.case import Place
from tests.referrals.meetings.sitting import in_days

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def review(place: Place) -> Review:
    return build_review.review(place.board)


def of(person: User) -> Appointment:
    return Appointment.objects.get(user=person)


def asks(place: Place, case: CaseFile) -> None:
    """The police have a part in the case too."""
    ask.run(AgencyInvolvement(casefile=case), place.officer, agency=place.police, asked_on=TODAY())


def works_for_the_police(place: Place, person: User) -> User:
    Appointment.objects.filter(user=person).update(employer=place.police)
    return person


def given(person: User, confirms: User, since: date | None = None, **role: object) -> None:
    """A standing role that an administrator proposed, and an office confirmed."""
    proposed = build.holds(
        user=person, status="proposed", proposed_by=build.administrator(), since=since or TODAY(), **role
    )
    assert settle(Membership.objects.get(pk=proposed.pk), confirms, confirmed=True)


def opens(person: User, case: CaseFile) -> int:
    client = Client()
    client.force_login(User.objects.get(pk=person.pk))
    return client.get(reverse("case", args=[case.public_id])).status_code


def test_an_agency_comes_to_the_case_for_which_the_author_works(place: Place, review: Review) -> None:
    case = review.casefile
    author = works_for_the_police(place, build_review.appointed(review, Role.OVERVIEW_AUTHOR))
    member = works_for_the_police(place, build_review.appointed(review, Role.PANEL_MEMBER))
    assert opens(author, case) == 200
    asks(place, case)
    held = of(author)
    assert (held.status, of(member).status) == ("frozen", "confirmed")
    assert held.why_stopped.startswith(f"{place.police} has a part in the case now. The overview author may not belong")
    assert opens(author, case) == 404
    told = Message.objects.filter(body__contains=reverse("panels:appointment", args=[held.public_id]))
    assert {one.address for one in told} == {place.chair.email, place.officer.email, author.email}
    assert not any(str(place.police) in one.body or case.label in one.body for one in told)
    with pytest.raises(Refused):
        release.run(held, place.chair)
    assert broken(case) == []


def test_an_agency_that_changes_nothing_puts_nobody_on_hold(place: Place, review: Review) -> None:
    free = build_review.appointed(review, Role.OVERVIEW_AUTHOR)
    asks(place, review.casefile)
    assert of(free).status == "confirmed"
    assert not Event.objects.filter(kind="appointment.freeze").exists()


@pytest.mark.parametrize("of_what", ["board", "agency"])
def test_a_role_is_confirmed_later(of_what: str, place: Place, review: Review) -> None:
    author = build_review.appointed(review, Role.OVERVIEW_AUTHOR)
    asks(place, review.casefile)
    elsewhere = build_review.appointed(build_review.review(), Role.OVERVIEW_AUTHOR, author)
    role = {"board": Role.BOARD_MEMBER, "agency": Role.REPRESENTATIVE}[of_what]
    given(author, place.officer, None, role=role, **{of_what: {"board": place.board, "agency": place.police}[of_what]})
    held = Appointment.objects.get(casefile=review.casefile, user=author)
    assert held.status == "frozen"
    assert "A role was given" in held.why_stopped
    assert Appointment.objects.exclude(pk=held.pk).get(user=elsewhere).status == "confirmed"
    assert Event.objects.get(kind="appointment.freeze").by == User.objects.system()
    assert broken(review.casefile) == []


def test_a_role_that_is_to_come_is_put_before_the_chair_now(place: Place, review: Review) -> None:
    author = build_review.appointed(review, Role.OVERVIEW_AUTHOR)
    given(author, place.officer, in_days(30), role=Role.SUBCOMMITTEE, board=place.board)
    assert of(author).status == "frozen"


def test_a_role_that_is_refused_changes_nothing(place: Place, review: Review) -> None:
    author = build_review.appointed(review, Role.OVERVIEW_AUTHOR)
    proposed = build.holds(
        user=author, role=Role.BOARD_MEMBER, board=place.board, status="proposed", proposed_by=build.administrator()
    )
    assert settle(Membership.objects.get(pk=proposed.pk), place.officer, confirmed=False)
    assert of(author).status == "confirmed"


def test_the_agency_of_the_panel_chair_becomes_a_member_of_the_board(place: Place, review: Review) -> None:
    other = Place()
    panel_chair = build_review.appointed(review, Role.PANEL_CHAIR)
    Appointment.objects.filter(user=panel_chair).update(employer=other.police)
    client = Client()
    client.force_login(other.officer)
    path = reverse("scr_portal:board_agency", args=[other.board.public_id, other.police.public_id])
    sent = client.post(path, {"change": "joins", "joins": place.board.public_id})
    assert sent.status_code == 302, sent.content.decode()
    assert of(panel_chair).status == "frozen"
    assert f"{other.police} is a member of {place.board} now." in of(panel_chair).why_stopped


def test_the_person_hears_when_it_goes_on(place: Place, review: Review) -> None:
    author = works_for_the_police(place, build_review.appointed(review, Role.OVERVIEW_AUTHOR))
    asks(place, review.casefile)
    Appointment.objects.filter(user=author).update(employer=None)
    release.run(of(author), place.chair)
    assert Message.objects.filter(address=author.email, body__contains="on hold no longer").exists()
    assert opens(author, review.casefile) == 200
