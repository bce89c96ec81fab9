"""Rows of a case that its way does not come by, so that there is something to ask for at every address."""

from datetime import time, timedelta

from django.utils import timezone

from panels.models import AgencyRequest
from referrals.models import AgendaItem, Consideration, Meeting
from referrals.peers.models import PeerChallenge
from reviews.models import (
    Acceptance,
    EarlyLesson,
    Extension,
    FamilyContact,
    FamilyView,
    Review,
    StaffContact,
    Vote,
)
from scr_portal.access import Appointment
from scr_portal.access.emergencies import LASTS, EmergencyAccess
from scr_portal.access.handouts import Handout
from scr_portal.accounts import Membership, User
from scr_portal.alerts.models import Alert
from scr_portal.body_requests.models import BodyRequest
from scr_portal.casefiles import CaseFile
from scr_portal.chases.models import Chase
from scr_portal.documents import Document
from scr_portal.exports.models import MemoryExport
from scr_portal.fact_checks.models import FactCheck
from scr_portal.fetching import FetchLink
from scr_portal.guests.models import GuestLink
from scr_portal.guidance.base import Act
from scr_portal.letters.models import Letter
from scr_portal.notices import Notice
from scr_portal.partners.models import PartnerAnswer, PartnerBoard, PartnerPaper
from scr_portal.people import Bar, Person
from scr_portal.quarantines.models import Quarantine
from scr_portal.recounts.models import Recount
from scr_portal.roles import Audience, Role
from scr_portal.transfers.models import Transfer
from tests import build


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


def _before_the_board(case: CaseFile, review: Review, by: User) -> None:
    """A review that a meeting of the full LSCB looked at, whose papers are taken back; somebody voted."""
    board, today = case.board, timezone.localdate()
    meeting, _ = Meeting.objects.get_or_create(
        board=board, kind=Meeting.Kind.BOARD, meets_on=today, meets_at=time(10, 0), place="Online", chair=by, quorum=1,
        planned_by=by,
    )  # fmt: skip
    handout = Handout.objects.create(casefile=case, board=board, meets_on=today, since=today, until=today)
    acceptance = Acceptance.objects.create(
        casefile=case, meeting=meeting, review=review, handout=handout, status=Acceptance.Status.HANDED_OUT
    )
    Vote.objects.create(casefile=case, acceptance=acceptance, member=by, position="accepts", given_on=today)


def _letter_of_a_body(case: CaseFile) -> None:
    """It has read of the decision, and wants to know more: the national panel, where the edition has one."""
    told = Notice.objects.filter(casefile=case, act=Act.DECISION_TO_HOLD).select_related("body")
    notice = told.filter(body__slug="national_panel").first() or told.earliest("pk")
    assert notice.body
    BodyRequest.objects.create(
        casefile=case, notice=notice, body=notice.body, kind="information", asks="How old was the child?",
        received_on=timezone.localdate(),
    )  # fmt: skip


def add_what_is_seldom(case: CaseFile) -> None:
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
    _before_the_board(case, review, by)
    EarlyLesson.objects.create(casefile=case, lesson="So", to_do="This", owner="They", identified_on=today)
    FamilyContact.objects.create(casefile=case, who="Mother", stage="informed", stage_on=today)
    FamilyView.objects.create(casefile=case, who="Mother", said="So", said_on=today)
    _letter_of_a_body(case)
    agency = case.agencies.order_by("pk").first()
    Alert.objects.create(casefile=case, kind="risk", text="A dog")
    _on_an_agenda(case, by)
    Chase.objects.create(
        casefile=case,
        agency=agency,
        tier="people",
        route="telephone",
        chased_on=today,
        chased_by=by,
        whom="They",
        what="It",
    )
    AgencyRequest.objects.create(
        casefile=case, agency=agency, kind="feedback", what="Tell them", asked_on=today, due_on=tomorrow
    )
    FactCheck.objects.create(
        casefile=case, kind="passage", of=build.user(), text="They did not ask", asked_by=by, asked_on=today,
        due_on=tomorrow,
    )  # fmt: skip
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
    letter = Letter.objects.create(casefile=case, kind="family", to="Mother", text="Dear Mother", audience=office)
    FetchLink.objects.create(
        casefile=case, letter=letter, user=stranger, address="mother@example.org", sent_on=today, expires_on=today,
        audience=office,
    )  # fmt: skip
    _partner(case, by)
    _locked_away(case, by)
