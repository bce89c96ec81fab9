"""The papers of one case for a meeting: what a member of the sub-committee may read of it, and nothing else."""

from typing import TypeVar, cast

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from referrals.agencies.models import AgencyInvolvement
from referrals.agenda.models import AgendaItem
from referrals.considerations.limbs import limb_answers, said_to_questions
from referrals.considerations.models import Decision, Dissent
from referrals.parallel.models import ParallelProcess
from referrals.referrals.models import Referral
from scr_portal.access import Grants
from scr_portal.access.grants import Held
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.roles import Role

M = TypeVar("M", bound=CaseRecord)


def page(item: AgendaItem) -> str:
    """The papers as one page that stands alone; the same rows give the same page, but for the moment it says."""
    case, members = item.casefile, _a_member(item.casefile)
    of_round = {"consideration": item.consideration_id}
    said: dict[str, object] = {
        "item": item,
        "meeting": item.meeting,
        "case": case,
        "round": item.consideration,
        "referrals": [one for one in _rows(Referral, members, case) if one.stands],
        "agencies": _rows(AgencyInvolvement, members, case).select_related("agency"),
        "processes": _rows(ParallelProcess, members, case).filter(status=ParallelProcess.Status.OPEN),
        "criteria": case.edition.criteria,
        "answers": limb_answers(item.consideration, item.consideration.casefile.edition),
        "said": said_to_questions(item.consideration, item.consideration.casefile.edition),
        "dissents": _rows(Dissent, members, case).filter(**of_round).select_related("member"),
        "decisions": _rows(Decision, members, case),
        "made_at": timezone.localtime(),
    }
    return render_to_string("referrals/packs/papers.html", said)


def _a_member(case: CaseFile) -> Grants:
    """What every member who has not stepped back holds on the case, whoever it is."""
    held = Grants(User(is_active=False), timezone.localdate())
    held.cases[case.pk].add(Held(Role.SUBCOMMITTEE))
    return held


def _rows(model: type[M], members: Grants, case: CaseFile) -> QuerySet[M]:
    rows = model._default_manager.filter(members.walls(model, case.pk), casefile=case)
    return cast("QuerySet[M]", rows.order_by("pk"))
