"""Who looked at what, and who was refused."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

from django.db import models
from django.utils import timezone

from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.prepared import Prepared, ask
from scr_portal.roles import UNTOLD

OF_THE_CASE = "a_page_of_the_case"
"""What such a page is called there."""
_UNTOLD = tuple(start for label in UNTOLD for start in (f"{label.lower()}:", f"{label.lower().replace('.', ':')}_"))
"""How a line begins of a row that is told by no event, and the name of a page of such a row."""


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

    @property
    def told_about(self) -> str:
        """What it was about, for who reads the log of one case: not a page that tells of another (decision 0098)."""
        status, _, named = self.about.partition(" ") if self.kind == self.Kind.REFUSAL else ("", "", self.about)
        return f"{status} {OF_THE_CASE}".strip() if named.startswith(_UNTOLD) else self.about


class Look(NamedTuple):
    """A line that is not written yet."""

    kind: str
    user_id: int | None
    casefile_id: int | None
    about: str


def opened(user: User | None, kind: str, *, casefile_id: int | None = None, about: str = "") -> None:
    """Note that somebody looked at something, or was refused."""
    _note([Look(str(kind), user.pk if user else None, casefile_id, about[:80])])


def opened_each(user: User, kind: str, casefile_ids: Iterable[int], *, about: str) -> None:
    """Note that somebody looked at what shows something of several cases: a line for each, written at once."""
    _note([Look(str(kind), user.pk, pk, about[:80]) for pk in sorted(set(casefile_ids))])


@contextmanager
def kept_aside() -> Iterator[None]:
    """Keep the lines of the access log until the end of what is done inside, and write them even when it is undone."""
    lines: list[Look] = []
    before = _aside.set(lines)
    try:
        yield
    finally:
        _aside.reset(before)
        _write(lines)


def _note(lines: list[Look]) -> None:
    aside = _aside.get()
    if aside is None:
        _write(lines)
    else:
        aside.extend(lines)


def _write(lines: list[Look]) -> None:
    if lines:
        kinds, users, cases, about = (list(column) for column in zip(*lines, strict=True))
        with walls.portal():
            ask(_WRITE, timezone.now(), kinds, _keys(users), _keys(cases), about)


def _keys(keys: list[int | None]) -> str:
    """As the database reads a list of keys of which some, or all, are none."""
    return f"{{{','.join('NULL' if key is None else str(key) for key in keys)}}}"


_WRITE = Prepared(
    "write_looks",
    f"INSERT INTO {Access._meta.db_table} (at, kind, user_id, casefile_id, about, batch)"  # noqa: S608 - names of ours
    " SELECT $1, kind, person, of, about, 0 FROM unnest($2, $3, $4, $5) AS look (kind, person, of, about) RETURNING id",
    "timestamptz, text[], bigint[], bigint[], text[]",
)
_aside: ContextVar[list[Look] | None] = ContextVar("aside", default=None)
