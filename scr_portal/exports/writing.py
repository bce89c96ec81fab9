"""Writes what the portal remembers of a case as lines of JSON: events, then who looked, in the order they happened.

Each event has what its digest covers, so that the chain can be worked out again without the portal
(docs/commands.md). What stands behind walls that the reader is not within is left out: its number is missing.
"""

import json
from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO

from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.audit import Access, Event
from scr_portal.exports.models import MemoryExport

CHUNK = 500  # rows at a time, whatever the size of the case


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
    events = Event.objects.visible_to(reader, case).filter(seq__lte=export.last_seq).select_related("payload", "by")
    for event in events.order_by("seq").iterator(CHUNK):
        yield _event(event)
    looked = Access.objects.filter(casefile=case, at__lte=export.made_at).select_related("user")
    for access in looked.order_by("pk").iterator(CHUNK):
        yield _access(access)


def _event(event: Event) -> dict[str, object]:
    return {
        "line": "event", "by": str(event.by), "digest": event.digest,
        "covers": event.covered(),
        "salt": event.payload.salt, "data": event.payload.data,
    }  # fmt: skip


def _access(access: Access) -> dict[str, object]:
    return {
        "line": "access", "number": access.pk, "at": access.at.isoformat(), "kind": access.kind, "about": access.about,
        "who": str(access.user or ""), "address": access.user.email if access.user else "", "batch": access.batch,
    }  # fmt: skip
