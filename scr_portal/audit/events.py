"""What happened on a case, who did it, why: a chain for each case, written under the case lock."""

import hashlib
import json
import secrets
from datetime import date, datetime

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.audit.chains import FIRST, Link
from scr_portal.casefiles import CaseFile, Walled
from scr_portal.ids import public_id
from scr_portal.prepared import Prepared, ask


class Event(Walled, Link):
    """One step, signature or change of rights; the chain covers a header and a salted digest of the payload."""

    tells_of = "about"
    covers = (
        "casefile_id", "seq", "kind", "about", "sentence", "by_id", "at", "agency_id", "audience", "payload_digest",
        "previous",
    )  # fmt: skip
    covers_if_said = ("happened_on",)

    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    happened_on = models.DateField(null=True, blank=True, help_text="The day that the step asks for, if it does.")
    payload_digest = models.CharField(max_length=64)
    transaction = models.CharField(
        max_length=40, blank=True, editable=False, help_text="Which transaction wrote it; filled in by the database."
    )

    class Meta:
        ordering = ("-seq",)
        constraints = (models.UniqueConstraint(fields=["casefile", "seq"], name="event_seq_once"),)
        indexes = (
            models.Index(fields=["casefile", "about"], name="event_about"),
            models.Index(fields=["casefile", "transaction"], name="event_transaction"),
            models.Index(fields=["at"], name="event_at"),
            models.Index(
                fields=["casefile", "agency", "kind"], condition=Q(agency__isnull=False), name="event_of_agency"
            ),
        )

    def __str__(self) -> str:
        return f"{self.casefile_id}/{self.seq} {self.kind}"

    @property
    def is_recorded_later(self) -> bool:
        """Whether it had happened on an earlier day than it was written down, as in a case that was running already."""
        return self.happened_on is not None and self.happened_on < timezone.localdate(self.at)


class EventPayload(models.Model):
    """The values a step wrote, apart from the chain, so that an erasure can empty them without breaking it."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, primary_key=True, related_name="payload")
    salt = models.CharField(max_length=32)
    data = models.TextField()

    def __str__(self) -> str:
        return f"Payload of {self.event_id}"

    def digest(self) -> str:
        """The salted digest that the event's header covers."""
        return hashlib.sha256((self.salt + self.data).encode()).hexdigest()


def record(
    about: Walled,
    by: User,
    at: datetime,
    kind: str,
    sentence: str,
    payload: dict[str, object],
    happened_on: date | None = None,
) -> Event:
    """Append an event about a row to its case's chain; takes the case lock if the caller does not hold it."""
    ((seq,),) = ask(_NEXT, about.casefile_id)
    last = ask(_DIGEST, about.casefile_id, seq - 1)  # another question: it sees what was written while we waited
    kept = EventPayload(salt=secrets.token_hex(16), data=json.dumps(payload, cls=DjangoJSONEncoder, sort_keys=True))
    event = Event(
        casefile_id=about.casefile_id, agency_id=about.agency_id, audience=about.audience, seq=seq, kind=kind,
        about=about.subject, sentence=sentence, by=by, at=at, happened_on=happened_on,
        payload_digest=kept.digest(), previous=str(last[0][0]) if last else FIRST,
    )  # fmt: skip
    event.close()
    ask(_KEEP, event.pk, kept.salt, kept.data)
    return event


_NEXT = Prepared(
    "next_seq",
    f"UPDATE {CaseFile._meta.db_table} SET last_seq = last_seq + 1"  # noqa: S608 - names of ours
    " WHERE id = $1 RETURNING last_seq",
    "bigint",
)
_DIGEST = Prepared(
    "digest",
    f"SELECT digest FROM {Event._meta.db_table} WHERE casefile_id = $1 AND seq = $2",  # noqa: S608 - names of ours
    "bigint, integer",
)
_KEEP = Prepared(
    "keep_payload",
    f"INSERT INTO {EventPayload._meta.db_table} (event_id, salt, data)"  # noqa: S608 - names of ours
    " VALUES ($1, $2, $3) RETURNING event_id",
    "bigint, text, text",
)

ERASE = "event.erase"


def erase(event: Event, by: User, at: datetime, why: str) -> None:
    """Empty the values of an event for good, where the law asks for it; the chain stands and says why."""
    record(event, by, at, ERASE, f"{by.name} erased what was said with event {event.seq}: {why}"[:400], {})
    EventPayload.objects.filter(event=event).update(data="", salt="")
