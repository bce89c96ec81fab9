"""Who looked at what, and who was refused."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models

from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile


class Access(models.Model):
    """A view of a case page or document, a search, a sign-in, a refusal."""

    class Kind(models.TextChoices):
        VIEW = "view", "Opened"
        DOCUMENT = "document", "Opened a document"
        EXPORT = "export", "Exported"
        SEARCH = "search", "Searched"
        REFUSAL = "refusal", "Was refused"
        SIGN_IN = "sign_in", "Signed in"
        SIGN_OUT = "sign_out", "Signed out"
        FAILED_SIGN_IN = "failed_sign_in", "Failed to sign in"

    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=20, choices=Kind)
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    casefile = models.ForeignKey(CaseFile, null=True, on_delete=models.PROTECT, related_name="+")
    about = models.CharField(max_length=80, blank=True)
    batch = models.PositiveIntegerField(
        default=0, editable=False, help_text="Which seal will cover it; filled in by the database."
    )

    class Meta:
        indexes = (
            models.Index(fields=["casefile", "at"], name="access_of_case"),
            models.Index(fields=["batch", "id"], name="access_of_batch"),
            models.Index(fields=["at"], name="access_by_moment"),
            models.Index(fields=["user", "at"], name="access_of_person"),
            models.Index(fields=["kind", "at"], name="access_of_kind"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.kind}"


def opened(user: User | None, kind: str, *, casefile_id: int | None = None, about: str = "") -> None:
    """Note that somebody looked at something, or was refused."""
    _note([Access(user=user, kind=kind, casefile_id=casefile_id, about=about[:80])])


def opened_each(user: User, kind: str, casefile_ids: Iterable[int], *, about: str) -> None:
    """Note that somebody looked at what shows something of several cases: a line for each, written at once."""
    _note([Access(user=user, kind=kind, casefile_id=pk, about=about[:80]) for pk in sorted(set(casefile_ids))])


@contextmanager
def kept_aside() -> Iterator[None]:
    """Keep the lines of the access log until the end of what is done inside, and write them even when it is undone."""
    lines: list[Access] = []
    before = _aside.set(lines)
    try:
        yield
    finally:
        _aside.reset(before)
        _write(lines)


def _note(lines: list[Access]) -> None:
    aside = _aside.get()
    if aside is None:
        _write(lines)
    else:
        aside.extend(lines)


def _write(lines: list[Access]) -> None:
    if lines:
        with walls.portal():
            Access.objects.bulk_create(lines)


_aside: ContextVar[list[Access] | None] = ContextVar("aside", default=None)
