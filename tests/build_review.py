"""Builds reviews and the people appointed to them, as the steps would leave them."""

from datetime import date, timedelta

from django.utils import timezone

from panels.appointments import transitions
from referrals.models import Consideration, Decision
from reviews.models import Review, ReviewHold
from scr_portal.access import Appointment
from scr_portal.accounts import Agency, Board, User
from scr_portal.casefiles import CaseFile
from scr_portal.guidance.base import Outcome
from scr_portal.roles import Audience, Role
from tests import build

INDEPENDENT = {
    "employed_by_lscb": False,
    "employed_by_member_agency": False,
    "employed_by_involved_agency": False,
    "directly_involved": False,
    "line_manager": False,
    "decided_in_case": False,
}
QUALIFIED = {"other_roles": "", "qualified_because": "Trained by SCIE."}


def days_ago(number: int) -> date:
    """That many days before today."""
    return timezone.localdate() - timedelta(days=number)


def review(
    of: Board | None = None,
    edition: str = "wt2010",
    agencies: tuple[Agency, ...] = (),
    method: str = Review.Method.IMR,
    terms: bool = True,
    alternative: bool = False,
) -> Review:
    """A review that was decided on forty days ago; its terms were approved a month ago, unless `terms` is false."""
    board = of or build.board()
    case = build.casefile(board, edition, agencies)
    decided_on, approved_on = days_ago(40), days_ago(30)
    kind = Outcome.ALTERNATIVE if alternative else Outcome.REVIEW
    round_ = Consideration.objects.create(casefile=case, attention_on=days_ago(60), status="decided")
    decision = Decision.objects.create(
        casefile=case, consideration=round_, outcome=kind, decided_on=decided_on,
        decided_by=build.member(Role.CHAIR, board), as_role=Role.CHAIR, rationale="The criteria are met.",
        criteria_met=not alternative,
    )  # fmt: skip
    return Review.objects.create(
        casefile=case, decision=decision, kind=kind, method="other" if alternative else method, decided_on=decided_on,
        initiated_on=decided_on, terms="What happened, and why?" if terms else "", terms_version=1 if terms else 0,
        terms_approved_on=approved_on if terms else None,
        audience="shared" if terms else "panel", status="under_way" if terms else "commissioning",
        must_be_published=case.edition.must_be_published(kind, criteria_met=not alternative),
    )  # fmt: skip


def proposed(case: CaseFile, role: Role, person: User | None = None, agency: Agency | None = None) -> Appointment:
    """Somebody proposed for a role; the declaration is still to come."""
    return Appointment.objects.create(
        casefile=case, user=person or build.user(), role=role, agency=agency, position="Independent consultant",
        organisation="Independent", competence="Has led four reviews.",
    )  # fmt: skip


def declared(
    case: CaseFile, role: Role, person: User | None = None, agency: Agency | None = None, **yes: bool
) -> Appointment:
    """Somebody who has answered no to every question of the declaration, but for those in `yes`."""
    appointment = proposed(case, role, person, agency)
    appointment.declaration = INDEPENDENT | yes | QUALIFIED
    appointment.declared_on, appointment.status = days_ago(20), Appointment.Status.DECLARED
    appointment.save()
    return appointment


def appointed(of: Review, role: Role, person: User | None = None, agency: Agency | None = None) -> User:
    """Somebody who has held the role on the review for two weeks."""
    appointment = declared(of.casefile, role, person, agency)
    appointment.status, appointment.since = Appointment.Status.CONFIRMED, days_ago(14)
    appointment.save()
    ReviewHold.give(appointment, of)
    return appointment.user


def declares(appointment: Appointment | None, **yes: bool) -> Appointment:
    """The person answers no to every question of the declaration, but for those in `yes`; the row as it then stands."""
    assert appointment
    said = INDEPENDENT | yes | QUALIFIED
    transitions.declare.run(appointment, appointment.user, declared_on=timezone.localdate(), **said)  # type: ignore[arg-type]
    return Appointment.objects.get(pk=appointment.pk)


def appointed_by_steps(case: CaseFile, role: Role, person: User, officer: User, chair: User) -> Appointment:
    """Somebody whom the officer has proposed, who has declared to have no part in it, and whom the chair confirmed."""
    today, new = timezone.localdate(), Appointment(casefile=case, audience=Audience.PANEL)
    one = transitions.propose.run(
        new, officer, email=person.email, name=person.name, role=role, position="Consultant",
        organisation="Independent", agency=None, competence="Has led four reviews.",
    )  # fmt: skip
    one = transitions.declare.run(
        one, person, declared_on=today, other_roles="", qualified_because="Trained by SCIE.", **INDEPENDENT
    )
    return transitions.confirm.run(one, chair, since=today)
