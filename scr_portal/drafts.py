"""Work not sent yet: kept on the server for its owner, or for an office, not history, gone when the step is taken."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Self

from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from scr_portal.access import Grants
from scr_portal.accounts import Board, User
from scr_portal.casefiles import CaseFile
from scr_portal.ids import public_id
from scr_portal.roles import RECEIVES

KEPT_FOR = timedelta(days=30)


ONLY_YOU = "only you can see it"


def erase_old() -> None:
    """Remove the drafts that nobody is shown any more, and the marks of forms that nobody will send again."""
    past = timezone.now() - KEPT_FOR
    Draft.objects.filter(saved_at__lte=past).delete()
    Sent.objects.filter(at__lte=past).delete()


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts of one person, or of an office."""

    def of(self, owner: User, step: str, subject_key: str) -> "Draft | None":
        """The owner's unexpired draft of a step on a subject."""
        return self.kept().filter(owner=owner, step=step, subject_key=subject_key).first()

    def kept(self) -> Self:
        """What is not too old to be shown."""
        return self.filter(saved_at__gt=timezone.now() - KEPT_FOR)

    def visible_to(self, held: Grants) -> Self:
        """What is not too old of what somebody reaches."""
        return self.kept().reached_by(held)

    def reached_by(self, held: Grants) -> Self:
        """What somebody has begun for themselves, and what was begun in an office in which they are today."""
        own = Q(board=None, owner=held.user)
        return self.filter(own | Q(board__in=held.boards_where(RECEIVES)))

    def delete(self) -> tuple[int, dict[str, int]]:
        """Erase them, and the files that were put to them."""
        DraftFile.objects.filter(draft__in=self).delete()
        return super().delete()


