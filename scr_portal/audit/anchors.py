"""Anchors: how long every chain was and how it ended, in a small file that can be kept elsewhere.

One is written each day and kept for good, one each hour and kept for two days: 49 at most, so that their number does
not grow with the hours.

Who owns the database can work a whole chain out anew, or take a case away with all its events; not in a file that lies
with somebody else. An anchor names nobody: cases stand in it by the random id of their address.
"""

import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from scr_portal.audit.events import Event
from scr_portal.audit.findings import Finding, Mark
from scr_portal.audit.lengths import ACCESS_CHAIN, RIGHTS_CHAIN
from scr_portal.audit.rights import RightsEvent
from scr_portal.audit.seals import Seal
from scr_portal.audit.verifying import case_chain
from scr_portal.casefiles import CaseFile
from scr_portal.clocks import day_words

CHAIN = "anchors"
DAILY, HOURLY = "????-??-??", "????-??-??T??Z"
"""The sorts of anchors by their names, the hours in universal time. Each follows from the one before of its own sort;
those of hours are not kept for good, so that one between may be lacking.
"""
KEPT, A_DAY = timedelta(days=2), timedelta(days=1)
A_SECOND = timedelta(seconds=1)  # an anchor says when it was made to the second
NONE = "has no anchor, and something happened more than a day ago"


def write(day: date) -> Path | None:
    """Write the anchor of this day, once; None when it is there already. It is kept for good."""
    return _write(f"anchor-{day.isoformat()}.json", DAILY)


def write_hourly(moment: datetime) -> Path | None:
    """Write the anchor of this hour, once, and remove those of more than two days ago: the day's anchor stays."""
    moment = moment.astimezone(UTC)
    written = _write(f"anchor-{moment:%Y-%m-%dT%HZ}.json", HOURLY)
    oldest = f"anchor-{moment - KEPT:%Y-%m-%dT%HZ}.json"
    for file in _files(Path(settings.ANCHOR_DIR), HOURLY):
        if file.name < oldest:
            file.unlink(missing_ok=True)
    return written


def _write(name: str, sort: str) -> Path | None:
    folder = Path(settings.ANCHOR_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / name
    if target.exists():
        return None
    unfinished = folder / f".{target.name}.{os.getpid()}"
    unfinished.write_text(json.dumps(_content(name, _files(folder, sort)), indent=1))
    unfinished.chmod(0o400)
    try:
        os.link(unfinished, target)  # never over what somebody wrote in the meantime
    except FileExistsError:
        return None
    finally:
        unfinished.unlink()
    return target


def _content(name: str, earlier: list[Path]) -> dict[str, object]:
    return {
        "date": name[len("anchor-") :][:10],
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
        self.used = 0
        self.newest: datetime | None = None
        for sort in (DAILY, HOURLY):
            self._before: Path | None = None
            for file in _files(folder, sort):
                with suppress(FileNotFoundError):  # one of an hour, removed meanwhile
                    self._read(file, sort)
                    self._before = file

    def said(self) -> str:
        """With how many anchors the chains were compared, and how new the latest is."""
        if self.newest is None:
            return "Compared with no anchor."
        newest = timezone.localtime(self.newest)
        many = "1 anchor" if self.used == 1 else f"{self.used} anchors"
        return f"Compared with {many}, the newest of {day_words(newest.date())}, {newest:%H:%M}."

    def late(self, now: datetime) -> Iterator[Finding]:
        """What has happened more than a day ago and is in no anchor: beat stands still, or anchors were removed."""
        since = self.newest + A_SECOND if self.newest else datetime.min.replace(tzinfo=UTC)
        rows = (model._default_manager.filter(at__gt=since, at__lt=now - A_DAY) for model in (Event, RightsEvent, Seal))
        if any(found.exists() for found in rows):
            newest = "the newest anchor" if self.newest else "the folder"
            what = "is older than what happened more than a day ago" if self.newest else NONE
            yield Finding(CHAIN, newest, what)

    def _read(self, file: Path, sort: str) -> None:
        try:
            content = json.loads(file.read_text())
            chains = {str(chain): (int(seq), str(digest)) for chain, (seq, digest) in content["chains"].items()}
            previous = content["previous"] or {"file": ""}
            follows = sort == DAILY or previous["file"] == (self._before and self._before.name)
            made_at = datetime.fromisoformat(content["made_at"]).astimezone(UTC)
        except (ValueError, KeyError, TypeError, AttributeError):
            self._found(file, "cannot be read")
            return
        if self._before and follows and previous != {"file": self._before.name, "sha256": _sha256(self._before)}:
            self._found(file, f"does not follow from {self._before.name}: one was changed, or one between was removed")
        for chain, (seq, digest) in chains.items():
            mark = self.marks[chain].setdefault(seq, Mark(digest, file.name))
            if mark.digest != digest:
                self._found(file, f"contradicts {mark.noted_in} about {chain}, number {seq}")
        self.used, self.newest = self.used + 1, max(self.newest or made_at, made_at)

    def _found(self, file: Path, what: str) -> None:
        self.findings.append(Finding(CHAIN, file.name, what))


def _files(folder: Path, sort: str) -> list[Path]:
    return sorted(folder.glob(f"anchor-{sort}.json"))


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
