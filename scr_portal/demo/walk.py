"""Takes an invented case from step to step, each by the person whose step it is, on a day of the demonstration."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import time_machine

from panels.appointments import transitions as appointments
from panels.imrs import transitions as imrs
from panels.models import Imr
from referrals.agencies import transitions as agencies
from referrals.considerations import transitions as considerations
from referrals.considerations.interests import NOTHING
from referrals.models import AgencyInvolvement, Consideration, Referral
from referrals.referrals import transitions as referrals
from referrals.referrals.family import Named
from referrals.referrals.transitions import Facts
from reviews.models import Review
from reviews.reviews import transitions as reviews
from scr_portal.access import Appointment
from scr_portal.accounts import Agency, Board, User
from scr_portal.casefiles import CaseFile
from scr_portal.demo.papers import imr_paper
from scr_portal.demo.tale import Tale
from scr_portal.guidance.base import Outcome
from scr_portal.notices import Notice
from scr_portal.notices import transitions as notices
from scr_portal.notices.readers import readers
from scr_portal.roles import Role

LATE = "The office was closed."
LONDON = ZoneInfo("Europe/London")


@contextmanager
def on(day: date) -> Iterator[date]:
    """Let it be ten in the morning of `day`."""
    with time_machine.travel(datetime.combine(day, time(10), LONDON), tick=True):
        yield day


@dataclass
class Team:
    """The people of one board who walk its cases: by role, and by agency."""

    board: Board
    officer: User
    second_officer: User
    chair: User
    members: tuple[User, User]
    seniors: dict[str, User]
    imr_authors: dict[str, User]
    panel_chair: User
    author: User
    panel_members: dict[str, User] = field(default_factory=dict)
    positions: dict[str, str] = field(default_factory=dict)


@dataclass
class Walk:
    """One case on its way: `tale` is what happened, `team` who acts."""

    team: Team
    tale: Tale
    case: CaseFile = field(init=False)

    @property
    def review(self) -> Review:
        """The review of the case."""
        return Review.objects.get(casefile=self.case)

    def receive(self, attention: date, received: date, answer_by: date | None = None) -> None:
        """The officer records the referral, and says by when the agencies are to answer."""
        tale = self.tale
        children: list[Named] = [
            {"name": tale.child, "born_on": tale.born_on, "died_on": tale.died_on, **tale.referred.child}
        ]
        facts: Facts = {
            "others_at_risk": "no", "referrer_name": tale.referrer, "referrer_role": "Safeguarding lead",
            "referrer_agency": self._agencies()[0], "referrer_contact": "Through the agency", "trigger": tale.trigger,
            "what_happened": tale.what_happened, "incident_on": tale.incident_on, "attention_on": attention,
            "attention_route": "Referral", "notified_on": attention, "aware_on": None, "received_on": received,
            "may_meet_criteria": True, "agencies_due_on": answer_by, **tale.referred.facts,
        }  # fmt: skip
        with on(received):
            made = referrals.receive.run(
                Referral(casefile=CaseFile(board=self.team.board)), self.team.officer, label=tale.label,
                agencies=self._agencies(), children=children, people=tale.referred.named(tale.parents),
                contacts=tale.referred.contacts, occurrences=tale.referred.occurrences, **facts,
            )  # fmt: skip
        self.case = made.casefile

    def scope(self, day: date) -> None:
        """Every agency secures its records and says what it knew."""
        with on(day):
            for involvement in AgencyInvolvement.objects.filter(casefile=self.case).select_related("agency"):
                senior = self.team.seniors[str(involvement.agency)]
                secured = agencies.secure.run(
                    involvement, senior, records_secured="Case file, supervision notes and e-mail",
                    secured_by=senior.name, secured_on=day,
                )  # fmt: skip
                agencies.return_scoping.run(
                    secured, senior, involvement_known=self.tale.known_to(str(involvement.agency)),
                    returned_by=senior.name, returned_on=day,
                )  # fmt: skip

    def recommend(self, day: date) -> None:
        """The standing sub-committee recommends what the tale has it recommend."""
        with on(day):
            considerations.recommend.run(
                self._consideration(), self.team.members[0], answers=self.tale.answers(self.case.edition),
                recommendation=self.tale.recommendation, reasons=self.tale.reasons, recommended_on=day,
                draft_terms=self.tale.terms,
                without_meeting="Agreed by telephone, so as not to wait for the next meeting.",
            )  # fmt: skip

    def decide(self, day: date, outcome: Outcome, **more: Any) -> None:
        """The LSCB chair decides."""
        with on(day):
            considerations.decide.run(
                self._consideration(), self.team.chair, outcome=outcome, decided_on=day, rationale=self.tale.rationale,
                criteria_met=outcome == Outcome.REVIEW, interest=NOTHING, **more,
            )  # fmt: skip
        self.case.refresh_from_db()

    def commission(self, day: date, due: date) -> None:
        """Terms approved, people appointed, IMRs asked for, the review started."""
        with on(day):
            reviews.approve_terms.run(self.review, self.team.chair, approved_on=day)
            self.appoint(self.team.panel_chair, Role.PANEL_CHAIR)
            self.appoint(self.team.author, Role.OVERVIEW_AUTHOR)
            for name, person in self.team.panel_members.items():
                self.appoint(person, Role.PANEL_MEMBER, Agency.objects.get(name=name))
            self._ask_for_imrs(day, due)
            reviews.start.run(self.review, self.team.panel_chair, started_on=day)

    def start(self, day: date) -> None:
        """Terms approved and the work begun, without an SCR panel: an alternative review may have none."""
        with on(day):
            approved = reviews.approve_terms.run(self.review, self.team.chair, approved_on=day)
            reviews.start.run(approved, self.team.officer, started_on=day)

    def appoint(self, person: User, role: Role, agency: Agency | None = None) -> None:
        """Somebody is proposed, declares to have no part in the case, and is confirmed."""
        proposed = appointments.propose.run(
            Appointment(casefile=self.case), self.team.officer, email=person.email, name=person.name, role=role,
            position=self.team.positions[person.name], organisation=str(agency or "Independent"), agency=agency,
            competence="Twenty years of practice and management in safeguarding.",
        )  # fmt: skip
        declared = _declare(proposed, of_an_agency=agency is not None)
        appointments.confirm.run(declared, self.team.chair, since=date.today())

    def _ask_for_imrs(self, day: date, due: date) -> None:
        for agency in self._agencies():
            imrs.commission.run(
                Imr(casefile=self.case), self.team.officer, agency=agency, commissioned_on=day, due_on=due
            )

    def write_imrs(self, day: date) -> None:
        """Authors named, IMRs handed in and signed."""
        with on(day):
            for imr in Imr.objects.filter(casefile=self.case).select_related("agency"):
                senior, author = self.team.seniors[str(imr.agency)], self.team.imr_authors[str(imr.agency)]
                named = imrs.name_author.run(
                    imr, senior, email=author.email, name=author.name, position=self.team.positions[author.name],
                    directly_concerned=False, immediate_manager=False,
                )  # fmt: skip
                if named.author:
                    _declare(named.author, of_an_agency=True)
                handed_in = imrs.hand_in.run(named, author, file=imr_paper(self.tale, str(imr.agency)))
                imrs.submit.run(imrs.sign.run(handed_in, senior), senior)

    def accept_imrs(self, day: date) -> None:
        """The SCR panel chair accepts and shares every IMR."""
        with on(day):
            for imr in Imr.objects.filter(casefile=self.case):
                imrs.share.run(imrs.accept.run(imr, self.team.panel_chair), self.team.panel_chair)

    def extend(self, day: date, due: date) -> None:
        """The LSCB chair extends the time for completion."""
        with on(day):
            reviews.extend.run(
                self.review, self.team.chair, decided_on=day, due_on=due, reason="The criminal trial was put back.",
                revised_plan="Overview report six weeks after the trial; acceptance at the next board.",
                progress="All agencies have begun the actions of their own reviews.",
            )  # fmt: skip

    def tell(self, day: date) -> None:
        """The officer sends every notice that is owed: through the portal, or by courier."""
        officer = self.team.officer
        with on(day):
            for notice in Notice.objects.filter(casefile=self.case, status=Notice.Status.OWED, body__isnull=False):
                late = LATE if notice.due_on and day > notice.due_on else ""
                if readers(notice, day):
                    notices.send.run(notice, officer, documents=list(notice.documents.all()), why_late=late)
                else:
                    notices.record_sent.run(
                        notice, officer, route=Notice.Route.POST, recipient=notice.recipient_name, sent_on=day,
                        proof="Courier's receipt, filed in the office.", why_late=late,
                    )  # fmt: skip

    def _agencies(self) -> list[Agency]:
        return list(Agency.objects.filter(boards=self.team.board).order_by("name"))

    def _consideration(self) -> Consideration:
        return Consideration.objects.filter(casefile=self.case).latest("round")


def _declare(appointment: Appointment, *, of_an_agency: bool) -> Appointment:
    """The person has no part in the case, and may work for an agency of it."""
    return appointments.declare.run(
        appointment, appointment.user, declared_on=date.today(), other_roles="None", qualified_because="As proposed.",
        employed_by_lscb=False, employed_by_member_agency=of_an_agency, employed_by_involved_agency=of_an_agency,
        directly_involved=False, line_manager=False, decided_in_case=False,
    )  # fmt: skip
