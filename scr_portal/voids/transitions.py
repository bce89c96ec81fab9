"""The one way to void a row that was recorded by mistake; each subject makes its own step `void` of it."""

from collections.abc import Iterable
from typing import TypeVar

from django.apps import apps
from django.utils import timezone

from scr_portal.accounts import User
from scr_portal.casefiles import CaseAgency, CaseRecord, Voidable
from scr_portal.notices.settling import take_back
from scr_portal.transitions import Guard, Transition, after, transition

M = TypeVar("M", bound=Voidable)
SUBJECTS = ("referrals", "reviews", "panels", "publications")


def voidable(
    model: type[M],
    *,
    source: Iterable[str] = (),
    when: Iterable[Guard[M]] = (),
    personal: str = "",
    needs_file: bool = True,
) -> Transition[M, ...]:
    """Declare the step `void` of a model, from these statuses, under these guards; the others as in `transition`.

    Not for decisions, signatures and events: a decision is followed by another round, and the others stand as made.
    """

    def void(record: M, by: User, *, because: str) -> None:
        record.voided_at, record.voided_by, record.void_because = timezone.now(), by, because

    sentence = "{by} voided what was recorded by mistake: {it}"
    declare = transition(model, source=source, sentence=sentence, when=when, personal=personal, needs_file=needs_file)
    step = declare(void)
    after(step.name)(let_go)
    return step


def let_go(record: CaseRecord, by: User) -> None:
    """Bodies that were told of it are told that it is void; its agency leaves where nothing else of it is there."""
    take_back(record)
    if record.agency_id and not _anything_of(record):
        place = CaseAgency.objects.filter(casefile=record.casefile, agency=record.agency)
        place.update(voided_at=timezone.now())


def _anything_of(record: CaseRecord) -> bool:
    """Whether the agency of a row has anything else on the case, for which it keeps its place there."""
    kinds = (m for m in apps.get_models() if issubclass(m, CaseRecord) and m._meta.app_label in SUBJECTS)
    return any(
        kind._default_manager.filter(casefile=record.casefile, agency=record.agency_id).exists() for kind in kinds
    )
