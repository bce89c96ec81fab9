"""A declaration that is owed anew is made on the page of the first, and what it says counts as the first did."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.appointments.corrections import correct
from panels.appointments.transitions import ask_anew, declare, release
from reviews.models import Review
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.roles import Role
from scr_portal.transitions import Refused
from tests import build, build_review
from tests.panels.appointments.test_asked_again import of, opens
from tests.panels.appointments.test_declare import answer
from tests.panels.conftest import Scene

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def officer(review: Review) -> User:
    return build.member(Role.OFFICER, review.casefile.board)


@pytest.fixture
def member(review: Review, officer: User) -> User:
    """A panel member who owes a new declaration."""
    person = build_review.appointed(review, Role.PANEL_MEMBER)
    ask_anew.run(of(person), officer)
    return person


def sends(person: User, **yes: str) -> str:
    """The page after the person has sent the form, with no to every question but those in `yes`."""
    client, one = Client(), of(person)
    client.force_login(person)
    page = reverse("panels:appointment_declare", args=[one.public_id])
    asked = client.get(page).content.decode()
    assert "An employer or a role of the appointed person has changed" in asked
    typed = dict.fromkeys(build_review.INDEPENDENT, "no") | yes
    typed |= {"qualified_because": "Trained anew.", "declared_on": TODAY().isoformat(), "version": str(one.version)}
    done = client.post(page, typed, follow=True)
    assert done.status_code == 200, done.content.decode()
    return done.content.decode()


def test_the_work_goes_on_and_what_was_declared_before_is_kept(member: User, chair: User) -> None:
    page = sends(member)
    assert "Your work on this case goes on" in page
    assert "Earlier declaration" in page
    assert page.index("Trained anew.") < page.index("Trained by SCIE.")
    one = of(member)
    assert (one.status, one.declared_on, one.anew_since) == ("confirmed", TODAY(), None)
    assert [day for day, _ in one.earlier_declarations] == [build_review.days_ago(20)]
    assert not Deadline.objects.filter(kind="declaration", is_running=True).exists()
    [told] = Message.objects.exclude(user=member)
    assert (told.address, "made anew: read it" in told.body) == (chair.email, True)


def test_an_answer_that_a_rule_stands_against_puts_it_on_hold(
    member: User, chair: User, officer: User, review: Review
) -> None:
    page = sends(member, line_manager="yes")
    assert "on hold: the LSCB chair looks at it" in page
    held = of(member)
    assert held.status == "frozen"
    assert held.why_stopped.startswith("The declaration was made anew. Nobody with a part in the case")
    assert opens(member, review.casefile) == 404
    told = Message.objects.filter(body__contains="on hold")
    assert {one.address for one in told} == {chair.email, officer.email, member.email}
    assert not any(member.name in one.body or review.casefile.label in one.body for one in Message.objects.all())
    with pytest.raises(Refused, match="part in the case"):
        release.run(held, chair)


def test_whoever_is_on_hold_can_make_it_and_is_released_by_the_chair_alone(
    member: User, chair: User, review: Review
) -> None:
    Appointment.objects.filter(user=member).update(status="frozen")
    assert "Your work on this case is on hold" in sends(member)
    assert of(member).status == "frozen"
    assert opens(member, review.casefile) == 404


def test_not_on_a_day_before_it_was_asked_for(member: User) -> None:
    with pytest.raises(ValidationError, match="a new declaration was asked for"):
        answer(of(member), member, TODAY() - timedelta(days=1))


def test_what_is_not_asked_for_is_not_made(member: User, client: Client) -> None:
    one = answer(of(member), member)
    with pytest.raises(Refused, match="The one you made stands"):
        answer(one, member)
    client.force_login(member)
    page = client.get(reverse("panels:appointment", args=[one.public_id]))
    assert "Tell the LSCB officer when" in page.content.decode()


def test_who_answers_for_an_agency_makes_none(review: Review) -> None:
    police = build.agency(review.casefile.board)
    answers = build_review.proposed(review.casefile, Role.REPRESENTATIVE, agency=police)
    assert declare.why_not(answers) == "Who answers for an agency makes no declaration."


def test_an_author_of_an_imr_writes_on_or_is_on_hold(scene: Scene) -> None:
    imr = scene.with_author()
    assert imr.author
    ask_anew.run(imr.author, scene.officer)
    assert build_review.declares(of(scene.author)).status == "confirmed"
    ask_anew.run(of(scene.author), scene.officer)
    assert build_review.declares(of(scene.author), directly_involved=True).status == "frozen"


def test_the_first_day_can_still_be_put_right(member: User, chair: User) -> None:
    one = answer(of(member), member)
    since = build_review.days_ago(15)
    assert correct.run(one, chair, field="since", day=since, reason="By the letter.").since == since
    with pytest.raises(ValidationError, match="it was made anew"):
        correct.run(of(member), chair, field="declared_on", day=build_review.days_ago(21), reason="By the letter.")
