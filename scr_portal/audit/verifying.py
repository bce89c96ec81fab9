"""Whether the memory is whole: every link of every chain worked out again, in bounded memory."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeVar

from django.db.models import Exists, F, OuterRef
from django.db.models.expressions import RawSQL

from scr_portal.audit import guards
from scr_portal.audit.accesses import Access
from scr_portal.audit.chains import Chained
from scr_portal.audit.events import ERASE, Event
from scr_portal.audit.findings import Finding, Mark, Walk
from scr_portal.audit.lengths import ACCESS_CHAIN, RIGHTS_CHAIN, ChainLength, length_of
from scr_portal.audit.rights import RightsEvent
from scr_portal.audit.seals import Seal, lines_and_digest
from scr_portal.casefiles import CaseFile

GUARDS = "guards"
C = TypeVar("C", bound=Chained)
CHUNK = 1000
Marks = Mapping[str, Mapping[int, Mark]]
"""Digests noted elsewhere, by chain and number."""
NO_MORE: tuple[int | None, Iterable[Access]] = (None, ())


def verify(marks: Marks) -> Iterator[Finding]:
    """Everything that was edited, removed, put in, reordered or cut off, chain by chain; and guards that are off."""
    yield from verify_guards()
    yield from verify_cases(marks)
    yield from verify_rights(marks)
    yield from verify_accesses(marks)


def verify_guards() -> Iterator[Finding]:
    """The triggers of the database that refuse changes of the memory, or of a case without an event."""
    for table, name in guards.missing():
        yield Finding(GUARDS, f"the trigger {name} of {table}", "is not there, or is switched off")


def broken(casefile: CaseFile) -> list[str]:
    """What is wrong with one case's chain, in words; nothing when it stands."""
    return [str(finding) for finding in verify_cases({}, casefile)]


def case_chain(public_id: str) -> str:
    """What the chain of a case is called."""
    return f"case {public_id}"


def verify_cases(marks: Marks, casefile: CaseFile | None = None) -> Iterator[Finding]:
    """The events of one case, or of all; one question gives events and counts as they were at one moment."""
    cases = CaseFile.objects.filter(pk=casefile.pk) if casefile else CaseFile.objects.all()
    seen = set()
    for public_id, events in groupby(_events(casefile), key=lambda event: event.of_case):  # type: ignore[attr-defined]
        seen.add(public_id)
        yield from _case(case_chain(public_id), events, marks.get(case_chain(public_id), {}))
    bare = cases.filter(~Exists(Event.objects.filter(casefile=OuterRef("pk"))))
    for public_id, counted in bare.values_list("public_id", "last_seq").iterator(CHUNK):
        seen.add(public_id)
        yield from Walk(case_chain(public_id), "event", marks.get(case_chain(public_id))).end(counted)
    for chain in () if casefile else marks:
        if chain.startswith(case_chain("")) and chain.removeprefix(case_chain("")) not in seen:
            yield Finding(chain, "the case", f"is missing: {_latest(marks[chain]).noted_in} noted it")


def _events(casefile: CaseFile | None) -> Iterator[Event]:
    rows = Event.objects.filter(casefile=casefile) if casefile else Event.objects.all()
    told = rows.annotate(of_case=F("casefile__public_id"), counted=F("casefile__last_seq"))
    return told.select_related("payload").order_by("casefile_id", "seq").iterator(CHUNK)


def _case(chain: str, events: Iterator[Event], marks: Mapping[int, Mark]) -> Iterator[Finding]:
    walk, counted = Walk(chain, "event", marks), 0
    emptied: dict[str, int] = {}
    for event in events:
        yield from walk.step(event)
        yield from _payload(chain, event, emptied)
        if event.kind == ERASE:
            emptied.pop(event.about, None)
        counted = event.counted  # type: ignore[attr-defined]
    yield from walk.end(counted)
    for seq in emptied.values():
        yield Finding(chain, f"the values of event {seq}", "were emptied, and no later event says why")


def _payload(chain: str, event: Event, emptied: dict[str, int]) -> Iterator[Finding]:
    payload = getattr(event, "payload", None)
    if payload is None:
        yield Finding(chain, f"the values of event {event.seq}", "are missing")
    elif not payload.data and not payload.salt:
        emptied[event.subject] = event.seq
    elif payload.digest() != event.payload_digest:
        yield Finding(chain, f"the values of event {event.seq}", "were changed")


def verify_rights(marks: Marks) -> Iterator[Finding]:
    """The one chain of changes of rights outside the cases."""
    walk = Walk(RIGHTS_CHAIN, "change", marks.get(RIGHTS_CHAIN))
    for event in _links(RightsEvent, walk):
        yield from walk.step(event)
    yield from walk.end(walk.counted)


def _links(model: type[C], walk: Walk) -> Iterator[C]:
    """The links of a chain outside the cases, and how many were counted: as both were at one moment."""
    bare = True
    for link in model._default_manager.annotate(counted=length_of(walk.chain)).order_by("seq").iterator(CHUNK):
        bare, walk.counted = False, link.counted or 0  # type: ignore[attr-defined]
        yield link
    if bare:
        of_none = ChainLength.objects.filter(~Exists(model._default_manager.all()), chain=walk.chain)
        walk.counted = next(of_none.values_list("last_seq", flat=True).iterator(CHUNK), 0)


def verify_accesses(marks: Marks) -> Iterator[Finding]:
    """The seals, and under each the lines of the access log; what is not sealed yet is not looked at.

    No line is of a batch that is yet to be opened: seals would never come to it.
    """
    walk = Walk(ACCESS_CHAIN, "seal", marks.get(ACCESS_CHAIN))
    batches = groupby(Access.objects.order_by("batch", "pk").iterator(CHUNK), key=lambda access: access.batch)
    batch, lines = next(batches, NO_MORE)
    for seal in _links(Seal, walk):
        yield from walk.step(seal)
        while batch is not None and batch < seal.batch:
            yield from (_line(access.pk, "was put in: its batch has no seal") for access in lines)
            batch, lines = next(batches, NO_MORE)
        if batch == seal.batch:
            yield from _under(seal, lines)
            batch, lines = next(batches, NO_MORE)
        else:
            yield from _under(seal, ())
    yield from walk.end(walk.counted)
    yet_to_come = Access.objects.filter(batch__gt=RawSQL("SELECT last_value FROM scr_portal_batch", ()))
    for access in yet_to_come.order_by("batch", "pk").iterator(CHUNK):
        yield _line(access.pk, "was put in: its batch has not been opened")


def _under(seal: Seal, rows: Iterable[Access]) -> Iterator[Finding]:
    lines, digest = lines_and_digest(rows)
    there, sealed = dict(lines), seal.sealed_lines()
    if digest == seal.lines_digest:
        if sealed != there:
            yield Finding(ACCESS_CHAIN, f"seal {seal.seq}", "keeps other lines than it covers: that note was changed")
        return
    changed = [_line(pk, "was changed") for pk in sealed if pk in there and there[pk] != sealed[pk]]
    missing = [_line(pk, "is missing") for pk in sealed if pk not in there]
    added = [_line(pk, "was put in later") for pk in there if pk not in sealed]
    found = changed + missing + added
    yield from found or [Finding(ACCESS_CHAIN, f"seal {seal.seq}", "does not fit its lines")]


def _line(pk: int, what: str) -> Finding:
    return Finding(ACCESS_CHAIN, f"line {pk}", what)


def _latest(marks: Mapping[int, Mark]) -> Mark:
    return marks[max(marks)]
