"""Who may see and do what, worked out a second time: row by row, in plain Python."""

from collections.abc import Iterable
from copy import copy
from datetime import date

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils import timezone

from referrals.models import PeerChallenge, PeerHold
from scr_portal.access import Appointment, AppointmentPermission
from scr_portal.access.emergencies import EmergencyAccess
from scr_portal.access.handouts import Handout
from scr_portal.accounts import Absence, Membership, User
from scr_portal.body_requests.models import BodyRequest
from scr_portal.casefiles import CaseAgency, CaseFile, Walled
from scr_portal.documents import Document
from scr_portal.fact_checks.models import FactCheck
from scr_portal.notices import Notice
from scr_portal.partners.models import PartnerAnswer, PartnerPaper
from scr_portal.people import Bar
from scr_portal.roles import MAY, VIEWS, Role
from scr_portal.transfers.models import Transfer
from tests.lifecycle.inputs import Step

Part = tuple[Role, int | None]
"""A role, and the agency to whose rows it is bound, if it is."""

OFFICE = {"officer", "chair", "acting_chair", "emergency"}
PANEL = {
    "subcommittee", "panel_chair", "panel_member", "overview_author", "designated", "checker", "accepting_member",
    "peer",
}  # fmt: skip
AGENCY = {"senior", "representative", "imr_author"}
EVERYBODY = OFFICE | PANEL | AGENCY | {"board_member"}
READERS = {
    "office": OFFICE, "panel": OFFICE | PANEL, "agency": set(), "shared": EVERYBODY, "sent": OFFICE, "nobody": set()
}  # fmt: skip
TELLS_OF = {
    "Event": "about",
    "Document": "about",
    "Job": "about",
    "Signature": "about",
    "Deadline": "subject_key",
    "Correction": "about",
}
NAMES_ANOTHER_CASE = {"referrals.linkedcase", "referrals.likeness"}
"""Seen by whoever may open the case it names too; what tells of such a row is told to nobody."""
OWN_AGENCY_READS = {"agency", "panel", "shared"}


def walled_models() -> list[type[Walled]]:
    """Every kind of row that hangs on a case."""
    return [model for model in apps.get_models() if issubclass(model, Walled)]


def parts(person: User, casefile: CaseFile) -> set[Part]:
    """Every role the person holds on the case today."""
    today = timezone.localdate()
    if not person.is_active or any(_holds(bar, today) for bar in Bar.objects.filter(user=person, casefile=casefile)):
        return set()
    found: set[Part] = set()
    involved = set(CaseAgency.objects.filter(casefile=casefile, voided_at=None).values_list("agency_id", flat=True))
    for member in Membership.objects.filter(user=person, status="confirmed"):
        if _holds(member, today) and member.board_id == casefile.board_id:
            found.add((Role.BOARD_MEMBER if _stands_by(member, casefile) else Role(member.role), None))
        if _holds(member, today) and member.agency_id in involved:
            found.add((Role(member.role), member.agency_id))
    if found & {(Role.BOARD_MEMBER, None), (Role.ACTING_CHAIR, None)}:
        emergencies = EmergencyAccess.objects.filter(user=person, casefile=casefile)
        found |= {(Role.EMERGENCY, None) for one in emergencies if one.lasts_at(timezone.now())}
    if any(True for _ in _handed_out(person, casefile)):
        found.add((Role.ACCEPTING_MEMBER, None))
    for kind in AppointmentPermission.__subclasses__():
        for row in kind._default_manager.filter(user=person, appointment__casefile=casefile):
            held = row.appointment
            if held.status == Appointment.Status.CONFIRMED and held.since and _holds(held, today):
                found.add((Role(held.role), held.agency_id))
    return found


