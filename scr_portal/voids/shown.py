"""What the portal makes of the rows of a case and keeps as files: nobody has those any more once such a row is void."""

from collections.abc import Collection, Iterable
from typing import TypeVar, cast

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


def lock_when_void(rows: Iterable[str], lock: Transition[M, []], *, kinds: Collection[str], task: str) -> None:
    """Declare that files of these kinds, made by this task, show such rows: with the `void` of one, `lock` is taken.

    It is a step of what the files are about, taken on each row of the case of which there is such a file, however old,
    or of which the worker has one in hand.
    """

    def lock_what_shows_it(row: CaseRecord, by: User) -> None:
        made = Document.objects.filter(casefile=row.casefile, kind__in=kinds, locked_at=None)
        in_hand = Job.objects.filter(casefile=row.casefile, kind=task, status__in=UNDER_WAY)
        with walls.portal():  # members void a dissent of theirs, and see no job
            shown = {*made.values_list("about", flat=True), *in_hand.values_list("about", flat=True)}
        of_case = lock.model._default_manager.filter(casefile=row.casefile).order_by("pk")
        for one in cast(Iterable[M], of_case):
            if one.subject in shown:
                lock.run(one, User.objects.system())

    for row in rows:
        after(f"{row}.void")(lock_what_shows_it)


def lock_files(record: CaseRecord, kinds: Collection[str]) -> None:
    """Let nobody have such files of this row, nor the one file of a notice with which one was sent; for a step."""
    files = Document.objects.filter(about=record.subject, kind__in=kinds, locked_at=None)
    for file in files.defer("text", "html"):
        packs.lock(packs.packs_of(file))
    files.update(locked_at=timezone.now(), audience=Audience.NOBODY)
