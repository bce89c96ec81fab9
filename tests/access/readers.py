"""Everybody who may ask for an address, and the three cases they ask about."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from unittest import mock

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from panels.models import AgencyRequest
from referrals.links import sending
from referrals.models import AgendaItem, Consideration, Meeting, Referral, ReferralLink
from referrals.peers.models import PeerChallenge
from reviews.models import EarlyLesson, Extension, FamilyContact, FamilyView, Review, StaffContact
from scr_portal.access import Appointment, AppointmentPermission, grants
from scr_portal.access.emergencies import LASTS, EmergencyAccess
from scr_portal.access.rebuilding import rebuild
from scr_portal.accounts import Membership, User
from scr_portal.accounts.addresses import AddressChange
from scr_portal.accounts.users import NO_APPOINTMENT
from scr_portal.alerts.models import Alert
from scr_portal.body_requests.models import BodyRequest
from scr_portal.casefiles import CaseAgency, CaseFile
from scr_portal.chases.models import Chase
from scr_portal.documents import Document
from scr_portal.exports.models import MemoryExport
from scr_portal.guests.models import GuestLink
from scr_portal.guidance.base import Act
from scr_portal.letters.models import Letter
from scr_portal.notices import Notice
from scr_portal.partners.models import PartnerAnswer, PartnerBoard, PartnerPaper
from scr_portal.people import Bar, Person
from scr_portal.quarantines.models import Quarantine
from scr_portal.recounts.models import Recount
from scr_portal.roles import OF_BODY, Audience, Role
from scr_portal.transfers.models import Transfer
from tests import build, build_review
from tests.audit.tampering import past_the_guards
from tests.world import ASHBY, ELMTON, World, visit

OWN, OTHER, ELSEWHERE = "own case", "other case of the board", "case of another board"
CASES = (OWN, OTHER, ELSEWHERE)
SIGNED_OUT, NO_ROLE = "signed out", "no role"
LINKED = (Role.PANEL_MEMBER, Role.OVERVIEW_AUTHOR, Role.IMR_AUTHOR, Role.REPRESENTATIVE)
GUESTS = {f"{role} by link": role for role in LINKED}
REFERRER = "guest who refers"
SHORT: dict[str, str] = {
    SIGNED_OUT: "out", NO_ROLE: "non", Role.ADMINISTRATOR: "adm",
    Role.OFFICER: "off", Role.CHAIR: "chr", Role.ACTING_CHAIR: "act", Role.SUBCOMMITTEE: "sub",
    Role.BOARD_MEMBER: "brd", Role.EMERGENCY: "emg", Role.SENIOR: "snr", Role.REPRESENTATIVE: "rep",
    Role.PANEL_CHAIR: "pch", Role.PANEL_MEMBER: "pmb", Role.OVERVIEW_AUTHOR: "ova", Role.IMR_AUTHOR: "ima",
    Role.DESIGNATED: "dsg", Role.CHECKER: "chk", Role.NATIONAL_PANEL: "nat", Role.OFSTED: "ofs",
    **dict(zip(GUESTS, ("pm*", "ov*", "im*", "rp*"), strict=True)), REFERRER: "rf*",
}  # fmt: skip
"""Every reader, in the order of the columns, with the head of the column."""
READERS = tuple(SHORT)


@dataclass(frozen=True)
class Asked:
    """The world in which the matrix is measured, and its three cases."""

    world: World
    cases: dict[str, CaseFile]


def prepare(world: World) -> Asked:
    """Nobody but the board has a role on the other case; the LSCB chair is away, and somebody has an emergency."""
    published = [world.case("published"), world.case("approved"), world.case("published", ELMTON)]
    cases = dict(zip(CASES, published, strict=True))
    build_review.appointed_by_steps(
        cases[OWN], Role.DESIGNATED, *map(world.member, (Role.DESIGNATED, Role.OFFICER, Role.CHAIR))
    )
    with past_the_guards():
        _hand_to_strangers(cases[OTHER])
        _sent_by(cases[OWN], world.member(Role.REPRESENTATIVE))
        _sent_by(cases[OTHER], build.user("Who referred"))
        for case in cases.values():
            _seldom(case)
        represents = Membership.objects.get(user=world.member(Role.REPRESENTATIVE), role=Role.REPRESENTATIVE)
        first = Appointment.objects.earliest("pk")
        Appointment.objects.create(
            pk=first.pk - 1,  # the oldest, for the addresses name the newest of an agency
            casefile=cases[OWN], user=build.user("Who answers"), role=Role.REPRESENTATIVE, agency=represents.agency,
            since=timezone.localdate(), status=Appointment.Status.CONFIRMED,
        )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")  # as they are outside of past_the_guards
    rebuild()
    build.away(world.member(Role.CHAIR))
    for place in (ASHBY, ELMTON):
        _proposed(world, place)
        _link_to_refer(world, place)
    return Asked(world, cases)


def _proposed(world: World, place: str) -> None:
    """A role and an address that wait for the board's office; both have the same public id."""
    by, new = User.objects.earliest("pk"), build.user("New member")
    role = Membership.objects.create(
        user=new, role=Role.SUBCOMMITTEE, board=world.board(place), since=timezone.localdate() + timedelta(days=1),
        status=Membership.Status.PROPOSED, proposed_by=by,
    )  # fmt: skip
    member = world.member(Role.REPRESENTATIVE, place)
    AddressChange.ask(member, "another@example.org", by)
    AddressChange.objects.filter(user=member).update(public_id=role.public_id)


