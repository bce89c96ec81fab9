"""What happened, who did it, why: events chained per case under the case lock, and the log of views."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime

import pgtrigger
from django.core.files.base import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, Walled
from scr_portal.ids import public_id

FIRST = "0" * 64


def never_changed(name: str) -> tuple[pgtrigger.Trigger, ...]:
    """Triggers that refuse UPDATE, DELETE and TRUNCATE on a table, to everybody."""
    refuse = "RAISE EXCEPTION 'pgtrigger: this record is never changed or removed'; RETURN NULL;"
    return (
        pgtrigger.Trigger(
            name=f"{name}_row",
            when=pgtrigger.Before,
            operation=pgtrigger.Update | pgtrigger.Delete,
            func=refuse,
        ),
        pgtrigger.Trigger(
            name=f"{name}_table",
            when=pgtrigger.Before,
            level=pgtrigger.Statement,
            operation=pgtrigger.Truncate,
            func=refuse,
        ),
    )


class Event(Walled):
    """One step, signature or change of rights; the chain covers a header and a salted digest of the payload."""

    tells_of = "about"

    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=60)
    sentence = models.CharField(max_length=400)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    payload_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("-seq",)
        constraints = (models.UniqueConstraint(fields=["casefile", "seq"], name="event_seq_once"),)
        indexes = (models.Index(fields=["casefile", "about"], name="event_about"),)
        triggers = never_changed("event")

    def __str__(self) -> str:
        return f"{self.casefile_id}/{self.seq} {self.kind}"

    def header_digest(self) -> str:
        """What `digest` must be for the columns as they stand."""
        parts = (
            self.casefile_id, self.seq, self.kind, self.about, self.sentence, self.by_id, self.at.isoformat(),
            self.agency_id, str(self.audience), self.payload_digest, self.previous,
        )  # fmt: skip
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


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


class Access(models.Model):
    """A view of a case page or document, a search, a sign-in, a refusal."""

    class Kind(models.TextChoices):
        VIEW = "view", "Opened"
        DOCUMENT = "document", "Opened a document"
        REFUSAL = "refusal", "Was refused"
        SIGN_IN = "sign_in", "Signed in"
        SIGN_OUT = "sign_out", "Signed out"
        FAILED_SIGN_IN = "failed_sign_in", "Failed to sign in"

    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=20, choices=Kind)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    casefile = models.ForeignKey(CaseFile, null=True, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=80, blank=True)

    class Meta:
        indexes = (models.Index(fields=["casefile", "at"], name="access_of_case"),)
        triggers = never_changed("access")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind}"


def record(about: Walled, by: User, at: datetime, kind: str, sentence: str, payload: dict[str, object]) -> Event:
    """Append an event about a row to its case's chain; takes the case lock if the caller does not hold it."""
    casefile = CaseFile.objects.select_for_update(no_key=True).get(pk=about.casefile_id)
    last = Event.objects.filter(casefile=casefile, seq=casefile.last_seq).values_list("digest", flat=True).first()
    kept = EventPayload(salt=secrets.token_hex(16), data=json.dumps(payload, cls=DjangoJSONEncoder, sort_keys=True))
    event = Event(
        casefile=casefile, agency_id=about.agency_id, audience=about.audience, seq=casefile.last_seq + 1, kind=kind,
        about=about.subject, sentence=sentence, by=by, at=at, payload_digest=kept.digest(), previous=last or FIRST,
    )  # fmt: skip
    event.digest = event.header_digest()
    event.save(force_insert=True)
    kept.event = event
    kept.save(force_insert=True)
    CaseFile.objects.filter(pk=casefile.pk).update(last_seq=event.seq)
    return event


def plain(said: Mapping[str, object]) -> dict[str, object]:
    """What somebody said with a step, as an event keeps it, so that the chain covers its child rows too.

    Rows by what they are called, files by their digest; never the content of a file.
    """
    return {name: _plain(value) for name, value in said.items()}


def _plain(value: object) -> object:
    if isinstance(value, models.Model):
        return f"{value._meta.label_lower}:{value.pk}"
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, File):
        return _digest(value)
    if hasattr(value, "file"):
        return _plain(value.file)
    if isinstance(value, Mapping):
        return plain(value)
    return [_plain(one) for one in value] if isinstance(value, Iterable) and not isinstance(value, str) else value


def _digest(file: "File[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def broken(casefile: CaseFile) -> list[str]:
    """What is wrong with a case's chain, in words; nothing when it stands."""
    found, previous, seq = [], FIRST, 0
    for event in Event.objects.filter(casefile=casefile).select_related("payload").order_by("seq"):
        seq += 1
        if event.seq != seq:
            found.append(f"Event {seq} is missing.")
            seq = event.seq
        if event.previous != previous or event.digest != event.header_digest():
            found.append(f"Event {event.seq} was changed or moved.")
        if event.payload.data and event.payload.digest() != event.payload_digest:
            found.append(f"The values of event {event.seq} were changed.")
        previous = event.digest
    if seq != CaseFile.objects.values_list("last_seq", flat=True).get(pk=casefile.pk):
        found.append("The newest events are missing.")
    return found


def opened(user: User | None, kind: str, *, casefile_id: int | None = None, about: str = "") -> None:
    """Note that somebody looked at something, or was refused."""
    Access.objects.create(user=user, kind=kind, casefile_id=casefile_id, about=about[:80])
