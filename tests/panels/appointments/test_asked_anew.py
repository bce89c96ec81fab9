"""K15: who has declared owes a new declaration once the terms, the agencies, the board or the person changed."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.appointments.transitions import ask_anew, confirm, end, freeze, give_way, lapse
from panels.imrs.transitions import name_author
from referrals.agencies.voids import void
from referrals.models import AgencyInvolvement
from reviews.models import Review
from reviews.reviews.transitions import approve_terms, draft_terms
from scr_portal.access import Appointment
from scr_portal.accounts import User
from scr_portal.accounts.following import JOINED
from scr_portal.audit import Event
from scr_portal.audit.verifying import broken
from scr_portal.deadlines import Deadline
from scr_portal.mail import Message
from scr_portal.reminders.digests import digest
from scr_portal.roles import Role
from scr_portal.transfers.models import Transfer
from scr_portal.transfers.transitions import accept
from scr_portal.transfers.transitions import propose as offer
from scr_portal.transitions import PermissionRefused, Refused
from tests import build, build_review
from tests.panels.appointments.test_asked_again import asks, given, of
from tests.panels.conftest import Scene
from tests.referrals.case import Place

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
Happens = Callable[[Place, Review, User], None]
ROLES = (Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR, Role.PANEL_MEMBER, Role.DESIGNATED)


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def review(place: Place) -> Review:
    return build_review.review(place.board)


@pytest.fixture
def member(review: Review) -> User:
    return build_review.appointed(review, Role.PANEL_MEMBER)


def owed(person: User) -> str:
    """For what the person owes a new declaration; nothing where none is owed."""
    return of(person).anew_because


def the_terms_change(place: Place, review: Review, member: User) -> None:
    drafted = draft_terms.run(Review.objects.get(pk=review.pk), place.officer, terms="And the years before?")
    approve_terms.run(drafted, place.chair, approved_on=TODAY(), why_changed="The first years count too.")


def an_agency_comes(place: Place, review: Review, member: User) -> None:
    asks(place, review.casefile)


def an_agency_leaves(place: Place, review: Review, member: User) -> None:
    asks(place, review.casefile)
    Appointment.objects.update(anew_since=None, anew_because="")
    void.run(AgencyInvolvement.objects.get(), place.officer, because="The other force was meant.")


def another_board_leads(place: Place, review: Review, member: User) -> None:
    there = Place()
    transfer = Transfer(casefile=review.casefile, to_board=there.board)
    asked = offer.run(transfer, place.chair, to_board=there.board, reason="The family lives there.")
    accept.run(asked, there.chair)


def a_role_is_given(place: Place, review: Review, member: User) -> None:
    given(member, place.officer, role=Role.BOARD_MEMBER, board=place.board)


@pytest.mark.parametrize(
    ("happens", "because"),
    [
        (the_terms_change, "terms"),
        (an_agency_comes, "agencies"),
        (an_agency_leaves, "agencies"),
        (another_board_leads, "board"),
        (a_role_is_given, "person"),
    ],
)
def test_what_changes_is_asked_about_anew(
    happens: Happens, because: str, place: Place, review: Review, member: User
) -> None:
    happens(place, review, member)
    one = of(member)
    assert (one.status, one.anew_because, one.anew_since) == ("confirmed", because, TODAY())
    assert Event.objects.filter(kind="appointment.ask_anew", by=User.objects.system()).exists()
    assert broken(review.casefile) == []


def test_everybody_who_has_declared_on_this_case_is_asked_and_nobody_else(place: Place, review: Review) -> None:
    holding = [build_review.appointed(review, role) for role in ROLES]
    declared = build_review.declared(review.casefile, Role.CHECKER)
    proposed = build_review.proposed(review.casefile, Role.PANEL_MEMBER)
    on_hold = freeze.run(of(holding[2]), place.chair, why_stopped="To be looked at.")
    elsewhere = build_review.appointed(build_review.review(place.board), Role.PANEL_MEMBER)
    asks(place, review.casefile)
    assert all(owed(person) for person in (*holding, declared.user, on_hold.user))
    assert not owed(proposed.user)
    assert not owed(elsewhere)


def test_the_first_terms_of_a_review_change_nothing(place: Place) -> None:
    review = build_review.review(place.board, terms=False)
    member = build_review.appointed(review, Role.PANEL_MEMBER)
    drafted = draft_terms.run(review, place.officer, terms="What happened, and why?")
    approve_terms.run(drafted, place.chair, approved_on=TODAY())
    assert not owed(member)


def test_an_agency_that_joins_the_board_changes_no_list_of_the_case(place: Place, review: Review, member: User) -> None:
    for follow in JOINED:
        follow(build.agency(place.board), place.board)
    assert not owed(member)


def test_it_is_owed_once_however_much_changes(place: Place, review: Review, member: User) -> None:
    asks(place, review.casefile)
    the_terms_change(place, review, member)
    assert owed(member) == "agencies"
    assert Event.objects.filter(kind="appointment.ask_anew").count() == 1
    assert Message.objects.filter(address=member.email, body__contains="anew").count() == 1


def test_the_mail_names_nobody_and_leads_to_the_page(place: Place, review: Review, member: User) -> None:
    asks(place, review.casefile)
    [told] = Message.objects.filter(body__contains=reverse("panels:appointment_declare", args=[of(member).public_id]))
    assert told.address == member.email
    for name in (str(place.police), str(place.board), review.casefile.label, member.name):
        assert name not in told.subject + told.body


def test_whoever_owes_it_works_on_meanwhile(place: Place, review: Review, member: User, client: Client) -> None:
    asks(place, review.casefile)
    client.force_login(member)
    page = client.get(reverse("case", args=[review.casefile.public_id])).content.decode()
    assert "Declare your independence anew: SCR panel member" in page
    assert "The agencies that have a part in the case have changed" in page
    assert "Declare your independence anew as SCR panel member" in client.get(reverse("home")).content.decode()


@pytest.mark.parametrize("reader", ["officer", "chair"])
def test_the_office_reads_who_owes_it_and_since_when(
    reader: str, place: Place, review: Review, member: User, client: Client
) -> None:
    asks(place, review.casefile)
    words = f"New declaration owed since {TODAY().day} {TODAY():%B %Y}"
    client.force_login(getattr(place, reader))
    for page in ("case", "panels:appointments"):
        assert words in client.get(reverse(page, args=[review.casefile.public_id])).content.decode()
    dates = client.get(reverse("case_dates", args=[review.casefile.public_id])).content.decode().replace("</a>", "")
    assert f"made anew: SCR panel member, {member.name}" in dates
    assert "made anew: SCR panel member" in client.get(reverse("home")).content.decode()
    own = client.get(reverse("panels:appointment", args=[of(member).public_id])).content.decode()
    assert "The agencies that have a part in the case have changed" in own


def test_nobody_is_appointed_on_a_declaration_made_before_something_changed(place: Place, review: Review) -> None:
    waits = build_review.declared(review.casefile, Role.PANEL_MEMBER)
    asks(place, review.casefile)
    with pytest.raises(Refused, match="has changed since the declaration"):
        confirm.run(of(waits.user), place.chair, since=TODAY())
    again = build_review.declares(of(waits.user))
    assert confirm.run(again, place.chair, since=TODAY()).status == "confirmed"


def test_the_officer_asks_for_it_when_the_person_has_another_employer(
    place: Place, review: Review, member: User, client: Client
) -> None:
    page = reverse("panels:appointment_ask_anew", args=[of(member).public_id])
    client.force_login(place.chair)
    assert client.get(page).status_code == 403
    client.force_login(place.officer)
    assert client.post(page, {"version": str(of(member).version)}).status_code == 302
    assert owed(member) == "person"
    assert client.get(page).status_code == 409
    with pytest.raises(PermissionRefused):
        ask_anew.run(of(member), member)


def the_review_ends(one: Appointment, chair: User) -> None:
    lapse.run(one, chair)


def the_chair_ends_it(one: Appointment, chair: User) -> None:
    end.run(one, chair, until=TODAY(), why_stopped="Moved away.")


def somebody_takes_over(one: Appointment, chair: User) -> None:
    successor = build_review.declared(one.casefile, Role.PANEL_MEMBER)
    successor.in_place_of, successor.why_in_place = one, "A long illness."
    successor.save()
    give_way.run(one, chair, until=TODAY())


@pytest.mark.parametrize("ends", [the_review_ends, the_chair_ends_it, somebody_takes_over])
def test_it_is_owed_no_more_when_the_appointment_ends(
    ends: Callable[[Appointment, User], None], place: Place, review: Review, member: User
) -> None:
    asks(place, review.casefile)
    running = Deadline.objects.filter(kind="declaration", is_running=True)
    assert running.get().person == member
    ends(of(member), place.chair)
    assert (owed(member), of(member).status, running.exists()) == ("", "ended", False)


def test_nor_when_the_agency_names_another_author(scene: Scene) -> None:
    imr = scene.with_author()
    assert imr.author
    author = ask_anew.run(imr.author, scene.officer)
    name_author.run(
        imr, scene.senior, email=build.user().email, name="", position="Inspector", directly_concerned=False,
        immediate_manager=False,
    )  # fmt: skip
    author.refresh_from_db()
    assert (author.status, author.anew_since) == ("ended", None)


def test_the_person_alone_is_reminded_by_a_rule_of_the_portal(place: Place, review: Review, member: User) -> None:
    asks(place, review.casefile)
    for days in range(40):
        digest(datetime.combine(TODAY() + timedelta(days), time(9)))
    told = Message.objects.filter(body__contains="Declaration of independence made anew")
    assert [(one.address, "No day is laid down" in one.body) for one in told] == [(member.email, True)] * 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"anew_since": date(2014, 3, 3)},
        {"anew_because": "terms"},
        {"anew_since": date(2014, 3, 3), "anew_because": "terms", "status": "ended"},
        {"anew_since": date(2014, 3, 3), "anew_because": "terms", "declaration": None},
    ],
)
def test_the_database_keeps_day_and_reason_together_while_the_appointment_lasts(
    wrong: dict[str, object], member: User
) -> None:
    with pytest.raises(IntegrityError, match="owes_a_declaration_anew"), transaction.atomic():
        Appointment.objects.filter(user=member).update(**wrong)