def _link_to_refer(world: World, place: str) -> None:
    """Sent to somebody who has not used it."""
    officer, until = world.member(Role.OFFICER, place), timezone.localdate() + timedelta(days=30)
    sending.send(world.board(place), officer, name="A nurse", email=f"nurse.{place}@example.org", expires_on=until)


def _sent_by(case: CaseFile, person: User) -> None:
    """Who referred did so through the portal."""
    Referral.objects.filter(casefile=case).update(sent_by=person)


def _hand_to_strangers(case: CaseFile) -> None:
    """Its agencies are others, and whoever is appointed to it is somebody else, who has the rights."""
    for involved in CaseAgency.objects.filter(casefile=case):
        CaseAgency.objects.filter(pk=involved.pk).update(agency=build.agency(case.board))
    appointments = Appointment.objects.filter(casefile=case)
    for person in set(appointments.values_list("user", flat=True)):
        stranger = build.user("Somebody else")
        for kind in AppointmentPermission.__subclasses__():
            kind._default_manager.filter(appointment__in=appointments.filter(user=person)).update(user=stranger)
        appointments.filter(user=person).update(user=stranger)


def _locked_away(case: CaseFile, by: User) -> None:
    """A file on the wrong case, which waits for the word of officer and chair."""
    now, child = timezone.now(), Person.objects.filter(casefile=case).earliest("pk")
    document = Document.objects.create(
        casefile=case, about=child.subject, kind="imr", title="Of another family", content_type="application/pdf",
        extension="pdf", size=1, sha256="0" * 64, kept_by=by, audience=Audience.NOBODY, locked_at=now,
    )  # fmt: skip
    Quarantine.objects.create(
        casefile=case, document=document, was_for=Audience.PANEL, reason="Theirs", locked_by=by, locked_at=now,
        audience=Audience.OFFICE,
    )  # fmt: skip


def _partner(case: CaseFile, by: User) -> None:
    """A board of which nobody asks for an address was sent something."""
    today, office, board = timezone.localdate(), Audience.OFFICE, build.board()
    partner = PartnerBoard.objects.create(casefile=case, board=board, since=today, reason="Theirs", audience=office)
    paper = PartnerPaper.objects.create(
        casefile=case, partner=partner, to_board=board, message="It", sent_by=by, sent_on=today, audience=office
    )
    PartnerAnswer.objects.create(
        casefile=case, paper=paper, partner=partner, answer="So", answered_by=by, audience=office
    )


def _on_an_agenda(case: CaseFile, by: User) -> None:
    """An item of a meeting of today, chaired by the member who stands for all."""
    board, today = case.board, timezone.localdate()
    chair = Membership.objects.get(board=board, role=Role.SUBCOMMITTEE, status="confirmed").user
    meeting, _ = Meeting.objects.get_or_create(
        board=board, meets_on=today, meets_at=time(14, 30), place="Online", chair=chair, quorum=1, planned_by=by
    )
    AgendaItem.objects.create(
        casefile=case, meeting=meeting, meets_on=today, consideration=Consideration.objects.filter(casefile=case)[0]
    )


def _letter_of_a_body(case: CaseFile) -> None:
    """It has read of the decision, and wants to know more: the national panel, where the edition has one."""
    told = Notice.objects.filter(casefile=case, act=Act.DECISION_TO_HOLD).select_related("body")
    notice = told.filter(body__slug="national_panel").first() or told.earliest("pk")
    assert notice.body
    BodyRequest.objects.create(
        casefile=case, notice=notice, body=notice.body, kind="information", asks="How old was the child?",
        received_on=timezone.localdate(),
    )  # fmt: skip


