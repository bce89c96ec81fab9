"""What this app adds to the case page."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from referrals.agencies import transitions as agencies
from referrals.agencies.models import AgencyInvolvement
from referrals.agencies.voids import void as void_asking
from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration, Decision, Dissent
from referrals.dissents import transitions as dissents
from referrals.parallel import transitions as parallel
from referrals.parallel.models import ParallelProcess
from referrals.parallel.voids import void as void_process
from referrals.peers import transitions as peers
from referrals.peers.models import PeerChallenge
from referrals.progress import progress
from referrals.referrals import transitions as referrals
from referrals.referrals.models import Referral
from scr_portal.access import Grants
from scr_portal.casefiles import CaseFile, CaseRecord
from scr_portal.guidance.base import Outcome
from scr_portal.sections import Context, section, tasks
from scr_portal.shelf import Shelf
from scr_portal.transitions import Transition

tasks(10)(progress)

WORDS = {
    "agencyinvolvement.return_scoping": "Say what it knew",
    "agencyinvolvement.secure": "Confirm the records",
    "consideration.recommend": "Record the recommendation",
    "consideration.decide": "Record the decision",
    "dissent.answer": "Answer this dissent",
    "peerchallenge.advise": "Record the advice of this peer",
    "parallelprocess.update": "Update",
    "parallelprocess.end": "Record the end",
    "parallelprocess.void": "Recorded by mistake",
    "agencyinvolvement.void": "Asked by mistake",
}
OPENING = {
    "referral_link": "Add a further referral of the same incident",
    "agencyinvolvement_ask": "Ask an agency",
    "dissent_record": "Record your dissent",
    "peerchallenge_ask": "Ask the chair of another LSCB for a peer challenge",
    "consideration_reopen": "Consider the case again",
    "parallelprocess_record": "Record a parallel process",
}


@dataclass(frozen=True)
class Link:
    """Something the reader can do."""

    words: str
    url: str


@dataclass(frozen=True)
class Line:
    """A row, and what the reader can do with it."""

    row: CaseRecord
    links: list[Link]


@dataclass(frozen=True)
class AgencyLine:
    """An agency, and what the reader can do about each thing it was asked."""

    row: AgencyInvolvement
    secure: list[Link]
    scoping: list[Link]
    mistake: list[Link]


@section(10, "Referral", "referrals/referrals/section.html")
def referral_part(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The referrals of the case."""
    received = shelf.rows(Referral)
    may_link = referrals.link.offered_to(Referral(casefile=casefile), held)
    return {"referrals": received, "links": _opening(casefile, may_link, "referral_link")} if received else None


@section(20, "Agencies before the decision", "referrals/agencies/section.html")
def agencies_part(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """What each agency was asked; an agency's people see their own."""
    lines = [
        AgencyLine(
            row,
            _links(row, held, agencies.secure),
            _links(row, held, agencies.return_scoping),
            _links(row, held, void_asking),
        )
        for row in shelf.rows(AgencyInvolvement)
    ]
    may_ask = agencies.ask.offered_to(AgencyInvolvement(casefile=casefile), held)
    if not lines and not may_ask:
        return None
    return {"lines": lines, "links": _opening(casefile, may_ask, "agencyinvolvement_ask")}


@section(30, "Consideration and decision", "referrals/considerations/section.html")
def consideration_part(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The decisions, and the rounds they came of; agencies see the decision."""
    rounds, decisions = shelf.rows(Consideration), shelf.rows(Decision)
    if not rounds and not decisions:
        return None
    last = rounds[-1] if rounds else None
    return {
        "rounds": [Line(row, _links(row, held, considerations.recommend, considerations.decide)) for row in rounds],
        "decisions": decisions,
        "dissents": [Line(row, _links(row, held, dissents.answer)) for row in shelf.rows(Dissent)],
        "challenges": [Line(row, _links(row, held, peers.advise)) for row in shelf.rows(PeerChallenge)],
        "links": [
            *_opening(casefile, peers.ask.offered_to(PeerChallenge(casefile=casefile), held), "peerchallenge_ask"),
            *_opening(casefile, last is not None and _may_dissent(last, held, shelf), "dissent_record"),
            *_opening(casefile, last is not None and _may_reopen(last, held, shelf), "consideration_reopen"),
        ],
    }


@section(40, "Parallel processes", "referrals/parallel/section.html")
def parallel_part(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The register of what runs beside the case."""
    lines = [
        Line(row, _links(row, held, parallel.update, parallel.end, void_process)) for row in shelf.rows(ParallelProcess)
    ]
    may_record = parallel.record.offered_to(ParallelProcess(casefile=casefile), held)
    if not lines and not may_record:
        return None
    return {"lines": lines, "links": _opening(casefile, may_record, "parallelprocess_record")}


def _links(row: CaseRecord, held: Grants, *steps: Transition[Any, ...]) -> list[Link]:
    offered = [step for step in steps if step.offered_to(row, held)]
    return [
        Link(WORDS[step.name], reverse(f"referrals:{step.name.replace('.', '_')}", args=[row.public_id]))
        for step in offered
    ]


def _opening(casefile: CaseFile, offered: bool, page: str) -> list[Link]:
    return [Link(OPENING[page], reverse(f"referrals:{page}", args=[casefile.public_id]))] if offered else []


def _may_dissent(last: Consideration, held: Grants, shelf: Shelf) -> bool:
    """Without a question to the database: the guard reads the status of the round that is at hand."""
    mine = any(d.consideration_id == last.pk and d.member_id == held.user.pk for d in shelf.rows(Dissent))
    new = Dissent(casefile=last.casefile, consideration=last)
    return not mine and dissents.record.offered_to(new, held)


def _may_reopen(last: Consideration, held: Grants, shelf: Shelf) -> bool:
    """Without a question to the database: the newest round has ended, and no review is held because of it."""
    outcomes = [decision.outcome for decision in shelf.rows(Decision) if decision.consideration_id == last.pk]
    ended = bool(outcomes) and (outcomes[0] != Outcome.REVIEW or not last.casefile.is_open)
    withdrawn = last.status == Consideration.Status.WITHDRAWN and any(one.stands for one in shelf.rows(Referral))
    may = considerations.reopen.allowed(Consideration(casefile=last.casefile), held)
    return may and (ended or withdrawn)
