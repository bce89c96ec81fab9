"""What this app adds to the case page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from referrals.agencies import transitions as agencies
from referrals.agencies.corrections import correct as correct_asking
from referrals.agencies.models import AgencyInvolvement
from referrals.agencies.voids import void as void_asking
from referrals.considerations import transitions as considerations
from referrals.considerations.models import Consideration, Decision, Dissent
from referrals.dissents import transitions as dissents
from referrals.dissents.voids import void as void_dissent
from referrals.likenesses.shown import of_the_same_incident
from referrals.parallel import transitions as parallel
from referrals.parallel.models import ParallelProcess
from referrals.parallel.together import said_together
from referrals.parallel.voids import void as void_process
from referrals.peers import transitions as peers
from referrals.peers.corrections import correct as correct_challenge
from referrals.peers.models import PeerChallenge
from referrals.peers.reading import invite as let_read
from referrals.peers.voids import void as void_challenge
from referrals.progress import progress
from referrals.records.queueing import records_of
from referrals.referrals import transitions as referrals
from referrals.referrals.models import AgencyNamed, Referral
from scr_portal.access import Grants
from scr_portal.access.stepped_back import reached_by_nobody
from scr_portal.addresses import reverse
from scr_portal.body_requests import transitions as letters
from scr_portal.body_requests.corrections import correct as correct_letter
from scr_portal.body_requests.models import BodyRequest
from scr_portal.body_requests.voids import void as void_letter
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words
from scr_portal.dates import due_words
from scr_portal.documents import Document
from scr_portal.guidance.base import Outcome
from scr_portal.linking import Line, Link, Step, lines, links, opening, openings
from scr_portal.readers import READS_NAMES
from scr_portal.sections import Context, in_brief, section, tasks
from scr_portal.shelf import Shelf

tasks(10)(progress)

NUMBER = re.compile(r"\d[\d ()/-]{5,}")
"""A telephone number somewhere in what was typed: a contact may be an address too, or the name of a ward."""
OF_ROUND: dict[Step, str] = {
    considerations.recommend: "Record the recommendation",
    considerations.decide: "Record the decision",
}
OF_PROCESS: dict[Step, str] = {
    parallel.update: "Update",
    parallel.end: "Record the end",
    void_process: "Recorded by mistake",
}
OF_LETTER: dict[Step, str] = {
    letters.answer: "Record the answer",
    letters.attend: "Record whether the LSCB chair attended",
    letters.regard: "Have regard to this advice",
    correct_letter: "Correct a date",
    void_letter: "Recorded by mistake",
}
OF_DISSENT: dict[Step, str] = {
    dissents.answer: "Answer this dissent",
    void_dissent: "I recorded this dissent by mistake",
}
NOTED = OF_DISSENT | {void_dissent: "It was recorded in my name by mistake"}
"""Of one that the office recorded."""
OF_CHALLENGE: dict[Step, str] = {
    let_read: "Let the peer read of the case",
    peers.advise: "Record the advice of this peer",
    peers.regard: "Say whether you follow this advice",
    correct_challenge: "Correct a date",
    void_challenge: "Recorded by mistake",
}
AS_PEER: dict[Step, str] = {peers.advise: "Give your advice"}

ABOUT_ASKING: dict[Step, str] = {
    agencies.ask_by: "Say by when",
    agencies.invite: "Let somebody answer by a link",
    correct_asking: "Correct a date",
    void_asking: "Asked by mistake",
}


@dataclass(frozen=True)
class AgencyLine:
    """An agency, and what the reader can do about each thing it was asked."""

    row: AgencyInvolvement
    secure: list[Link]
    scoping: list[Link]
    mistake: list[Link]
    files: list[Document]


@section(10, "Referral", "referrals/referrals/section.html", "referrals.referral")
def referral_part(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The referrals of the case."""
    received = shelf.rows(Referral)
    may_link = referrals.link.offered_to(Referral(casefile=casefile), held)
    further = [opening(referrals.link, casefile, "Add a further referral of the same incident")] if may_link else []
    if held.roles_on(casefile.pk) & READS_NAMES:
        further.append(Link("People of the case", reverse("scr_portal:people", args=[casefile.public_id])))
    if not received:
        return None
    moved = _moved(received, held)
    lines = [(one, moved.get(one.pk)) for one in received]
    is_left = not any(one.stands for one in received)
    same = of_the_same_incident(casefile, held, shelf)
    return {"referrals": lines, "links": further, "is_left": is_left} | same