class DraftFileQuerySet(models.QuerySet["DraftFile"]):
    """Files that wait with drafts."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """Erase them: the sealed bytes go once it is certain that the rows are gone."""
        for name in self.values_list("stored_as", flat=True):
            transaction.on_commit(partial(default_storage.delete, name))
        return super().delete()


def keep(draft: "Draft") -> "Draft":
    """Save what was typed, in the place of what its owner saved of the same step on the same subject."""
    said = {name: getattr(draft, name) for name in ("data", "casefile_id", "title", "path")}
    kept, _ = Draft.objects.update_or_create(
        owner=draft.owner, step=draft.step, subject_key=draft.subject_key, defaults=said
    )
    return kept


class Overtaken(Exception):
    """The same answers were saved in another window since this one was opened; `stands` is what was saved there."""

    def __init__(self, stands: dict[str, list[str]]) -> None:
        super().__init__("Saved in another window meanwhile.")
        self.stands = stands


def mark_of(data: Mapping[str, list[str]]) -> str:
    """What tells saved answers from others, empty for none; a page carries the mark of those that it shows."""
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16] if data else ""


def keep_part(draft: "Draft", owns: Callable[[str], bool], seen: str) -> "Draft":
    """Save what was typed into a part of a form beside its other parts; gives the whole draft.

    `owns` says which names belong to the part, `seen` is the mark of what its page showed. Raises Overtaken.
    """
    with transaction.atomic():
        there = locked(draft)
        stands = {name: values for name, values in there.data.items() if owns(name)}
        if there.ended or mark_of(stands) not in (seen, mark_of(draft.data)):
            raise Overtaken(stands)
        there.data = {name: values for name, values in there.data.items() if name not in stands} | draft.data
        there.path, there.saved_by = draft.path, draft.saved_by
        there.save(update_fields=["data", "path", "saved_by", "saved_at"])
        return there


def locked(draft: "Draft") -> "Draft":
    """The row of a draft, made where there is none, for the rest of the transaction; empty if it was too old."""
    there, _ = Draft.objects.select_for_update(of=("self",)).get_or_create(
        owner=draft.owner, step=draft.step, subject_key=draft.subject_key,
        defaults={"title": draft.title, "casefile_id": draft.casefile_id, "board_id": draft.board_id},
    )  # fmt: skip
    if there.saved_at <= timezone.now() - KEPT_FOR:
        there.data = {}
        there.files.all().delete()
    return there


class Draft(models.Model):
    """What was typed into the form of one step on one subject, by one person; or, of a board, by its office."""

    without_event = "Not sent yet: the step that uses it leaves the event."
    opens_to = "owner"

    class End(models.TextChoices):
        """Why an office does not go on with it; until it is erased it says so to who comes back to it."""

        SENT = "sent", "Sent"
        PUT_AWAY = "put_away", "Put away"

    public_id = models.CharField(max_length=16, default=public_id, editable=False, help_text="In its address.")
    casefile = models.ForeignKey(CaseFile, null=True, on_delete=models.CASCADE, related_name="+")
    board = models.ForeignKey(
        Board, null=True, on_delete=models.PROTECT, related_name="+",
        help_text="Whose office sees it and goes on with it; without one it is its owner's alone.",
    )  # fmt: skip
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", help_text="Who began it.")
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    step = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=60)
    title = models.CharField(max_length=150, blank=True, help_text="What its page asks for.")
    path = models.CharField(max_length=200, blank=True, help_text="Where it goes on; nowhere while nothing is typed.")
    data = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)
    saved_by = models.ForeignKey(
        User, null=True, on_delete=models.CASCADE, related_name="+", help_text="Who saved it last, of an office."
    )
    ended = models.CharField(max_length=10, choices=End, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["owner", "step", "subject_key"], name="draft_once"),
            models.UniqueConstraint(fields=["public_id"], condition=~Q(board=None), name="draft_found_by_its_address"),
            models.CheckConstraint(
                condition=Q(ended="") | Q(board__isnull=False, saved_by__isnull=False),
                name="draft_ended_by_somebody_of_its_office",
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.step} on {self.subject_key}"

    @property
    def is_kept(self) -> bool:
        """Whether it is not too old to be shown."""
        return self.saved_at > timezone.now() - KEPT_FOR

    @property
    def seen_by(self) -> str:
        """Who sees it before it is sent, as the rest of a sentence."""
        return SEEN_BY.get(self.step, _its_owner)(self)

    def save_as(self, ended: str, by: User) -> None:
        """Say who has put it away, taken it up again or sent it; what was sent stands in its case, and no longer here.

        Until it is erased, 30 days later.
        """
        self.ended, self.saved_by = ended, by
        if ended == self.End.SENT:
            self.data = {}
        self.save(update_fields=["ended", "saved_by", "data", "saved_at"])


def _its_owner(draft: Draft) -> str:
    return ONLY_YOU


SEEN_BY: dict[str, Callable[[Draft], str]] = {}
"""By step, where somebody besides its owner may learn something of it."""


class DraftFile(models.Model):
    """A sealed file that waits with a draft, and becomes a document when the step is taken."""

    without_event = "Not sent yet: the step that makes a document of it leaves the event."

    stored_as = models.CharField(max_length=40, unique=True, default=public_id, editable=False)
    public_id = models.CharField(max_length=16, unique=True, default=public_id, editable=False)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    paper = models.CharField(max_length=40, help_text="What it is: its own name is forgotten.")
    content_type = models.CharField(max_length=100)
    extension = models.CharField(max_length=5)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    kept_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(auto_now_add=True)

    objects = DraftFileQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=Q(size__gt=0), name="draftfile_is_not_empty"),)

    def __str__(self) -> str:
        return f"{self.paper} put to {self.draft_id}"

    @property
    def said_as(self) -> str:
        """How the memory of the step names it: by what it is, and its digest."""
        return f"{self.paper}: {self.sha256}"


class Sent(models.Model):
    """The mark of a form that made something new: the same form sent twice makes it once."""

    token = models.CharField(max_length=32, primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.token
