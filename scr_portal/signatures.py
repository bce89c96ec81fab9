"""What was signed, by whom, as which role, in which words; void as soon as the bytes are others."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord, CaseRecordQuerySet, Walled
from scr_portal.documents import Document
from scr_portal.roles import Role

M = TypeVar("M", bound=CaseRecord)


@dataclass(frozen=True)
class Facts:
    """What is signed where there is no file: the values of a row, in one fixed form."""

    of: Walled
    values: Mapping[str, object]

    @property
    def sha256(self) -> str:
        """The digest of the values; the same values have the same digest whenever it is worked out."""
        form = json.dumps(self.values, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(form.encode()).hexdigest()


Signed = Document | Facts


class SignatureQuerySet(CaseRecordQuerySet["Signature"]):
    """Signatures, by what they stand under."""

    def standing(self) -> "SignatureQuerySet":
        """Those that are not void."""
        return self.filter(voided_at=None)

    def make_void(self, why: str) -> None:
        """Make void those that stand. The caller is a step."""
        self.standing().update(voided_at=timezone.now(), why_voided=why, version=F("version") + 1)

    def under(self, step: str, document: Document | None) -> "SignatureQuerySet":
        """Those that stand under the bytes of this document."""
        if document is None:
            return self.none()
        return self.standing().filter(step=step, about=document.about, sha256=document.sha256)


class Signature(CaseRecord):
    """One person's signature under certain bytes; other bytes are another thing."""

    tells_of = "about"
    changes_only = frozenset({"voided_at", "why_voided", "version"})

    about = models.CharField(max_length=60)
    step = models.CharField(max_length=60, help_text="The step that was signed, for example imr.sign.")
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="signatures")
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="signatures")
    role = models.CharField(max_length=20, choices=[(role, role.label) for role in Role])
    words = models.TextField()
    at = models.DateTimeField(auto_now_add=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    why_voided = models.CharField(max_length=200, blank=True)

    objects: ClassVar[SignatureQuerySet] = SignatureQuerySet.as_manager()  # type: ignore[assignment]

    class Meta(CaseRecord.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=["about", "step", "sha256", "by"], condition=Q(voided_at=None), name="signature_once"
            ),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True, why_voided="") | (Q(voided_at__isnull=False) & ~Q(why_voided="")),
                name="signature_void_for_a_reason",
            ),
        )
        indexes = (
            *CaseRecord.Meta.indexes,
            models.Index(fields=["casefile", "about"], condition=Q(voided_at__isnull=False), name="signature_voided"),
        )

    def __str__(self) -> str:
        return f"{self.about} {self.role}"


def _nothing_more(_: Mapping[str, object]) -> str:
    return ""


@dataclass(frozen=True)
class Signing(Generic[M]):
    """How a step is signed: the words above its button, what they stand under, and what the form says with them.

    `words` may name `{it}`. The person shows anew who it is before the step is taken (pages/signing.py).
    """

    words: str
    what: Callable[[M], Iterable[Signed | None]]
    said: Callable[[Mapping[str, object]], str] = _nothing_more

    def statement(self, record: M) -> str:
        """The words as they stand above the button."""
        return self.words.format(it=record)

    def documents(self, record: M) -> list[Document]:
        """The files that would be signed now, without what nobody may open."""
        return [one for one in self.what(record) if isinstance(one, Document) and one.locked_at is None]

    def give(self, record: M, by: User, role: Role, step: str, said: Mapping[str, object]) -> list[Signature]:
        """A signature under each thing that is signed, behind the walls of the row it belongs to."""
        words = "\n".join(filter(None, (self.statement(record), self.said(said))))
        return [_give(one, record, by, role, step, words) for one in self.what(record) if one]


def _give(signed: Signed, record: Walled, by: User, role: Role, step: str, words: str) -> Signature:
    of, about = (record, signed.about) if isinstance(signed, Document) else (signed.of, signed.of.subject)
    return Signature.objects.create(
        casefile_id=of.casefile_id, agency_id=of.agency_id, audience=of.audience, about=about, step=step,
        document=signed if isinstance(signed, Document) else None, sha256=signed.sha256, by=by, role=role, words=words,
    )  # fmt: skip


def void(record: CaseRecord, why: str) -> None:
    """Make void what has been signed of this row: its bytes are others now. The caller is a step."""
    Signature.objects.filter(about=record.subject).make_void(why)


def are_all_void(signed: Iterable[Signature]) -> bool:
    """Whether none stands of those that were given under the values of a row; not where there never was one."""
    under_values = [one for one in signed if one.document_id is None]
    return bool(under_values) and all(one.voided_at for one in under_values)


def of(record: CaseRecord, reader: User) -> list[Signature]:
    """Every signature under what this row was or is, the void ones too, as far as the reader may see them."""
    signed = Signature.objects.visible_to(reader, record.casefile).filter(about=record.subject)
    return list(signed.select_related("by", "document").order_by("pk"))
