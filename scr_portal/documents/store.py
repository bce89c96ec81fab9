"""The two doors of the store: every file comes in by keep() and leaves by read()."""

import hashlib
from typing import IO

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction

from scr_portal import audit
from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.documents.models import Document


def keep(
    record: CaseRecord,
    data: "bytes | File[bytes]",
    *,
    kind: str,
    title: str,
    content_type: str,
    extension: str,
    by: User,
) -> Document:
    """Store checked bytes as a new document of `record`, behind the same walls; gone again if the step fails."""
    content = data if isinstance(data, File) else ContentFile(data)
    digest = hashlib.sha256()
    for chunk in content.chunks():
        digest.update(chunk)
    document = Document(
        casefile_id=record.casefile_id, agency_id=record.agency_id, audience=record.audience, about=record.subject,
        kind=kind, title=title[:150], content_type=content_type, extension=extension, size=content.size,
        sha256=digest.hexdigest(), kept_by=by,
    )  # fmt: skip
    document.full_clean()
    content.seek(0)
    default_storage.save(document.stored_as, content)
    try:
        with transaction.atomic():
            document.save(force_insert=True)
    except Exception:
        default_storage.delete(document.stored_as)
        raise
    return document


def read(document: Document, *, by: User) -> IO[bytes]:
    """The bytes of a document, for somebody who may see it; every opening is in the access log."""
    audit.opened(by, audit.Access.Kind.DOCUMENT, casefile_id=document.casefile_id, about=document.subject)
    return default_storage.open(document.stored_as, "rb")
