"""The chair of another LSCB is let in to what they are invited to, until a day, and to nothing else."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from panels.appointments import transitions as appointments
from referrals.models import AgencyInvolvement, Consideration, Dissent, PeerChallenge, PeerHold, Referral
from referrals.peers import reading, transitions
from referrals.peers.corrections import correct
from referrals.peers.voids import void
from scr_portal import walls
from scr_portal.access import Appointment, grants
from scr_portal.access.rebuilding import differences, rebuild
from scr_portal.accounts import User
from scr_portal.bars.transitions import step_back
from scr_portal.documents import Document
from scr_portal.guests.models import GuestLink
from scr_portal.mail import Message
from scr_portal.people import Bar
from scr_portal.roles import Role
from scr_portal.transitions import PermissionRefused, Refused
from tests import build
from tests.lifecycle.holds import check_walls, rows_there
from tests.referrals.agencies.test_ask import asked as agency_asked
from tests.referrals.case import Place, days_ago
from tests.referrals.dissents.test_answer import dissent
from tests.referrals.peers.test_peers import ADVICE, asked, new, paper
from tests.reviews.team import browser

pytestmark = pytest.mark.django_db
LATER = days_ago(-10)
EMAIL = "marsh@fenland.example.org"


def invited(row: PeerChallenge, by: User, **said: Any) -> User:
    """The peer, as they are once they have come in by the link, or signed in."""
    usual: dict[str, Any] = {"name": "Lee Marsh", "email": EMAIL, "expires_on": LATER}
    row.refresh_from_db()
    row = reading.invite.run(row, by, **(usual | said))
    assert row.appointment
    person = User.objects.get(pk=row.appointment.user_id)
    person.guest_of = None if person.has_usable_password() else row.appointment_id
    return person


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def row(place: Place) -> PeerChallenge:
    """A question about a case on which a member has dissented and of which the office keeps a file."""
    consideration = dissent(place).consideration
    paper(consideration, place)
    return transitions.ask.run(new(consideration), place.chair, **asked())


def reads(person: User, model: type[Any], day: int = 0) -> bool:
    """Whether anything of the model is open to them on a day so far away: both floors say the same."""
    today = timezone.localdate() + timedelta(days=day)
    with walls.entered(person.pk, today, guest_of=person.guest_of):
        below = model.objects.exists()
    if not day:
        assert model.objects.visible_to(person).exists() is below, model
    return bool(below)


def test_a_peer_by_link_reads_what_they_are_asked_about_and_no_file(place: Place, row: PeerChallenge) -> None:
    peer = invited(row, place.chair)
    assert grants(peer).roles_on(row.casefile_id) == {Role.PEER}
    assert all(reads(peer, one) for one in (Referral, Consideration, Dissent, PeerChallenge))
    assert not any(reads(peer, one) for one in (Document, AgencyInvolvement))
    page = browser(peer).get(reverse("case", args=[row.casefile.public_id])).content.decode()
    assert "Are the criteria met?" in page
    assert "Record the advice" not in page
    [message] = Message.objects.filter(user=peer)
    assert row.casefile.reference not in message.body + message.subject
    assert not (reads(peer, Referral, 11))
    assert reads(peer, Referral, 10)


def test_the_chair_of_another_board_here_signs_in(place: Place, row: PeerChallenge) -> None:
    other = Place()
    peer = invited(row, place.chair, email=other.chair.email, name="Lee")
    assert peer == other.chair
    assert not GuestLink.objects.exists()
    assert Message.objects.get(user=peer).body.startswith("The chair of another board asks for your advice")
    assert reads(peer, Dissent)
    assert browser(peer).get(reverse("case", args=[row.casefile.public_id])).status_code == 200


def test_nobody_with_a_share_in_the_case_and_nobody_who_chairs_no_board(place: Place, row: PeerChallenge) -> None:
    other = Place()
    for somebody in (place.officer, place.acting_chair, place.constable, other.officer, other.constable):
        with pytest.raises(ValidationError) as wrong:
            invited(row, place.chair, email=somebody.email)
        assert wrong.value.message_dict == {"email": [reading.NOT_AS_A_PEER]}, somebody
    build.holds(user=other.chair, role=Role.BOARD_MEMBER, board=place.board)
    for somebody in (other.chair, build.administrator()):
        with pytest.raises(ValidationError, match="cannot be let in"):
            invited(row, place.chair, email=somebody.email)
    assert not Appointment.objects.filter(role=Role.PEER).exists()


def test_nor_whoever_also_works_for_an_agency_of_the_case(place: Place) -> None:
    involvement, other = agency_asked(place), Place()
    build.holds(user=other.chair, role=Role.SENIOR, agency=involvement.agency)
    row = transitions.ask.run(PeerChallenge(casefile=involvement.casefile), place.chair, **asked())
    with pytest.raises(ValidationError, match="cannot be let in"):
        invited(row, place.chair, email=other.chair.email)


def test_by_the_chair_alone_for_no_longer_than_a_link_and_not_about_one_document(
    place: Place, row: PeerChallenge
) -> None:
    for somebody in (place.officer, place.member, Place().chair):
        with pytest.raises(PermissionRefused):
            invited(row, somebody)
    for day in (days_ago(0), days_ago(-181)):
        with pytest.raises(ValidationError, match="no more than 180 days"):
            invited(row, place.chair, expires_on=day)
    consideration = Consideration.objects.get()
    about = asked(document=paper(consideration, place))
    other = transitions.ask.run(new(consideration), place.chair, **about)
    with pytest.raises(Refused, match="give the peer that one"):
        invited(other, place.chair)


def test_of_two_peers_at_once_each_reads_their_own_question(place: Place, row: PeerChallenge) -> None:
    second = asked(peer="Jo Vale", peer_board="Westmark LSCB", question="Is the scope too narrow?")
    other = transitions.ask.run(PeerChallenge(casefile=row.casefile), place.chair, **second)
    peer = invited(row, place.chair)
    signs_in = invited(other, place.chair, name="Jo", email=Place().chair.email)
    for person, own, hidden in ((peer, row, other), (signs_in, other, row)):
        with walls.entered(person.pk, timezone.localdate(), guest_of=person.guest_of):
            assert [one.pk for one in PeerChallenge.everything.all()] == [own.pk]
        assert [one.pk for one in PeerChallenge.everything.visible_to(person)] == [own.pk]
        page = browser(person).get(reverse("case", args=[row.casefile.public_id])).content.decode()
        assert own.question in page
        assert hidden.question not in page
        assert hidden.peer_board not in page
    check_walls([signs_in, place.chair, place.officer, place.member], row.casefile, rows_there(row.casefile))
    both = browser(place.chair).get(reverse("case", args=[row.casefile.public_id])).content.decode()
    assert row.question in both
    assert other.question in both


@pytest.mark.parametrize("ends", ["advised", "void", "stepped back", "another"])
def test_it_ends_at_once(place: Place, row: PeerChallenge, ends: str) -> None:
    peer = invited(row, place.chair)
    row.refresh_from_db()
    if ends == "advised":
        transitions.advise.run(row, place.chair, **ADVICE)
    elif ends == "void":
        void.run(row, place.chair, because="Asked twice.")
    elif ends == "stepped back":
        step_back.run(Bar(casefile=row.casefile), peer, reason="A cousin")
    else:
        invited(row, place.chair, email="another@fenland.example.org")
    person = User.objects.get(pk=peer.pk)
    person.guest_of = peer.guest_of
    assert not grants(person).roles_on(row.casefile_id)
    assert not reads(person, Referral)
    if ends != "stepped back":
        assert GuestLink.objects.get(user=peer).status == "revoked"
    if ends in ("advised", "void"):
        row = PeerChallenge.everything.get()
        assert row.audience == "office"
    PeerHold.objects.all().delete()
    assert {one.kind for one in differences()} == {"missing"}
    rebuild()
    assert not differences()


def test_the_question_is_the_office_s_again_where_the_appointment_had_ended_before(
    place: Place, row: PeerChallenge
) -> None:
    invited(row, place.chair)
    appointments.end.run(Appointment.objects.get(role=Role.PEER), place.chair, until=days_ago(0), why_stopped="Ill.")
    row.refresh_from_db()
    transitions.advise.run(row, place.chair, **ADVICE)
    assert PeerChallenge.objects.get().audience == "office"


def test_whoever_is_let_in_again_reads_until_the_new_day(place: Place, row: PeerChallenge) -> None:
    invited(row, place.chair)
    peer = invited(row, place.chair, expires_on=days_ago(-20))
    assert Appointment.objects.filter(role=Role.PEER).count() == 1
    assert [one.status for one in GuestLink.objects.order_by("pk")] == ["replaced", "open"]
    assert reads(peer, Referral, 20)
    assert not reads(peer, Referral, 21)
    row.refresh_from_db()
    correct.run(row, place.chair, field="until", day=days_ago(-12), reason="Agreed by telephone.")
    assert reads(peer, Referral, 20)


def test_the_page_says_what_is_read_and_until_when(place: Place, row: PeerChallenge, client: Client) -> None:
    client.force_login(place.chair)
    case = reverse("case", args=[row.casefile.public_id])
    page = reverse("referrals:peerchallenge_invite", args=[row.public_id])
    assert page in client.get(case).content.decode()
    shown = client.get(page).content.decode()
    assert "no file, and nothing that agencies or the family said" in shown
    assert 'value="Lee Marsh"' in shown
    said = {"version": "1", "name": "Lee Marsh", "email": EMAIL}
    wrong = client.post(page, said)
    assert wrong.status_code == 422
    assert "Enter the last day on which the peer may read" in wrong.content.decode()
    day = {f"expires_on_{number}": str(part) for number, part in enumerate((LATER.day, LATER.month, LATER.year))}
    assert client.post(page, said | day | {"expires_on": str(LATER)}).status_code == 302
    assert "The peer may read of the case here until" in client.get(case).content.decode()


def test_a_peer_gives_their_advice_in_their_own_words_and_reads_no_more(place: Place, row: PeerChallenge) -> None:
    peer = invited(row, place.chair)
    desk, address = browser(peer), reverse("referrals:peerchallenge_advise", args=[row.public_id])
    case = reverse("case", args=[row.casefile.public_id])
    assert "Give your advice" in desk.get(reverse("home")).content.decode()
    assert address in desk.get(case).content.decode()
    shown = desk.get(address).content.decode()
    assert "Are the criteria met?" in shown
    assert 'name="why"' not in shown
    assert 'name="advised_on-day"' not in shown
    row.refresh_from_db()
    said = {"version": str(row.version), "advice": " "}
    assert desk.post(address, said).status_code == 422
    forged = said | {"advice": "Hold it, and soon.", "followed": "yes", "why": "So there.", "advised_on": "2001-01-01"}
    ended = desk.post(address, forged)
    assert "Your advice is with the LSCB chair." in ended.content.decode()
    assert row.casefile.label not in ended.content.decode()
    row.refresh_from_db()
    assert (row.advice, row.advised_on, row.advised_by) == ("Hold it, and soon.", days_ago(0), peer)
    assert (row.followed, row.why) == ("", "")
    assert GuestLink.objects.get(user=peer).status == "revoked"
    assert not reads(User.objects.get(pk=peer.pk), Referral)
    told = {one.user for one in Message.objects.filter(body__startswith="The advice of the chair of another board")}
    assert {place.chair, place.officer} <= told
    office = browser(place.chair).get(case).content.decode()
    assert "written here by the peer" in office
    assert "Hold it, and soon." in office
    assert reverse("referrals:peerchallenge_regard", args=[row.public_id]) in office


def test_nobody_advises_in_the_place_of_another_peer_and_the_chair_s_record_is_said_to_be_theirs(
    place: Place, row: PeerChallenge
) -> None:
    other = transitions.ask.run(PeerChallenge(casefile=row.casefile), place.chair, **asked(peer_board="Westmark LSCB"))
    peer = invited(row, place.chair)
    invited(other, place.chair, email="vale@westmark.example.org")
    other.refresh_from_db()
    for verb in ("advise", "regard"):
        page = reverse(f"referrals:peerchallenge_{verb}", args=[other.public_id])
        assert browser(peer).post(page, {"version": str(other.version), "advice": "Mine."}).status_code == 404
    with pytest.raises(PermissionRefused):
        transitions.regard.run(other, peer, followed="yes", why="Mine.")
    with pytest.raises(Refused, match="asked of another peer"):
        transitions.advise.run(other, peer, **ADVICE)
    transitions.advise.run(other, place.chair, **ADVICE)
    office = browser(place.chair).get(reverse("case", args=[row.casefile.public_id])).content.decode()
    assert "Hold it." in office
    assert "written here by the peer" not in office


def test_who_is_asked_again_reads_what_they_advised_before(place: Place, row: PeerChallenge) -> None:
    peer = invited(row, place.chair, email=Place().chair.email)
    row.refresh_from_db()
    transitions.advise.run(row, peer, **ADVICE)
    again = asked(question="And the terms?", asked_on=days_ago(0))
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        second = transitions.ask.run(PeerChallenge(casefile=row.casefile), place.chair, **again)
        invited(second, place.chair, email=peer.email)
        page = browser(peer).get(reverse("case", args=[row.casefile.public_id])).content.decode()
    assert "And the terms?" in page
    assert "Hold it." in page