def _handed_out(person: User, casefile: CaseFile) -> Iterable[Handout]:
    """What lies open for the members of the board that leads, the person being one today and on the day they meet."""
    today = timezone.localdate()
    if not person.is_active or any(_holds(bar, today) for bar in Bar.objects.filter(user=person, casefile=casefile)):
        return
    terms = list(
        Membership.objects.filter(
            user=person, status="confirmed", role__in=["board_member", "acting_chair"], board=casefile.board_id
        )
    )
    for one in Handout.objects.filter(casefile=casefile, board=casefile.board_id):
        is_member = all(any(_holds(term, day) for term in terms) for day in (today, one.meets_on))
        if is_member and one.since <= today < one.until:
            yield one


def _stands_by(member: Membership, casefile: CaseFile) -> bool:
    """An acting chair does so while some chair of the board is there, and has no bar on the case, not even proposed."""
    if member.role != "acting_chair":
        return False
    today = timezone.localdate()
    for chair in Membership.objects.filter(
        board=casefile.board_id, role="chair", user__is_active=True, status="confirmed"
    ):
        is_away = any(_holds(absence, today) for absence in chair.absences.all())
        appointed = Appointment.objects.filter(user=chair.user_id, casefile=casefile).exclude(status="ended")
        bars = Bar.objects.filter(user=chair.user_id, casefile=casefile)
        is_conflicted = appointed.exists() or any(_holds(bar, today) or bar.status == "proposed" for bar in bars)
        if _holds(chair, today) and not is_away and not is_conflicted:
            return True
    return False


def _holds(row: Membership | Bar | Appointment | Absence, day: date) -> bool:
    return row.since is not None and row.since <= day and (row.until is None or day < row.until)


def may(person: User, step: Step, row: Walled, held: set[Part] | None = None) -> bool:
    """Whether the person, who holds these roles on its case, may take the step on the row; or on a board."""
    if step.personal and (of := getattr(row, f"{step.personal}_id")):
        return bool(of == person.pk)
    if step.of_board:
        led_by = copy(row.casefile)
        led_by.board_id = getattr(row, f"{step.of_board}_id")
        return any(step.permission in MAY[role] for role, _ in parts(person, led_by))
    if person.is_system:
        return step.permission in MAY[Role.SYSTEM]
    if row.casefile.pk is None:
        standing = Membership.objects.filter(user=person, status="confirmed").filter(
            Q(board=row.casefile.board_id) | Q(role="representative", agency__boards=row.casefile.board_id)
        )
        return any(step.permission in MAY[Role(m.role)] for m in standing if _holds(m, timezone.localdate()))
    return any(
        step.permission in MAY[role] and (role not in AGENCY or agency == row.agency_id)
        for role, agency in (parts(person, row.casefile) if held is None else held)
    )


def seen(person: User, held: set[Part], casefile: CaseFile, model: type[Walled], rows: Iterable[Walled]) -> set[int]:
    """Those of all the `rows` of a model on the case that the person, who holds these roles on it, may see."""
    by_role = {row.pk for row in rows if _sees(held, row) and _opens_what_it_names(person, row)}
    return by_role | set(_besides(person, casefile, model))


def _opens_what_it_names(person: User, row: Walled) -> bool:
    """Whether the other case that the row names, if it names one, is open to the person too."""
    if row._meta.label_lower not in NAMES_ANOTHER_CASE:
        return True
    other = CaseFile.objects.get(pk=vars(row)["other_id"])
    return any("scr_portal.CaseFile" in VIEWS[role] for role, _ in parts(person, other))


def _sees(held: set[Part], row: Walled) -> bool:
    if _models_of(row) - {row._meta.label_lower} & NAMES_ANOTHER_CASE:
        return False
    readers = {(role, agency) for role, agency in held if _models_of(row) <= {label.lower() for label in VIEWS[role]}}
    return any(role in READERS[row.audience] for role, _ in readers) or any(
        role in AGENCY and agency == row.agency_id and row.audience in OWN_AGENCY_READS for role, agency in readers
    )


def _models_of(row: Walled) -> set[str]:
    """The model of the row, and of the row that it tells of."""
    told = TELLS_OF.get(type(row).__name__)
    return {row._meta.label_lower, *([getattr(row, told).partition(":")[0]] if told else [])}


