"""Everybody who may ask for an address, and the three cases they ask about."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from unittest import mock

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from referrals.links import sending
from referrals.models import PeerChallenge, Referral, ReferralLink, UnsentRisk
from referrals.referrals.unsent import begin
from scr_portal.access import Appointment, AppointmentPermission, grants
from scr_portal.access.emergencies import EmergencyAccess
from scr_portal.access.handouts import Handout
from scr_portal.access.rebuilding import rebuild
from scr_portal.accounts import Membership, User
from scr_portal.accounts.addresses import AddressChange
from scr_portal.accounts.users import NO_APPOINTMENT
from scr_portal.casefiles import CaseAgency, CaseFile
from scr_portal.documents import Document
from scr_portal.drafts import Draft
from scr_portal.people import Bar
from scr_portal.roles import HANDED_TO, OF_BODY, Audience, Role
from tests import build
from tests.access.seldom import add_what_is_seldom
from tests.audit.tampering import past_the_guards
from tests.world import ASHBY, ELMTON, World, visit

OWN, OTHER, ELSEWHERE = "own case", "other case of the board", "case of another board"
CASES = (OWN, OTHER, ELSEWHERE)
SIGNED_OUT, NO_ROLE = "signed out", "no role"
LINKED = (Role.PANEL_MEMBER, Role.OVERVIEW_AUTHOR, Role.IMR_AUTHOR, Role.REPRESENTATIVE, Role.PEER)
GUESTS = {f"{role} by link": role for role in LINKED}
REFERRER = "guest who refers"
BARRED = "officer who has stepped back"
READS_PAPERS = "Member who reads papers"
SHORT: dict[str, str] = {
    SIGNED_OUT: "out", NO_ROLE: "non", Role.ADMINISTRATOR: "adm",
    Role.OFFICER: "off", Role.CHAIR: "chr", Role.ACTING_CHAIR: "act", Role.SUBCOMMITTEE: "sub",
    Role.BOARD_MEMBER: "brd", Role.ACCEPTING_MEMBER: "acc", Role.EMERGENCY: "emg",
    Role.SENIOR: "snr", Role.REPRESENTATIVE: "rep",
    Role.PANEL_CHAIR: "pch", Role.PANEL_MEMBER: "pmb", Role.OVERVIEW_AUTHOR: "ova",
    Role.IMR_AUTHOR: "ima", Role.DESIGNATED: "dsg", Role.CHECKER: "chk", Role.PEER: "pee",
    Role.NATIONAL_PANEL: "nat", Role.OFSTED: "ofs",
    **dict(zip(GUESTS, ("pm*", "ov*", "im*", "rp*", "pe*"), strict=True)), REFERRER: "rf*", BARRED: "bar",
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
    with past_the_guards():
        _hand_to_strangers(cases[OTHER])
        _sent_by(cases[OWN], world.member(Role.REPRESENTATIVE))
        _sent_by(cases[OTHER], build.user("Who referred"))
        _barred(cases[OWN])
        for case in cases.values():
            add_what_is_seldom(case)
        _handed_out(cases[OWN])
        _peer(cases[OWN])
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
    build.away(world.member(Role.CHAIR, ELMTON), build.FAR_AWAY, build.FAR_AWAY + timedelta(days=7))
    for place in (ASHBY, ELMTON):
        _proposed(world, place)
        _link_to_refer(world, place)
        begin(world.board(place), world.member(Role.OFFICER, place))
        _at_risk(world, place)
    return Asked(world, cases)


def _proposed(world: World, place: str) -> None:
    """A role and an address that wait for the board's office; both have the same public id."""
    by, new = User.objects.earliest("pk"), build.user("New member")
    role = build.holds(
        user=new, role=Role.SUBCOMMITTEE, board=world.board(place), since=timezone.localdate() + timedelta(days=1),
        status=Membership.Status.PROPOSED, proposed_by=by,
    )  # fmt: skip
    member = world.member(Role.REPRESENTATIVE, place)
    AddressChange.ask(member, "another@example.org", by, [world.board(place)])
    AddressChange.objects.filter(user=member).update(public_id=role.public_id)


def _link_to_refer(world: World, place: str) -> None:
    """Sent to somebody who has not used it."""
    officer, until = world.member(Role.OFFICER, place), timezone.localdate() + timedelta(days=30)
    sending.send(world.board(place), officer, name="A nurse", email=f"nurse.{place}@example.org", expires_on=until)


def _at_risk(world: World, place: str) -> None:
    """Somebody writes that other children may be at risk, and has not sent it."""
    writer = build.user("Who writes")
    draft = Draft.objects.create(owner=writer, step="referral.refer", subject_key="new:board:0")
    UnsentRisk.objects.create(draft=draft, board=world.board(place), user=writer)


def _sent_by(case: CaseFile, person: User) -> None:
    """Who referred did so through the portal."""
    Referral.objects.filter(casefile=case).update(sent_by=person)


def _barred(case: CaseFile) -> None:
    """An officer of the board has stepped back from it."""
    officer = build.member(Role.OFFICER, case.board, BARRED)
    Bar.objects.create(
        casefile=case, user=officer, proposed_by=officer, since=build.LONG_AGO, reason="Kin", audience=Audience.OFFICE
    )


def _handed_out(case: CaseFile) -> None:
    """The papers of its review are out for a meeting on which day nobody else is a member any more."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    Membership.objects.filter(board=case.board, role__in=sorted(HANDED_TO)).update(until=tomorrow)
    build.member(Role.BOARD_MEMBER, case.board, READS_PAPERS)
    Handout.objects.filter(casefile=case).update(meets_on=tomorrow, until=tomorrow + timedelta(days=1))
    document = Document.objects.filter(casefile=case, kind="overview").latest("pk")
    Handout.objects.get(casefile=case).documents.add(document)


def _peer(case: CaseFile) -> None:
    """The chair of another LSCB is let in."""
    today = timezone.localdate()
    reads = Appointment.objects.create(
        casefile=case, user=build.user("A peer"), role=Role.PEER, since=today, until=today + timedelta(days=1),
        status=Appointment.Status.CONFIRMED,
    )  # fmt: skip
    PeerChallenge.objects.filter(casefile=case).update(appointment=reads)


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
        case Role.ACCEPTING_MEMBER:
            return User.objects.get(name=READS_PAPERS)
        case _ if reader in GUESTS:
            return _guest(asked, GUESTS[reader])
        case "guest who refers":
            return _referrer(asked)
        case "officer who has stepped back":
            return Bar.objects.get(casefile=asked.cases[OWN], reason="Kin").user
        case Role.IMR_AUTHOR | Role.PEER:
            return _appointed(asked, Role(reader)).user
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
