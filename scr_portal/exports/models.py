"""What was written out of the memory of a case, for whom, and why."""

from django.db import models

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord


class MemoryExport(CaseRecord):
    """One permission to take the memory of a case out of the portal; every taking is in the access log."""

    changes_only = frozenset({"version"})

    made_for = models.CharField(max_length=200, help_text="The investigator, and for whom they investigate.")
    reason = models.TextField()
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    last_seq = models.PositiveIntegerField(help_text="The newest event that it holds.")

    def __str__(self) -> str:
        return f"Export for {self.made_for}"

    @property
    def file_name(self) -> str:
        """A name that says nothing of anybody."""
        return f"{self.casefile.reference}-memory.jsonl"
