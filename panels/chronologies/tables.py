"""The table of events in a file that somebody chose."""

import json
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from panels.chronologies.rows import NoTableError, Reading, read
from scr_portal.documents import apart, plain
from scr_portal.documents.models import MEGABYTE
from scr_portal.documents.uploads import TABLES, Checked, CheckedFileField

LARGEST_TABLE = 10 * MEGABYTE


@dataclass(frozen=True)
class Table:
    """A file with a table of events, and what was read of it."""

    file: Checked
    reading: Reading


class TableField(CheckedFileField):
    """An Excel, CSV or Word file with a table of events; gives a Table, or says what to do."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(asks="the table", kinds=TABLES, largest=LARGEST_TABLE, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> Table | None:  # type: ignore[override]
        """The table with its rows as they were read, right and wrong ones."""
        checked = super().clean(data, initial)
        return table_of(checked) if checked else None


def table_of(checked: Checked) -> Table:
    """The table in a checked file; ValidationError when there is none, or more of it than the portal takes."""
    try:
        with plain.copy(checked.file) as copy:
            printed = apart.run("tables", checked.kind.extension, copy, memory=1024, seconds=40, disk=256)
        return Table(checked, read(json.loads(printed), timezone.localdate()))
    except NoTableError as error:
        raise ValidationError(str(error)) from None
    except apart.UnreadableError:
        raise ValidationError(
            "The table could not be read. Copy it into a new file, save that as Excel (.xlsx) and choose it"
        ) from None
