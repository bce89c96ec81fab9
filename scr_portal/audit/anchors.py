"""The daily anchor: how long every chain was and how it ended, in a small file that can be kept elsewhere.

Who owns the database can work a whole chain out anew, or take a case away with all its events; not in a file that lies
with somebody else. An anchor names nobody: cases stand in it by the random id of their address.
"""

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from scr_portal.audit.events import Event
from scr_portal.audit.findings import Finding, Mark
from scr_portal.audit.rights import RightsEvent
from scr_portal.audit.seals import Seal
from scr_portal.audit.verifying import ACCESS_CHAIN, RIGHTS_CHAIN, case_chain
from scr_portal.casefiles import CaseFile

CHAIN = "anchors"


def write(day: date) -> Path | None:
    """Write the anchor of this day, once; None when it is there already."""
    folder = Path(settings.ANCHOR_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"anchor-{day.isoformat()}.json"
    if target.exists():
        return None
    unfinished = folder / f".{target.name}.{os.getpid()}"
    unfinished.write_text(json.dumps(_content(day, _files(folder)), indent=1))
    unfinished.chmod(0o400)
    try:
        os.link(unfinished, target)  # never over what somebody wrote in the meantime
    except FileExistsError:
        return None
    finally:
        unfinished.unlink()
    return target


def _content(day: date, earlier: list[Path]) -> dict[str, object]:
    return {
        "date": day.isoformat(),
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "cases": CaseFile.objects.count(),
        "chains": dict(_ends()),
        "previous": {"file": earlier[-1].name, "sha256": _sha256(earlier[-1])} if earlier else None,
    }


def _ends() -> Iterator[tuple[str, tuple[int, str]]]:
    newest = Event.objects.filter(seq=F("casefile__last_seq")).order_by("casefile_id")
    for public_id, seq, digest in newest.values_list("casefile__public_id", "seq", "digest").iterator():
        yield case_chain(public_id), (seq, digest)
    for chain, model in ((RIGHTS_CHAIN, RightsEvent), (ACCESS_CHAIN, Seal)):
        if end := model._default_manager.order_by("-seq").values_list("seq", "digest").first():
            yield chain, end


class Anchors:
    """The anchors of a folder, read: the marks they hold, and what is wrong with the files themselves."""

    def __init__(self, folder: Path) -> None:
        self.marks: dict[str, dict[int, Mark]] = defaultdict(dict)
        self.findings: list[Finding] = []
        self._before: Path | None = None
        for file in _files(folder):
            self._read(file)
            self._before = file

    def _read(self, file: Path) -> None:
        try:
            content = json.loads(file.read_text())
            chains = {str(chain): (int(seq), str(digest)) for chain, (seq, digest) in content["chains"].items()}
            previous = content["previous"]
        except (ValueError, KeyError, TypeError, AttributeError):
            self._found(file, "cannot be read")
            return
        if self._before and previous != {"file": self._before.name, "sha256": _sha256(self._before)}:
            self._found(file, f"does not follow from {self._before.name}: one was changed, or one between was removed")
        for chain, (seq, digest) in chains.items():
            mark = self.marks[chain].setdefault(seq, Mark(digest, file.name))
            if mark.digest != digest:
                self._found(file, f"contradicts {mark.noted_in} about {chain}, number {seq}")

    def _found(self, file: Path, what: str) -> None:
        self.findings.append(Finding(CHAIN, file.name, what))


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("anchor-????-??-??.json"))


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
