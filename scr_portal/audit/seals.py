"""Seals on the log of who looked: each covers one closed batch of lines and the seal before it.

A line is written without waiting for anybody: the database puts it into the batch that is open then (guards.sql), and
its transaction holds that batch's shared lock to its end. To seal, a new batch is opened first; whoever then gets the
old batch's lock alone knows that every line of it is there to be read, and that none will be added, however late a
transaction commits. No clock and no order of ids comes into it.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator

from django.db import connection, models, transaction
from django.utils import timezone

from scr_portal.audit.accesses import Access
from scr_portal.audit.chains import FIRST, Chained, digest_of
from scr_portal.audit.lengths import ACCESS_CHAIN, next_seq
from scr_portal.audit.locks import BATCHES, SEALS, hold

CHUNK = 2000
MARK = 16  # hexadecimal digits of a line's own digest that a seal keeps, to say which line is wrong
Line = tuple[int, str]
"""The id of a line of the log, and the mark of what it says."""


class Seal(Chained):
    """The digest of one batch of the access log; `lines` has the id and the mark of each."""

    covers = ("seq", "batch", "count", "lines_digest", "at", "previous")

    batch = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    lines = models.TextField(editable=False)
    lines_digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ("-seq",)
        constraints = (
            models.UniqueConstraint(fields=["seq"], name="seal_seq_once"),
            models.UniqueConstraint(fields=["batch"], name="seal_of_batch_once"),
        )

    def __str__(self) -> str:
        return f"{self.seq}: batch {self.batch}"

    def sealed_lines(self) -> dict[int, str]:
        """The mark of each line it covers; none when that note was spoiled."""
        try:
            return {int(pk): str(mark) for pk, mark in json.loads(self.lines)}
        except (ValueError, TypeError):
            return {}


def line_of(access: Access) -> tuple[Line, bytes]:
    """What a seal keeps of a line, and the whole of its digest."""
    digest = digest_of(
        [access.pk, access.at.isoformat(), access.kind, access.user_id, access.casefile_id, access.about, access.batch]
    )
    return (access.pk, digest[:MARK]), bytes.fromhex(digest)


def lines_and_digest(rows: Iterable[Access]) -> tuple[list[Line], str]:
    """The lines of a batch in the order of their ids, and the digest over all of them."""
    lines, whole = [], hashlib.sha256()
    for line, digest in map(line_of, rows):
        lines.append(line)
        whole.update(digest)
    return lines, whole.hexdigest()


def seal() -> int:
    """Seal every batch that has lines; gives how many. Two at once take turns, and the second finds nothing to do."""
    with transaction.atomic():
        hold(SEALS)
        last = Seal.objects.order_by("-seq").first()
        made = 0
        for batch in _closed(last.batch + 1 if last else 0):
            hold(BATCHES, batch)  # whoever still writes into it is waited for; nobody waits for us
            if fresh := _seal(batch, last):
                last, made = fresh, made + 1
    return made


def _closed(first: int) -> Iterator[int]:
    """The batches from `first` on, up to the one that is open now; a new one is opened if that has lines."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_value FROM scr_portal_batch")
        open_ = int(cursor.fetchone()[0])
        if Access.objects.filter(batch=open_).exists():
            cursor.execute("SELECT nextval('scr_portal_batch')")
            open_ += 1
    yield from range(first, open_)


def _seal(batch: int, last: Seal | None) -> Seal | None:
    lines, digest = lines_and_digest(Access.objects.filter(batch=batch).order_by("pk").iterator(CHUNK))
    if not lines:
        return None
    fresh = Seal(
        seq=next_seq(ACCESS_CHAIN), previous=last.digest if last else FIRST, batch=batch, count=len(lines),
        lines=json.dumps(lines), lines_digest=digest, at=timezone.now(),
    )  # fmt: skip
    fresh.close()
    return fresh