def _seldom(case: CaseFile) -> None:
    """Rows that the way of a case does not come by, so that there is something to ask for."""
    today, now = timezone.localdate(), timezone.now()
    appointment = Appointment.objects.filter(casefile=case).earliest("pk")
    stranger, by = appointment.user, User.objects.earliest("pk")
    reader = build.member(Role.BOARD_MEMBER, case.board, "Reader in an emergency")
    office, tomorrow = Audience.OFFICE, today + timedelta(days=1)
    Bar.objects.create(casefile=case, user=build.user(), proposed_by=by, since=today, until=tomorrow, audience=office)
    GuestLink.objects.create(
        casefile=case, appointment=appointment, user=stranger, sent_on=today, expires_on=today, audience=office
    )
    PeerChallenge.objects.create(casefile=case, peer="A peer", peer_board="Their LSCB", asked_on=today, audience=office)
    MemoryExport.objects.create(
        casefile=case, made_for="Them", reason="Asked", made_by=by, made_at=now, last_seq=3, audience=office
    )
    review = Review.objects.filter(casefile=case).latest("pk")
    Extension.objects.create(casefile=case, review=review, decided_on=today, due_on=tomorrow, reason="Time")
    EarlyLesson.objects.create(casefile=case, lesson="So", to_do="This", owner="They", identified_on=today)
    FamilyContact.objects.create(casefile=case, who="Mother", stage="informed", stage_on=today)
    FamilyView.objects.create(casefile=case, who="Mother", said="So", said_on=today)
    _letter_of_a_body(case)
    agency = case.agencies.order_by("pk").first()
    Alert.objects.create(casefile=case, kind="risk", text="A dog")
    _on_an_agenda(case, by)
    Chase.objects.create(
        casefile=case, agency=agency, tier="people", route="mail", chased_on=today, chased_by=by, whom="They", what="It"
    )
    AgencyRequest.objects.create(
        casefile=case, agency=agency, kind="feedback", what="Tell them", asked_on=today, due_on=tomorrow
    )
    StaffContact.objects.create(
        casefile=case, agency=agency, who="Nurse", stage="explained", interview="may", stage_on=today
    )
    EmergencyAccess.objects.create(
        casefile=case, user=reader, reason="In danger", begins_at=now, ends_at=now + LASTS, audience=office
    )
    Transfer.objects.create(
        casefile=case, from_board=case.board, to_board=build.board(), reason="They live there", audience=office
    )
    Recount.objects.create(casefile=case, counts_by=0, audience=Audience.SHARED)
    Letter.objects.create(casefile=case, kind="family", to="Mother", text="Dear Mother", audience=office)
    _partner(case, by)
    _locked_away(case, by)


@pytest.fixture(scope="module")
def asked(world_database: tuple[str, Path], django_db_blocker: DjangoDbBlocker) -> Iterator[Asked]:
    """The world with three cases made ready; each request is undone, so that all readers may share it.

    It holds the connection for the module: no test of it may ask for another world. The brief is not laid out anew for
    each reader: that takes a process of its own, and has tests of its own.
    """
    with django_db_blocker.unblock(), visit(*world_database) as world, pytest.MonkeyPatch.context() as patched:
        patched.setattr("scr_portal.casework.brief_page.laid_out", lambda _pages: b"%PDF-1.7")
        yield prepare(world)


@contextmanager
def browser(asked: Asked, reader: str) -> Iterator[Client]:
    """A browser in which this reader is signed in, as a fresh copy at each request, with rights loaded once.

    That signing in and the end of rights hold at each request is tested elsewhere; here thousands are asked. What
    others asked counts in no limit on wrong addresses.
    """
    cache.clear()
    if reader == SIGNED_OUT:
        yield Client()
        return
    person = person_of(asked, reader)
    grants(person)
    with mock.patch("django.contrib.auth.get_user", side_effect=lambda request: copy(person)):
        yield Client()


def person_of(asked: Asked, reader: str) -> User:
    """Who stands for this reader."""
    match reader:
        case Role.ADMINISTRATOR:
            return User.objects.get(email="administrator@example.org")
        case "no role":
            return User.objects.get(email="nobody@example.org")
        case Role.EMERGENCY:
            return EmergencyAccess.objects.get(casefile=asked.cases[OWN]).user
        case _ if reader in GUESTS:
            return _guest(asked, GUESTS[reader])
        case "guest who refers":
            return _referrer(asked)
        case Role.IMR_AUTHOR:
            return _appointed(asked, Role.IMR_AUTHOR).user
        case _:
            return asked.world.member(Role(reader), "body" if reader in OF_BODY else ASHBY)


def _referrer(asked: Asked) -> User:
    """Who has come by the link that the office has sent, and has sent no referral yet."""
    link = ReferralLink.objects.select_related("user").get(board=asked.cases[OWN].board)
    link.user.guest_of, link.user.refers_to = NO_APPOINTMENT, link.board_id
    return link.user


def _appointed(asked: Asked, role: Role) -> Appointment:
    held = Appointment.objects.filter(casefile=asked.cases[OWN], role=role, status=Appointment.Status.CONFIRMED)
    return held.select_related("user").earliest("pk")


def _guest(asked: Asked, role: Role) -> User:
    appointment = _appointed(asked, role)
    appointment.user.guest_of = appointment.pk
    return appointment.user
