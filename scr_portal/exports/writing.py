"""Writes what the portal remembers of a case as lines of JSON: files, events, then who looked, as they happened.

Each event has what its digest covers, so that the chain can be worked out again without the portal
(docs/commands.md). What stands behind walls that the reader is not within is left out: its number is missing.
"""

import json
from collections.abc import Iterator
from itertools import islice
from tempfile import TemporaryFile
from typing import IO

from scr_portal import walls
from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.audit import Access, Event
from scr_portal.casefiles import CaseFile
from scr_portal.casework.openings import openings_of
from scr_portal.documents import Document
from scr_portal.exports.models import MemoryExport
from scr_portal.quarantines.locked import locked_files

CHUNK = 500  # rows at a time, whatever the size of the case
NAMED = '"reference": '
"""In what was said with a step that asks for the reference of another case."""


def written(export: MemoryExport, reader: User) -> IO[bytes]:
    """A file, at its beginning, that goes away when it is closed."""
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with walls.looked_at(export.casefile_id):  # what an event says is read by nobody else
        for line in _lines(export, reader):
            file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    file.seek(0)
    return file


def _lines(export: MemoryExport, reader: User) -> Iterator[dict[str, object]]:
    case = export.casefile
    yield {
        "line": "export", "case": case.reference, "case_id": case.public_id, "made_at": export.made_at.isoformat(),
        "made_by": str(export.made_by), "last_seq": export.last_seq,
    }  # fmt: skip
    files = Document.objects.visible_to(reader, case).filter(kept_at__lte=export.made_at).defer("text", "html")
    for file in files.order_by("pk").iterator(CHUNK):
        yield _file(file)
    for file in locked_files(case, reader):
        if file.kept_at <= export.made_at:
            yield _locked(file)
    events = Event.objects.visible_to(reader, case).filter(seq__lte=export.last_seq).select_related("payload", "by")
    for event in events.order_by("seq").iterator(CHUNK):
        yield _event(event, says=not _names_a_closed_case(event, reader))
    looked = Access.objects.filter(casefile=case, at__lte=export.made_at).select_related("user")
    for some in _batched(looked.order_by("pk").iterator(CHUNK)):
        for access, what in openings_of(case, some, reader):
            yield _access(access) | {"what": what}


def _batched(rows: Iterator[Access]) -> Iterator[list[Access]]:
    """So many at a time."""
    while some := list(islice(rows, CHUNK)):
        yield some


def _file(file: Document) -> dict[str, object]:
    """What `about` and `data` of the other lines call by its number, as the pages call it."""
    return {
        "line": "document", "number": file.subject, "id": file.public_id, "kind": file.kind, "called": file.told_apart,
        "of": file.about, "sha256": file.sha256,
    }  # fmt: skip


def _locked(file: Document) -> dict[str, object]:
    """One that is locked away: which it is, and not what it is called, as that may name somebody."""
    return {
        "line": "document", "number": file.subject, "id": file.public_id, "kind": file.kind, "sha256": file.sha256,
        "locked": True,
    }  # fmt: skip


def _event(event: Event, *, says: bool) -> dict[str, object]:
    """With what was said, or without: the chain can be worked out all the same."""
    salt, data = (event.payload.salt, event.payload.data) if says else ("", "")
    return {
        "line": "event", "by": str(event.by), "digest": event.digest,
        "covers": event.covered(),
        "salt": salt, "data": data,
    }  # fmt: skip


def _names_a_closed_case(event: Event, reader: User) -> bool:
    """A merge says in which case a referral goes on; from that one the reader may be barred (decision 0098)."""
    if NAMED not in event.payload.data:
        return False
    reference = json.loads(event.payload.data).get("reference", "")
    with walls.portal():
        others = CaseFile.objects.filter(reference=str(reference).strip().upper()).values_list("pk", flat=True)
        return bool(set(others) - set(grants(reader).casefile_ids()))


def _access(access: Access) -> dict[str, object]:
    return {
        "line": "access", "number": access.pk, "at": access.at.isoformat(), "kind": access.kind,
        "about": access.told_about, "who": str(access.user or ""),
        "address": access.user.email if access.user else "", "batch": access.batch,
    }  # fmt: skip
