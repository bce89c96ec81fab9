"""What a row rests on: its files, and whether they can be opened."""

from functools import cache

from django.db.models import ForeignKey, Model

from scr_portal.casefiles import CaseRecord
from scr_portal.documents.models import Document

CANNOT_BE_OPENED = "There is no file here that can be opened. Another file must be handed in first."
"""In the words of a file that was never there: who is not of the board's office learns nothing more."""


@cache
def names_files(model: type[Model]) -> tuple[str, ...]:
    """The fields of a model that name one of its files."""
    fields = (field for field in model._meta.concrete_fields if isinstance(field, ForeignKey))
    return tuple(field.name for field in fields if field.related_model is Document)


def _files(record: CaseRecord) -> list[Document]:
    named = (getattr(record, name) for name in names_files(type(record)))
    return [file for file in named if file]


def files_can_be_opened(record: CaseRecord) -> str | None:
    """The guard of every step that goes by the files of its row: none of them is locked away."""
    return CANNOT_BE_OPENED if any(file.locked_at for file in _files(record)) else None


def files_are_locked(record: CaseRecord) -> str | None:
    """The guard of the steps back: what the row stands on is locked away."""
    return None if any(file.locked_at for file in _files(record)) else "Its file has not been locked away."
