"""Work not sent yet: kept on the server for its owner, not history, gone when the step is taken."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile

KEPT_FOR = timedelta(days=30)


def erase_old() -> None:
    """Remove the drafts that nobody is shown any more, and the marks of forms that nobody will send again."""
    past = timezone.now() - KEPT_FOR
    Draft.objects.filter(saved_at__lte=past).delete()
    Sent.objects.filter(at__lte=past).delete()


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts of one person."""

    def of(self, owner: User, step: str, subject_key: str) -> "Draft | None":
        """The owner's unexpired draft of a step on a subject."""
        return self.kept(owner).filter(step=step, subject_key=subject_key).first()

    def kept(self, owner: User) -> "DraftQuerySet":
        """Everything the owner has saved and not sent yet."""
        return self.filter(owner=owner, saved_at__gt=timezone.now() - KEPT_FOR)


def keep(draft: "Draft") -> None:
    """Save what was typed, in the place of what its owner saved of the same step on the same subject."""
    said = {name: getattr(draft, name) for name in ("data", "casefile_id", "title", "path")}
    Draft.objects.update_or_create(owner=draft.owner, step=draft.step, subject_key=draft.subject_key, defaults=said)


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
        there, _ = Draft.objects.select_for_update().get_or_create(
            owner=draft.owner, step=draft.step, subject_key=draft.subject_key,
            defaults={"title": draft.title, "path": draft.path, "casefile_id": draft.casefile_id},
        )  # fmt: skip
        kept = there.data if there.saved_at > timezone.now() - KEPT_FOR else {}
        stands = {name: values for name, values in kept.items() if owns(name)}
        if mark_of(stands) not in (seen, mark_of(draft.data)):
            raise Overtaken(stands)
        there.data = {name: values for name, values in kept.items() if name not in stands} | draft.data
        there.save(update_fields=["data", "saved_at"])
        return there


class Draft(models.Model):
    """What one person has typed into the form of one step on one subject."""

    without_event = "Not sent yet, and its owner's alone: the step that uses it leaves the event."

    casefile = models.ForeignKey(CaseFile, null=True, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    step = models.CharField(max_length=60)
    subject_key = models.CharField(max_length=60)
    title = models.CharField(max_length=150, blank=True, help_text="What its page asks for.")
    path = models.CharField(max_length=200, blank=True, help_text="Where its owner goes on.")
    data = models.JSONField(default=dict)
    saved_at = models.DateTimeField(auto_now=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["owner", "step", "subject_key"], name="draft_once"),)

    def __str__(self) -> str:
        return f"{self.step} on {self.subject_key}"


class Sent(models.Model):
    """The mark of a form that made something new: the same form sent twice makes it once."""

    token = models.CharField(max_length=32, primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.token