def _besides(person: User, casefile: CaseFile, model: type[Walled]) -> Iterable[int]:
    """What is seen without a role on the case: what is one's own, what a body was sent, what a board was offered."""
    if model in (Appointment, Bar):
        return model._default_manager.filter(user=person, casefile=casefile).values_list("pk", flat=True)
    if model is PeerChallenge:
        return _asked_as_peer(person, casefile)
    if model is FactCheck:
        return _to_check(person, casefile).values_list("pk", flat=True)
    today = timezone.localdate()
    if model is Transfer:
        return _offered(person, casefile, today)
    if model is PartnerPaper:
        return _sent_to_partner(person, casefile, today).filter(voided_at=None).values_list("pk", flat=True)
    if model is PartnerAnswer:
        answered = _sent_to_partner(person, casefile, today).values_list("answers", flat=True)
        return (pk for pk in answered if pk)
    if model not in (Notice, Document, BodyRequest):
        return ()
    read_for = Membership.objects.filter(user=person, body__isnull=False, status="confirmed")
    bodies = [m.body_id for m in read_for if _holds(m, today)]
    if model is BodyRequest:
        return BodyRequest.objects.filter(body__in=bodies, casefile=casefile).values_list("pk", flat=True)
    sent = Notice.objects.filter(body__in=bodies, casefile=casefile, status__in=["sent", "received"])
    if model is Notice:
        return sent.values_list("pk", flat=True)
    passed_on = _sent_to_partner(person, casefile, today).filter(voided_at=None).values_list("documents", flat=True)
    told = [*sent.values_list("documents", flat=True), *passed_on]
    told += [file.pk for one in _handed_out(person, casefile) for file in one.documents.all()]
    told += _to_check(person, casefile).values_list("document", flat=True)
    files = Document.objects.filter(pk__in=told, locked_at=None)
    return files.values_list("pk", flat=True)


def _asked_as_peer(person: User, casefile: CaseFile) -> Iterable[int]:
    """What each hold of the person is on that they have today; never what another peer is asked."""
    today = timezone.localdate()
    if not person.is_active or any(_holds(bar, today) for bar in Bar.objects.filter(user=person, casefile=casefile)):
        return
    for hold in PeerHold.objects.filter(user=person, appointment__casefile=casefile):
        if hold.appointment.status == "confirmed" and _holds(hold.appointment, today):
            yield hold.content_object_id


def _to_check(person: User, casefile: CaseFile) -> QuerySet[FactCheck]:
    """What is written of the person and was put before them, barred or not."""
    checks = FactCheck.everything.filter(casefile=casefile, of=person, voided_at=None)
    return checks if person.is_active else checks.none()


def _sent_to_partner(person: User, casefile: CaseFile, today: date) -> QuerySet[PartnerPaper]:
    """What was sent, void or not, to a partner board whose officer or chair the person is, as long as it is one."""
    papers = PartnerPaper.everything.filter(casefile=casefile, partner__status="named", partner__voided_at=None)
    if any(_holds(bar, today) for bar in Bar.objects.filter(user=person, casefile=casefile)):
        return papers.none()
    reading = Membership.objects.filter(user=person, role__in=["officer", "chair"], status="confirmed")
    boards = [m.board_id for m in reading if person.is_active and _holds(m, today)]
    return papers.filter(to_board__in=boards)


def _offered(person: User, casefile: CaseFile, today: date) -> Iterable[int]:
    """What waits for the chair of the board that is asked to lead, or its acting chair."""
    if any(_holds(bar, today) for bar in Bar.objects.filter(user=person, casefile=casefile)):
        return ()
    answering = Membership.objects.filter(user=person, role__in=["chair", "acting_chair"], status="confirmed")
    boards = [m.board_id for m in answering if person.is_active and _holds(m, today)]
    return Transfer.objects.filter(casefile=casefile, to_board__in=boards, status="proposed").values_list(
        "pk", flat=True
    )