def _moved(received: list[Referral], held: Grants) -> dict[int | None, CaseFile]:
    """The cases in which referrals that were moved go on, where the reader may open them; one query, if any was."""
    left = [one.pk for one in received if one.status == Referral.Status.MERGED]
    if not left:
        return {}
    there = Referral.objects.visible_to(held.user).filter(came_from__in=left).select_related("casefile")
    return {one.came_from_id: one.casefile for one in there}


@section(20, "Agencies before the decision", "referrals/agencies/section.html", "referrals.agencyinvolvement")
def agencies_part(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """What each agency was asked; an agency's people see their own."""
    found = [
        AgencyLine(
            row,
            links(row, held, {agencies.secure: "Confirm the records"}),
            links(row, held, {agencies.return_scoping: "Say what it knew"}),
            links(row, held, ABOUT_ASKING),
            [one for one in shelf.rows(Document) if one.about == row.subject],
        )
        for row in shelf.rows(AgencyInvolvement)
    ]
    may_ask = agencies.ask.offered_to(AgencyInvolvement(casefile=casefile), held)
    if not found and not may_ask:
        return None
    return {"lines": found, "links": [opening(agencies.ask, casefile, "Ask an agency")] if may_ask else []}


@section(
    30,
    "Consideration and decision",
    "referrals/considerations/section.html",
    "referrals.consideration",
    "referrals.dissent",
    "referrals.peerchallenge",
    "scr_portal.bodyrequest",
)
def consideration_part(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The decisions, and the rounds they came of; agencies see the decision."""
    rounds, decisions = shelf.rows(Consideration), shelf.rows(Decision)
    if not rounds and not decisions:
        return None
    last = rounds[-1] if rounds else None
    said = shelf.rows(Dissent)
    differing = [Line(one, links(one, held, NOTED if one.recorded_by_id else OF_DISSENT)) for one in said]
    return {
        "rounds": lines(rounds, held, OF_ROUND),
        "decisions": decisions,
        "dissents": [(line, _round_of(line, rounds)) for line in differing],
        "challenges": [Line(one, links(one, held, _of_challenge(one, held))) for one in shelf.rows(PeerChallenge)],
        "letters": list(_letters(last, held, shelf)),
        "records": [record for one in rounds for record in records_of(one, shelf.rows(Document))[:1]],
        "links": list(_around_the_decision(casefile, last, held, shelf)),
    }


def _of_challenge(one: PeerChallenge, held: Grants) -> dict[Step, str]:
    return AS_PEER if one.is_asked_of(held.user) else OF_CHALLENGE


def _round_of(dissent: Line, rounds: list[Consideration]) -> int | None:
    """Of which round, where there are several; without a question to the database."""
    of = getattr(dissent.row, "consideration_id", None)
    return next((one.round for one in rounds if one.pk == of), None) if len(rounds) > 1 else None


@section(40, "Parallel processes", "referrals/parallel/section.html")
def parallel_part(casefile: CaseFile, held: Grants, shelf: Shelf) -> Context | None:
    """The register of what runs beside the case."""
    rows = shelf.rows(ParallelProcess)
    found, together = lines(rows, held, OF_PROCESS), said_together(rows, shelf.rows(Referral))
    ways = openings(casefile, held, {parallel.record: "Record a parallel process"})
    return {"lines": found, "together": together, "links": ways} if found or ways else None


@in_brief(1, "What happened")
def what_happened(casefile: CaseFile, shelf: Shelf, today: date) -> Iterator[str]:
    """What the referrals that stand say, each in its first sentences."""
    for one in shelf.rows(Referral):
        if one.stands:
            when = f" on {day_words(one.incident_on)}" if one.incident_on else ""
            yield f"{one.get_trigger_display()}{when}. {one.what_happened}"


@in_brief(90, "Whom to telephone")
def whom_to_telephone(casefile: CaseFile, shelf: Shelf, today: date) -> Iterator[str]:
    """The board's office, who referred, who is named at an agency, the senior officers: where a number is known.

    No senior officer who stepped back: one query, and one more where somebody has.
    """
    if casefile.board.telephone:
        yield f"Office of {casefile.board}: {casefile.board.telephone}"
    for one in shelf.rows(Referral):
        if one.stands and NUMBER.search(one.referrer_contact):
            yield f"{one.referrer_name}, who referred: {one.referrer_contact}"
    for named in shelf.rows(AgencyNamed):
        if NUMBER.search(named.contact):
            yield f"{', '.join(filter(None, (named.which, named.contact_name)))}: {named.contact}"
    _, silent = reached_by_nobody(casefile, today)
    for agency in dict.fromkeys(one.agency for one in shelf.rows(AgencyInvolvement) if one.agency):
        if agency.telephone and agency.pk not in silent:
            yield f"{agency}, senior officer: {agency.telephone}"


@in_brief(40, "Beside the case")
def beside_the_case(casefile: CaseFile, shelf: Shelf, today: date) -> Iterator[str]:
    """The processes that run, with their next day and whether publication waits for them."""
    for one in shelf.rows(ParallelProcess):
        if one.status == ParallelProcess.Status.OPEN:
            next_day = f", next on {due_words(one.next_on, today)}" if one.next_on else ""
            yield f"{one}{next_day}" + (": publication waits for it" if one.blocks_publication else "")


def _around_the_decision(casefile: CaseFile, last: Consideration | None, held: Grants, shelf: Shelf) -> Iterator[Link]:
    if peers.ask.offered_to(PeerChallenge(casefile=casefile), held):
        yield opening(peers.ask, casefile, "Ask the chair of another LSCB for a peer challenge")
    if letters.record.offered_to(BodyRequest(casefile=casefile), held):
        yield opening(letters.record, casefile, "Record a request of the national panel")
    if last is not None and _may_dissent(last, held, shelf):
        yield opening(dissents.record, casefile, "Record your dissent")
    if last is not None and dissents.note.offered_to(Dissent(casefile=casefile, consideration=last), held):
        yield opening(dissents.note, casefile, "Record a dissent given in the meeting")
    if last is not None and _may_reopen(last, held, shelf):
        yield opening(considerations.reopen, casefile, "Consider the case again")


def _letters(last: Consideration | None, held: Grants, shelf: Shelf) -> Iterator[Line]:
    """What the national panel wrote; advice can be followed by considering the case again, which then names it."""
    for line in lines(shelf.rows(BodyRequest), held, OF_LETTER):
        if last is not None and getattr(line.row, "kind", "") == BodyRequest.Kind.ADVICE:
            again = opening(considerations.reopen, last.casefile, "Consider the case again because of this letter")
            url = f"{again.url}?letter={line.row.public_id}"
            line.links.extend([Link(again.words, url)] if _may_reopen(last, held, shelf) else [])
        yield line


def _may_dissent(last: Consideration, held: Grants, shelf: Shelf) -> bool:
    """Without a question to the database: the guard reads the status of the round that is at hand."""
    mine = last.recommended_by_id == held.user.pk  # nobody differs from what they recommended themselves
    mine |= any(d.consideration_id == last.pk and d.member_id == held.user.pk for d in shelf.rows(Dissent))
    new = Dissent(casefile=last.casefile, consideration=last)
    return not mine and dissents.record.offered_to(new, held)


def _may_reopen(last: Consideration, held: Grants, shelf: Shelf) -> bool:
    """Without a question to the database: the newest round has ended, and no review is held because of it."""
    outcomes = [decision.outcome for decision in shelf.rows(Decision) if decision.consideration_id == last.pk]
    ended = bool(outcomes) and (outcomes[0] != Outcome.REVIEW or not last.casefile.is_open)
    withdrawn = last.status == Consideration.Status.WITHDRAWN and any(one.stands for one in shelf.rows(Referral))
    may = considerations.reopen.allowed(Consideration(casefile=last.casefile), held)
    return may and (ended or withdrawn)
