"""The steps of a referral."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.utils import timezone

from referrals.considerations.models import Consideration
from referrals.referrals.dates import wrong_days
from referrals.referrals.family import Contact, Named, Occurred, name_people, name_the_rest, names_of
from referrals.referrals.labels import wrong_label
from referrals.referrals.models import Referral, not_moved
from referrals.referrals.papers import adopt_all
from referrals.referrals.voids import a_decision_rests_on_it
from scr_portal.accounts import Agency, Board, User
from scr_portal.bars.carrying import let_bars_go_along
from scr_portal.casefiles import CaseAgency, CaseFile
from scr_portal.drafts import DraftFile
from scr_portal.guidance import edition_on
from scr_portal.transitions import Refused, transition

S = Referral.Status


class Told(TypedDict, total=False):
    """What whoever refers can say."""

    others_at_risk: str
    others_at_risk_action: str
    referrer_name: str
    referrer_role: str
    referrer_agency: Agency | None
    referrer_contact: str
    referred_on: date | None
    signed_by: str
    consulted: str
    consulted_on: date | None
    representative: str
    representative_view: str
    lead_professional: str
    open_to_social_care: str
    trigger: str
    also_about: list[str]
    what_happened: str
    signs: list[str]
    signs_note: str
    agency_concerns: str
    linked_cases: str
    incident_on: date | None
    aware_on: date | None
    may_meet_criteria: bool
    wanted: str
    why_wanted: str
    processes: list[str]
    processes_note: str
    media_interest: str
    media_note: str


class Facts(Told, total=False):
    """What is written down of every referral: also when, and by what route, the board came to know."""

    referrer_email: str
    attention_on: date
    attention_route: str
    notified_on: date | None
    notified_by: str
    notified_by_role: str
    received_on: date
    agencies_asked_on: date | None
    agencies_due_on: date | None


def not_opened_yet(referral: Referral) -> str | None:
    """Why this cannot be the first referral of its case."""
    if referral.casefile.last_seq:
        return "This case has its first referral: add this one as a further referral of the same incident."
    return None


def _opened(referral: Referral) -> str | None:
    return None if referral.casefile.last_seq else "Receive the first referral of a case before a further one."


@transition(
    Referral,
    target=S.RECEIVED,
    opens=True,
    when=[not_opened_yet],
    sentence="{by} received a referral",
    day="received_on",
)
def receive(
    referral: Referral,
    by: User,
    *,
    label: str,
    agencies: Collection[Agency],
    children: Sequence[Named],
    people: Sequence[Named] = (),
    contacts: Sequence[Contact] = (),
    occurrences: Sequence[Occurred] = (),
    files: Sequence[DraftFile] = (),
    **facts: Unpack[Facts],
) -> None:
    """Open the case and its first round of consideration (guidance.md T1). `files` waited with it.

    Where it was split from another case, who has no part in that has none in this.
    """
    begin(referral, facts, label, children, people)
    if referral.came_from is not None:
        let_bars_go_along(referral.came_from.casefile, referral.casefile, by)
    name_the_rest(referral, contacts, occurrences)
    _involve(referral.casefile, agencies)
    adopt_all(referral, files)


@transition(
    Referral,
    target=S.LINKED,
    opens=True,
    when=[_opened, not_moved],
    sentence="{by} added a further referral of the same incident",
    day="received_on",
)
def link(
    referral: Referral,
    by: User,
    *,
    children: Sequence[Named] = (),
    people: Sequence[Named] = (),
    contacts: Sequence[Contact] = (),
    occurrences: Sequence[Occurred] = (),
    files: Sequence[DraftFile] = (),
    **facts: Unpack[Facts],
) -> None:
    """Add a further referral of the same incident to its case: the earliest date of attention rules (7.4)."""
    _write(referral, facts)
    _keep(referral, S.LINKED)
    name_people(referral, [*children, *people])
    name_the_rest(referral, contacts, occurrences)
    adopt_all(referral, files)


@transition(
    Referral,
    source=Referral.STANDING,
    target=S.WITHDRAWN,
    when=[a_decision_rests_on_it],
    sentence="{by} withdrew a referral",
)
def withdraw(referral: Referral, by: User, *, withdrawn_because: str) -> None:
    """Take a referral back, with the reason; not the one that a decision rests on."""
    referral.withdrawn_because = withdrawn_because


def begin(referral: Referral, facts: Facts, label: str, children: Sequence[Named], people: Sequence[Named]) -> None:
    """Open the case with its first referral, whom that names, and its first round. Raises ValidationError, Refused."""
    _write(referral, facts)
    if not children:
        raise Refused("Name at least one child: a referral is about a child.")
    _open_case(referral.casefile, label, names_of([*children, *people]), referral.received_on)
    _keep(referral, S.RECEIVED)
    name_people(referral, [*children, *people])
    Consideration.objects.create(
        casefile=referral.casefile, attention_on=referral.attention_on, notified_on=referral.notified_on
    )


def _write(referral: Referral, facts: Facts) -> None:
    for name, value in facts.items():
        setattr(referral, name, value)
    if referral.others_at_risk == Referral.AtRisk.YES and not referral.others_at_risk_action:
        raise ValidationError({"others_at_risk_action": "Enter what is being done for the other children"})
    if wrong := wrong_days(referral, timezone.localdate()):
        raise ValidationError(wrong)


def _keep(referral: Referral, status: str) -> None:
    """Save it, so that what it names can hang on it."""
    referral.status = status
    referral.full_clean()
    referral.save(force_insert=True)


def _open_case(casefile: CaseFile, label: str, names: Collection[str], day: date) -> None:
    board = Board.objects.select_for_update(no_key=True).get(pk=casefile.board_id)  # one label at a time
    if wrong := wrong_label(label, names, board):
        raise ValidationError({"label": wrong})
    casefile.label, casefile.edition_slug = label, edition_on(day).slug
    casefile.clean_fields(exclude=["edition_pinned_on"])
    casefile.save(update_fields=["label", "edition_slug"])


def _involve(casefile: CaseFile, agencies: Collection[Agency]) -> None:
    known = set(casefile.board.agencies.filter(pk__in=[agency.pk for agency in agencies]))
    if len(known) != len(set(agencies)):
        raise ValidationError({"agencies": "Select agencies that are members of this board"})
    CaseAgency.objects.bulk_create(CaseAgency(casefile=casefile, agency=agency) for agency in known)
