"""The inputs that need care: what somebody who knows the case would answer, by the name of the input."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any, cast

from panels.appointments.conflicts import Declared
from panels.health.transitions import health_agencies
from publications.printing import html
from publications.printing.gathering import report
from publications.publications.checklist import REPRESENTS, WORDS
from publications.publications.models import Publication
from referrals.considerations.findings import findings
from referrals.dissents.transitions import who_may_differ
from referrals.meetings.changing import attend
from referrals.meetings.quorum import there_for
from referrals.models import AgendaItem, Consideration, Dissent, Meeting
from reviews.acceptances.transitions import who_may_vote
from reviews.models import Acceptance, FamilyContact
from scr_portal.access import Appointment
from scr_portal.accounts import Agency, Board, Membership
from scr_portal.body_requests.models import BodyRequest
from scr_portal.casefiles import CaseFile
from scr_portal.corrections.facts import FACTS
from scr_portal.documents import KEPT_BACK, Document
from scr_portal.guidance import editions
from scr_portal.guidance.base import Outcome
from scr_portal.letters.drafting import proposed
from scr_portal.letters.models import Letter
from scr_portal.partners.models import PartnerBoard, PartnerPaper
from scr_portal.people import Bar, children_of
from scr_portal.recounts.effects import effect
from scr_portal.roles import Role
from tests.lifecycle.enclosed import table, upload

if TYPE_CHECKING:
    from tests.lifecycle.inputs import Asked

WANTED = (Role.PANEL_CHAIR, Role.OVERVIEW_AUTHOR, Role.PANEL_MEMBER, Role.CHECKER, Role.DESIGNATED)
KEYWORDS = {"appointment.declare": [question.name for question in fields(Declared)]}


def _children(asked: "Asked") -> Sequence[Any]:
    died_on = asked.today - timedelta(days=12)
    child = {"name": "Tamsin Applegarth", "died_on": died_on, "plan_now": "no", "carer": "Corin Hale"}
    return [[child | {"address": "3 Quay Street, Porthenys", "whereabouts": "At home"}]]


def _long_ago(days: int) -> Callable[["Asked"], Sequence[Any]]:
    return lambda asked: [asked.today - timedelta(days=days)]


def _label(asked: "Asked") -> Sequence[str]:
    known = asked.row.casefile.board.casefiles.count()
    return [f"Child {known + 1}"]


def _answers(asked: "Asked") -> Sequence[Mapping[Any, Mapping[str, str]]]:
    criteria = asked.row.casefile.edition.criteria
    return [{one.limb: {"answer": said, "reason": "As is known."} for one in criteria} for said in ("yes", "no")]


def _met_for(asked: "Asked") -> Sequence[Mapping[Any, list[str]]]:
    children = list(children_of(asked.row.casefile))
    return [{one.limb: children for one in asked.row.casefile.edition.criteria}]


def _limbs(asked: "Asked") -> Sequence[str]:
    could_fail = findings(cast(Consideration, asked.row), asked.today).limbs_that_could_fail()
    return ["", *(str(limb) for limb in could_fail)]


def _other_limbs(asked: "Asked") -> Sequence[str]:
    could_fail = findings(cast(Consideration, asked.row), asked.today).other_limbs_that_could_fail()
    return ["", *map(str, could_fail)]


def _why_other_fails(asked: "Asked") -> Sequence[str]:
    return ["", "Nobody was held anywhere."] if any(_other_limbs(asked)) else [""]


def _meeting_to_come(asked: "Asked") -> Sequence[Meeting]:
    """A meeting of today, at which everybody is: planned by the way, as no step plans it."""
    board = asked.row.casefile.board
    member = Membership.objects.on(asked.today).filter(board=board, role=Role.SUBCOMMITTEE).earliest("pk").user
    meeting, _ = Meeting.objects.get_or_create(
        board=board, meets_on=asked.today, status="planned", kind=Meeting.Kind.SUBCOMMITTEE,
        defaults={"meets_at": time(14, 30), "place": "Online", "chair": member, "quorum": 1, "planned_by": member},
    )  # fmt: skip
    attend(meeting, member, [(one, "present", "") for one in meeting.members()])
    return [meeting]


def _meeting_of_the_board(asked: "Asked") -> Sequence[Meeting]:
    """A meeting of the full LSCB of today, planned by the way, as no step plans it."""
    board = asked.row.casefile.board
    chair = Membership.objects.on(asked.today).filter(board=board, role=Role.CHAIR).earliest("pk").user
    meeting, _ = Meeting.objects.get_or_create(
        board=board, meets_on=asked.today, status="planned", kind=Meeting.Kind.BOARD,
        defaults={"meets_at": time(10, 0), "place": "Online", "chair": chair, "quorum": 1, "planned_by": chair},
    )  # fmt: skip
    return [meeting]


def _meetings_later(asked: "Asked") -> Sequence[Meeting]:
    held = cast(AgendaItem, asked.row).meeting
    return list(Meeting.objects.filter(board=held.board_id, meets_on__gt=held.meets_on, meets_on__lte=asked.today))


def _declared(asked: "Asked") -> Sequence[Mapping[str, Mapping[str, str]]]:
    item = cast(AgendaItem, asked.row)
    there = there_for(item.meeting, item.casefile)
    return [{str(pk): {"interest": "nothing"} for pk in there}] if there else []


def _not_asked_yet(asked: "Asked") -> Sequence[Agency]:
    model = asked.step.model
    known = model._default_manager.filter(casefile=asked.row.casefile).values("agency")
    return list(asked.row.casefile.involved().exclude(pk__in=known).order_by("pk"))


def _wanted(asked: "Asked") -> list[Role]:
    taken = Appointment.objects.filter(casefile=asked.row.casefile).exclude(status="ended").values_list("role")
    return [role for role in WANTED if (role.value,) not in taken]


def _role(asked: "Asked") -> Sequence[str]:
    return [role.value for role in _wanted(asked)]


def _email(asked: "Asked") -> Sequence[str]:
    """Somebody without any standing role, named after what they are wanted for."""
    place = asked.row.casefile.board.short_name
    return [f"{role.value}@{place.lower()}.example.org" for role in _wanted(asked)]


def _of_the_family(asked: "Asked") -> Sequence[str]:
    return list(FamilyContact.objects.filter(casefile=asked.row.casefile).values_list("who", flat=True))


def _successor(asked: "Asked") -> Sequence[str]:
    """Somebody without any standing role, who is seldom wanted for anything else."""
    place = asked.row.casefile.board.short_name.lower()
    return [f"{role.value}@{place}.example.org" for role in (Role.DESIGNATED, Role.CHECKER)]


def _another_case(asked: "Asked") -> Sequence[str]:
    others = asked.row.casefile.board.casefiles.exclude(pk=asked.row.casefile_id)
    return list(others.order_by("pk").values_list("reference", flat=True))


def _letter(asked: "Asked") -> Sequence[str]:
    """Of a kind that the case has no letter of yet, before the others."""
    known = BodyRequest.objects.filter(casefile=asked.row.casefile).values_list("kind", flat=True)
    return sorted(("advice", "attendance", "information"), key=lambda kind: kind in known)


def _documents(asked: "Asked") -> Sequence[Any]:
    """One that no agency wrote, or none."""
    own = Document.objects.filter(casefile=asked.row.casefile, agency=None, locked_at=None)
    return [list(own.exclude(kind__in=KEPT_BACK).order_by("pk")[:1]), []]


def _a_letter(asked: "Asked") -> Sequence[str]:
    """One that the record calls for, to an agency before others."""
    offered = proposed(asked.row.casefile, asked.by)
    return sorted(offered, key=lambda key: offered[key].agency is None)


def _letters_to_agencies(asked: "Asked") -> Sequence[Letter]:
    gone = Letter.objects.filter(casefile=asked.row.casefile, status__in=Letter.OUT)
    return list(gone.filter(agency__isnull=False).order_by("pk"))


def _author(asked: "Asked") -> Sequence[str]:
    agency = asked.row.agency
    return [f"author{agency.pk}@example.org"] if agency else []


SAID: dict[str, Callable[["Asked"], Sequence[Any]]] = {
    "label": _label,
    "agencies": lambda asked: [list(asked.row.casefile.board.agencies.order_by("pk"))],
    "children": _children,
    "people": lambda asked: [[{"kind": "parent", "name": "Perpetua Applegarth", "relationship": "Mother"}]],
    "contacts": lambda asked: [[{"which": "Harbour School", "contact_name": "Jory Teague", "still_involved": "yes"}]],
    "occurrences": lambda asked: [[{"happened_on": asked.today - timedelta(days=13), "what": "A visit."}]],
    "processes": lambda asked: [[], ["coroner", "criminal"]],
    "referrer_name": lambda asked: ["Robin Carter"],
    "signed_by": lambda asked: ["", "Robin Carter"],
    "consulted": lambda asked: ["", "Demelza Rowe"],
    "representative": lambda asked: ["", "Jowan Penrose"],
    "lead_professional": lambda asked: ["", "Elowen Nance"],
    "notified_by": lambda asked: ["", "Petroc Hendy"],
    "referred_on": _long_ago(6),
    "consulted_on": _long_ago(6),
    "referrer_email": lambda asked: ["robin.carter@example.org"],
    "referral.attach:paper": lambda asked: ["form"],
    "referral.enclose:paper": lambda asked: ["form"],
    "referral.merge:reference": _another_case,
    "linkedcase.record:other": lambda asked: list(
        CaseFile.objects.filter(board=asked.row.casefile.board_id).exclude(pk=asked.row.casefile_id)
    ),
    "alert.record:audience": lambda asked: ["shared", "panel"],
    "incident_on": _long_ago(12),
    "attention_on": _long_ago(10),
    "notified_on": _long_ago(9),
    "aware_on": _long_ago(10),
    "received_on": _long_ago(5),
    "consideration.reopen:attention_on": _long_ago(0),
    "consideration.recommend:meeting": lambda asked: [None],
    "review.receive_overview:received_on": _long_ago(0),
    "review.extend:due_on": lambda asked: [asked.today + timedelta(days=300)],
    "review.request_extension:due_on": lambda asked: [asked.today + timedelta(days=300)],
    "may_meet_criteria": lambda asked: [True, False],
    "criteria_met": lambda asked: [True, False],
    "limb_that_fails": _limbs,
    "why_it_fails": lambda asked: ["", "It was nobody's care."],
    "other_limb_that_fails": _other_limbs,
    "why_other_fails": _why_other_fails,
    "definitive_evidence": lambda asked: ["", "The police looked at all files."],
    "interest": lambda asked: ["nothing"],
    "alternative_due_on": lambda asked: [asked.today + timedelta(days=90)],
    "why_otherwise": lambda asked: ["", "The police know more by now."],
    "answers": _answers,
    "met_for": _met_for,
    "outcome": lambda asked: [outcome.value for outcome in Outcome],
    "qualified_because": lambda asked: ["Twenty years of practice."],
    "appointment.propose:email": _email,
    "appointment.propose:role": _role,
    "appointment.propose:agency": lambda asked: [None],
    "appointment.ask_anew:because": lambda asked: list(Appointment.Change.values),
    "appointment.hand_over:email": _successor,
    "appointment.hand_over:agency": lambda asked: [None],
    "imr.name_author:email": _author,
    "transfer.propose:to_board": lambda asked: list(Board.objects.exclude(pk=asked.row.casefile.board_id)),
    "partnerboard.name:board": lambda asked: list(Board.objects.exclude(pk=asked.row.casefile.board_id)),
    "partnerpaper.send:partner": lambda asked: list(PartnerBoard.objects.filter(casefile=asked.row.casefile_id)),
    "partnerpaper.send:documents": _documents,
    "partnerpaper.tell_again:about": lambda asked: list(PartnerPaper.objects.filter(casefile=asked.row.casefile)),
    "bar.propose:email": lambda asked: [f"representative@{asked.row.casefile.board.short_name.lower()}.example.org"],
    "factcheck.ask:email": lambda asked: [f"representative@{asked.row.casefile.board.short_name.lower()}.example.org"],
    "bar.go_along:other": lambda asked: list(
        Bar.objects.filter(status="in_force").exclude(casefile=asked.row.casefile_id)
    ),
    "imr.commission:agency": _not_asked_yet,
    "healthoverview.ask:agency": lambda asked: list(health_agencies(asked.row.casefile).order_by("pk")),
    "agencyinvolvement.ask:agency": _not_asked_yet,
    "agencyinvolvement.return_scoping:route": lambda asked: ["", "post"],
    "agencyinvolvement.return_scoping:file": lambda asked: [None, upload()],
    "agencyinvolvement.secure:route": lambda asked: ["", "telephone"],
    "agencyinvolvement.secure:file": lambda asked: [None, upload()],
    "agencyrequest.answer:route": lambda asked: ["", "hand"],
    "familyview.hear:who": _of_the_family,
    "staffcontact.record:agency": lambda asked: [None, *asked.row.casefile.involved().order_by("pk")],
    "letter.compose:choice": _a_letter,
    "letter.revise:text": lambda asked: ["Dear colleague\n\nPlease read this.\n\nYours sincerely"],
    "letter.tell_again:about": lambda asked: list(Letter.objects.filter(casefile=asked.row.casefile)),
    "letter.send_by_code:address": lambda asked: ["recipient@example.org"],
    "notice.send_by_code:address": lambda asked: ["secretary@body.example.org"],
    "letter.record_sent:route": lambda asked: ["secure_mail", "post", "hand"],
    "held": lambda asked: [None],
    "recount.confirm:seen": lambda asked: [effect(asked.row.casefile).mark],
    "sent_time": lambda asked: [None, time(14, 30)],
    "notice.record_sent:route": lambda asked: ["secure_mail", "post", "hand"],
    "chase.send:tier": lambda asked: ["people"],
    "chase.escalate:tier": lambda asked: ["senior", "told"],
    "chase.note_letter:letter": _letters_to_agencies,
    "recipient": lambda asked: ["The safeguarding team"],
    "agendaitem.put:meeting": _meeting_to_come,
    "agendaitem.put:position": lambda asked: [1, 2],
    "agendaitem.move:position": lambda asked: [1, 2],
    "agendaitem.record_agreed:meeting": _meetings_later,
    "agendaitem.note_declared:declared": _declared,
    "acceptance.put:meeting": _meeting_of_the_board,
    "acceptance.vote:position": lambda asked: ["dissents", "accepts", "abstains"],
    "acceptance.note_vote:position": lambda asked: ["dissents", "accepts", "abstains"],
    "acceptance.note_vote:member": lambda asked: list(who_may_vote(cast(Acceptance, asked.row))),
    "dissent.note:member": lambda asked: list(who_may_differ(cast(Dissent, asked.row).consideration)),
    "bodyrequest.record:kind": _letter,
    "bodyrequest.record:received_on": _long_ago(0),
    "dissent.record:position": lambda asked: ["none", "alternative", "review"],
    "peerchallenge.ask:document": lambda asked: [None],
    "peerchallenge.advise:why": lambda asked: [""],
    "peerchallenge.invite:email": lambda asked: [f"chair@{place}.example.org" for place in ("elmton", "ashby")],
    "peerchallenge.regard:followed": lambda asked: ["yes", "in_part", "no"],
    "peerchallenge.ask:independent": lambda asked: [True],
    "peerchallenge.ask:peer_board": lambda asked: ["Another LSCB"],
    "overview.sign_off:position": lambda asked: ["agrees", "agrees", "dissents", "abstains"],
    "chronology.read:table": lambda asked: [table()],
    "publication.check:looked_for": lambda asked: [list(WORDS)],
    "publication.confirm:stands": lambda asked: [[key for key, _ in REPRESENTS]],
    "publication.receive_rendering:html": lambda asked: [html.page(report(cast(Publication, asked.row)))],
    "chronology.fall_back:audience": lambda asked: ["panel"],
    "position": lambda asked: ["Head of Safeguarding"],
    "field": lambda asked: list(FACTS[asked.step.model._meta.label_lower]),
    "day": lambda asked: [asked.today - timedelta(days=days) for days in (0, 1, 5)],
    "edition": lambda asked: [slug for slug in editions() if slug != asked.row.casefile.edition_slug],
}
