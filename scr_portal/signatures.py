"""What was signed, by whom, as which role, in which words."""

from django.db import models

from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.roles import Role


class Signature(CaseRecord):
    """One person's signature under certain bytes; other bytes are another thing."""

    tells_of = "about"

    about = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="signatures")
    role = models.CharField(max_length=20, choices=[(role, role.label) for role in Role])
    words = models.TextField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta(CaseRecord.Meta):
        constraints = (models.UniqueConstraint(fields=["about", "sha256", "by", "words"], name="signature_once"),)

    def __str__(self) -> str:
        return f"{self.about} {self.role}"
