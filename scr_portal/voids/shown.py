"""What the portal makes of the rows of a case and keeps as files: nobody has those any more once such a row is void."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils import timezone

from scr_portal import walls
from scr_portal.accounts import User
from scr_portal.casefiles import CaseRecord
from scr_portal.documents import Document
from scr_portal.jobs import Job
from scr_portal.notices import packs
from scr_portal.roles import Audience
from scr_portal.transitions import Transition, after

M = TypeVar("M", bound=CaseRecord)
UNDER_WAY = (Job.Status.WAITING, Job.Status.RUNNING)


@dataclass(frozen=True)
class Shown:
    """Files that may show rows that these steps void, and what they are about."""

    steps: frozenset[str]
    lock: Transition[Any, []]
    kinds: Collection[str]
    task: str
    called: Callable[[Any], str]

    def about(self, row: CaseRecord) -> list[CaseRecord]:
        """What is locked with the `void` of this row: each row of the case of which there is a file, or is one soon."""
        made = Document.objects.filter(casefile=row.casefile, kind__in=self.kinds, locked_at=None)
        in_hand = Job.objects.filter(casefile=row.casefile, kind=self.task, status__in=UNDER_WAY)
        with walls.portal():  # members void a dissent of theirs, and see no job
            shown = {*made.values_list("about", flat=True), *in_hand.values_list("about", flat=True)}
        of_case = self.lock.model._default_manager.filter(casefile=row.casefile).order_by("pk")
        return [one for one in of_case if one.subject in shown]


SHOWN: list[Shown] = []


def lock_when_void(
    rows: Iterable[str], lock: Transition[M, []], *, kinds: Collection[str], task: str, called: Callable[[M], str]
) -> None:
    """Declare that files of these kinds, made by this task, show such rows: with the `void` of one, `lock` is taken.

    It is a step of what the files are about, taken on each row of the case of which there is such a file, however old,
    or of which the worker has one in hand. What they are is `called` so before it is recorded.
    """
    shown = Shown(frozenset(f"{row}.void" for row in rows), lock, kinds, task, called)
    SHOWN.append(shown)

    def lock_what_shows_it(row: CaseRecord, by: User) -> None:
        for one in shown.about(row):
            shown.lock.run(one, User.objects.system())

    for step in shown.steps:
        after(step)(lock_what_shows_it)


def locked_with(step: str, row: CaseRecord) -> list[str]:
    """What would be locked away with this void of the row, as it is called."""
    with walls.looked_at(row.casefile_id):
        return [shown.called(one) for shown in SHOWN if step in shown.steps for one in shown.about(row)]


def lock_files(record: CaseRecord, kinds: Collection[str]) -> None:
    """Let nobody have such files of this row, nor the one file of a notice with which one was sent; for a step."""
    files = Document.objects.filter(about=record.subject, kind__in=kinds, locked_at=None)
    for file in files.defer("text", "html"):
        packs.lock(packs.packs_of(file))
    files.update(locked_at=timezone.now(), audience=Audience.NOBODY)
