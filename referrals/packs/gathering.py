"""The papers of one case for a meeting: what a member of the sub-committee may read of it, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from referrals.agencies.models import AgencyInvolvement
from referrals.agenda.models import AgendaItem
from referrals.agenda.sitting import who_took_part
from referrals.considerations.earlier import earlier
from referrals.considerations.limbs import limb_answers, said_to_questions
from referrals.considerations.models import Consideration, Decision, Dissent
from referrals.considerations.weighing import Recorded, weighed
from referrals.meetings.quorum import present
from referrals.moves.transitions import facts_of
from referrals.parallel.models import ParallelProcess
from referrals.parallel.together import said_together
from referrals.referrals.family import said_of
from referrals.referrals.forms import PARTS
from referrals.referrals.key import key
from referrals.referrals.models import PersonNamed, Referral
from referrals.referrals.papers import KINDS
from scr_portal.access import Grants
from scr_portal.access.grants import Held
from scr_portal.accounts import User
from scr_portal.body_requests.models import BodyRequest
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.documents import Document
from scr_portal.forms.answers import Answers, stated
from scr_portal.people import Person, children_called
from scr_portal.roles import Role

M = TypeVar("M", bound=CaseRecord)


@dataclass(frozen=True)
class InFull:
    """A referral with every answer it gives, part by part, and the files that came with it."""

    referral: Referral
    parts: list[tuple[str, list[Answers]]]
    files: list[Document]


def page(item: AgendaItem) -> str:
    """The papers as one page that stands alone; the same rows give the same page, but for the moment it says."""
    case, members = item.casefile, _a_member(item.casefile)
    this = item.consideration
    processes = list(_rows(ParallelProcess, members, case).filter(status=ParallelProcess.Status.OPEN))
    agencies = list(_rows(AgencyInvolvement, members, case).select_related("agency"))
    decisions, dissents = list(_rows(Decision, members, case)), _dissents(members, case)
    said: dict[str, object] = {
        "item": item,
        "meeting": item.meeting,
        "chair": present(item.meeting).chair,
        "case": case,
        "round": this,
        "referrals": list(_referrals(members, case)),
        "agencies": agencies,
        "processes": processes,
        "together": said_together(processes, _rows(Referral, members, case)),
        "key": key(_rows(PersonNamed, members, case).select_related("person"), case.label).values(),
        "answers": limb_answers(this, case.edition, children_called(_rows(Person, members, case), case.label)),
        "said": said_to_questions(this),
        "weighed": weighed(Recorded(this, agencies, processes), case.edition),
        "dissents": [one for one in dissents if one.consideration_id == this.pk],
        "decisions": [one for one in decisions if one.consideration_id == this.pk],
        "earlier": earlier(this, _rounds(members, case), dissents, decisions),
        "minuted": [(one, who_took_part(one).chair) for one in _minuted(members, case) if _is_earlier(one, item)],
        "letters": _rows(BodyRequest, members, case).select_related("body", "regarded_by"),
        "made_at": timezone.localtime(),
    }
    return render_to_string("referrals/packs/papers.html", said)


def _referrals(members: Grants, case: CaseFile) -> Iterator[InFull]:
    """Those that stand, as they were sent: every answer that a member may read on the page of the referral."""
    for one in _rows(Referral, members, case):
        if one.stands:
            one.casefile = case
            said: dict[str, Any] = {**facts_of(one), **said_of(one, lambda model: _rows(model, members, case))}
            parts = [(part.title, stated(part.form_class(record=one), said)) for part in PARTS]
            files = _rows(Document, members, case).filter(about=one.subject, kind__in=KINDS, locked_at=None)
            yield InFull(one, [(title, given) for title, given in parts if given], list(files.defer("text", "html")))


def _dissents(members: Grants, case: CaseFile) -> list[Dissent]:
    return list(_rows(Dissent, members, case).select_related("member"))


def _rounds(members: Grants, case: CaseFile) -> QuerySet[Consideration]:
    return _rows(Consideration, members, case).select_related("recommended_by")


def _minuted(members: Grants, case: CaseFile) -> QuerySet[AgendaItem]:
    return _rows(AgendaItem, members, case).select_related("meeting")


def _is_earlier(other: AgendaItem, item: AgendaItem) -> bool:
    """Whether its agreed minutes are of a meeting before this one."""
    before = other.meets_on is not None and item.meets_on is not None and other.meets_on < item.meets_on
    return before and other.status == AgendaItem.Status.AGREED


def _a_member(case: CaseFile) -> Grants:
    """What every member who has not stepped back holds on the case, whoever it is."""
    held = Grants(User(is_active=False), timezone.localdate())
    held.cases[case.pk].add(Held(Role.SUBCOMMITTEE))
    return held


def _rows(model: type[M], members: Grants, case: CaseFile) -> QuerySet[M]:
    rows = model._default_manager.filter(members.walls(model, case.pk), casefile=case)
    return cast("QuerySet[M]", rows.order_by("pk"))
