"""Due dates of all cases in one table: a copy of what the facts and the edition say, which can be rebuilt."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Protocol, cast

from django.apps import apps
from django.db import models
from django.db.models import Case, F, ForeignObjectRel, Q, Value, When
from django.utils.crypto import salted_hmac

from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile, CaseRecord, Walled
from scr_portal.clocks import Clock, Holidays, Sort
from scr_portal.corrections.facts import summed
from scr_portal.corrections.models import Correction
from scr_portal.guidance import editions
from scr_portal.of_case import of_case
from scr_portal.recounts.models import Recount, calendar_of, recounted
from scr_portal.written import Written

A_CASE = -1
"""The key of no case, in whose place that of the case stands."""
OF_NOTICE = "scr_portal.notice:"
"""How the subject of a clock begins that a notice to a body runs."""


class Deadline(Walled):
    """One clock of one subject: when, why that day, and whose move it is."""

    without_event = "Worked out from the facts and the edition; can be rebuilt at any time."
    tells_of = "subject_key"

    subject_key = models.CharField(max_length=60)
    kind = models.CharField(max_length=60)
    name = models.CharField(max_length=300)
    sort = models.CharField(max_length=10, choices=[(sort, sort) for sort in Sort])
    starts_on = models.DateField()
    due_on = models.DateField()
    steps = models.JSONField(default=list)
    source = models.CharField(max_length=400)
    waits_on = models.CharField(max_length=20, blank=True)
    person = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="+", help_text="Whose move it is, if one person's."
    )
    stopped_on = models.DateField(null=True)
    is_running = models.BooleanField(default=True)
    changed_at = models.DateTimeField(auto_now=True, help_text="When it last came to say something else.")

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=["subject_key", "kind"], name="deadline_once"),
            models.CheckConstraint(
                condition=~Q(sort=Sort.SINCE) | Q(due_on=F("starts_on")), name="deadline_since_has_no_day"
            ),
        )
        indexes = (
            models.Index(fields=["casefile", "due_on"], condition=Q(is_running=True), name="deadline_running_of_case"),
            models.Index(fields=["due_on"], condition=Q(is_running=True), name="deadline_running"),
            models.Index(
                fields=["due_on"],
                condition=Q(is_running=True, sort="due", agency__isnull=False),
                name="deadline_of_agency",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.due_on}"

    @property
    def is_of_notice(self) -> bool:
        """Whether a body is to be told of an act by then."""
        return self.subject_key.startswith(OF_NOTICE)

    @property
    def mark(self) -> str:
        """Four characters by which a calendar tells it from others of its name; nobody counts them back to a row."""
        key = f"{self.subject_key} {self.kind}"
        return salted_hmac("scr_portal.deadlines.mark", key, algorithm="sha256").hexdigest()[:4].upper()

    def is_in_calendars(self, today: date) -> bool:
        """Whether a calendar has it: it runs, has a day, and is not the end of a time that is over."""
        is_over = self.sort == Sort.UNTIL and self.due_on < today
        return self.is_running and self.sort != Sort.SINCE and not is_over

    @property
    def counts(self) -> bool:
        """Whether it runs or was stopped: what it hung on may have gone, and then it is counted no more."""
        return self.is_running or self.stopped_on is not None


DATED_FIRST = (Case(When(sort=Sort.SINCE, then=Value(1)), default=Value(0)), "due_on", "pk")
"""The order in which what runs is read: what has no day stands after what has one."""
OF_EDITIONS = frozenset(rule.kind for edition in editions().values() for rule in edition.rules())
"""The kinds of clock that the guidance starts; with those of notices, whose day a duty gives."""
LEGAL_FIRST = (
    Case(When(Q(kind__in=OF_EDITIONS) | Q(subject_key__startswith=OF_NOTICE), then=Value(0)), default=Value(1)),
    "due_on",
    "pk",
)
"""The order in which the next date is found: one that the guidance gives before one that the board or a person set."""


class Reminder(models.Model):
    """A reminder that has been claimed for one due day and stage, so that it goes once."""

    without_event = "Worked out by the sweep, from the deadlines."

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="reminders")
    due_on = models.DateField()
    stage = models.CharField(max_length=20)
    claimed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["deadline", "due_on", "stage"], name="reminder_once"),)

    def __str__(self) -> str:
        return f"{self.deadline_id} {self.stage}"


Sums = Mapping[tuple[str, str], Deadline]
"""Clocks that count, by subject and kind: a page that prints a day of a row finds its sum here."""


def sums(rows: Iterable[Deadline]) -> Sums:
    """Those among `rows` that count."""
    return {(one.subject_key, one.kind): one for one in rows if one.counts}


def sums_of(casefile: CaseFile, reader: User, rows: Iterable[CaseRecord]) -> Sums:
    """The clocks of some rows of a case, as far as the reader may see them: one query."""
    wanted_of = {row.subject for row in rows}
    return sums(one for one in dates_of(casefile, reader) if one.subject_key in wanted_of)


def dates_of(casefile: CaseFile, reader: User) -> "list[Deadline]":
    """Every clock of a case that the reader may see, with the reasons that the reader may see: one query."""
    return with_reasons(*of_case(casefile, reader, _dates_seen, put_right))


def _dates_seen(casefile: CaseFile, reader: User) -> models.QuerySet[Deadline]:
    return Deadline.objects.visible_to(reader, casefile).select_related("agency", "person")


def put_right(casefile: CaseFile, reader: User) -> models.QuerySet[Correction]:
    """What was put right of a case, as far as the reader may see it, with who did."""
    return Correction.objects.visible_to(reader, casefile).select_related("by")


def with_reasons(dates: list[Deadline], corrections: Iterable[Correction]) -> list[Deadline]:
    """The dates with the reason of each correction in their sums that the reader may see as well.

    What is kept says it only where everybody who sees the date may see the correction.
    """
    said = {(one.casefile_id, one.as_step(with_reason=False)): one.as_step(with_reason=True) for one in corrections}
    for one in dates:
        one.steps = [said.get((one.casefile_id, step), step) for step in one.steps]
    return dates


class Clocked(Protocol):
    """A model whose rows run clocks."""

    def clocks(self, holidays: Holidays) -> list[Clock]: ...


@cache
def clocked_models() -> list[type[CaseRecord]]:
    """The models that say when things are due."""
    return [m for m in apps.get_models() if issubclass(m, CaseRecord) and hasattr(m, "clocks")]


def _questions() -> list[models.QuerySet[Any]]:
    """What is read of a case whenever its dates are worked out: every step does."""
    confirmed = Recount.objects.filter(status=Recount.Status.CONFIRMED).select_related("confirmed_by")
    read: list[models.QuerySet[Any]] = [Deadline.objects.all(), Correction.objects.select_related("by"), confirmed]
    read += [_with_what_it_reads(model) for model in clocked_models()]
    read += [_with_what_it_reads(cast(type[CaseRecord], one.related_model)).order_by("pk") for _, one in _pointing()]
    return [CaseFile.objects.filter(pk=A_CASE), *(each.filter(casefile=A_CASE) for each in read)]


ASKED = Written(_questions, {A_CASE: "bigint"})


def _with_what_it_reads(model: type[CaseRecord]) -> models.QuerySet[CaseRecord]:
    rows = model._default_manager.annotate(**model.clocks_ask())
    return rows.select_related(*model.clocks_read) if model.clocks_read else rows


@cache
def _pointing() -> list[tuple[str, ForeignObjectRel]]:
    """What is read with the rows to which it points: where it is kept there, and the relation."""
    of = [(model, *pair) for model in clocked_models() for pair in model.clocks_read_of.items()]
    return [(kept_as, cast(ForeignObjectRel, model._meta.get_field(name))) for model, kept_as, name in of]


@dataclass(frozen=True)
class Facts:
    """The case as it stands, its dates as they stand, what moved them, and the rows that run clocks."""

    casefile: CaseFile
    dates: list[Deadline]
    corrections: list[Correction]
    confirmed: list[Recount]
    rows: list[CaseRecord]


def facts_of(casefile: CaseFile) -> Facts:
    """What the dates of the case are worked out from: one query."""
    (stands,), dates, corrections, confirmed, *found = ASKED.answers(casefile.pk)
    rows = [row for of_model in found[: len(clocked_models())] for row in of_model]
    for (kept_as, relation), pointing in zip(_pointing(), found[len(clocked_models()) :], strict=True):
        _hand_out(pointing, relation, kept_as, rows)
    return Facts(stands, dates, corrections, confirmed, rows)


def _hand_out(pointing: list[Any], relation: ForeignObjectRel, kept_as: str, rows: list[CaseRecord]) -> None:
    for row in rows:
        if isinstance(row, relation.model):
            setattr(row, kept_as, [one for one in pointing if getattr(one, relation.field.attname) == row.pk])


Wanted = Iterator[tuple[CaseRecord, Clock]]


def wanted(casefile: CaseFile) -> Wanted:
    """Every clock that the facts of a case start, with the row it belongs to: two queries."""
    return clocks_by(casefile, facts_of(casefile), calendar_of(casefile))


def clocks_by(casefile: CaseFile, facts: Facts, holidays: Holidays, read: Collection[Correction] = ()) -> Wanted:
    """The clocks that these facts start, counted by these bank holidays: no query.

    The corrections and confirmed changes that led to its days are lines of its sum; with their reasons, where they are
    `read` by the one who is shown it. It counts by the edition and figures of the `casefile` that is given, which may
    be one that only might be.
    """
    for row in facts.rows:
        row.casefile = casefile
        for clock in cast(Clocked, row).clocks(holidays):
            steps = summed(clock, facts.corrections, (row.audience, row.agency_id), read)
            yield row, replace(clock, steps=(*steps, *recounted(clock, facts.confirmed)))


def astray(casefile: CaseFile) -> tuple[list[Deadline], list[Deadline]]:
    """The rows that the facts would have otherwise: those to be written, and those that are counted no more.

    The case is taken as it stands: a step within a step may have closed it since the caller read it.
    """
    facts = facts_of(casefile)
    there = {(date.subject_key, date.kind): date for date in facts.dates}
    clocks = clocks_by(facts.casefile, facts, calendar_of(casefile))
    due = {(record.subject, clock.kind): as_row(record, clock) for record, clock in clocks}
    changed = [row for key, row in due.items() if key not in there or _says(row) != _says(there[key])]
    return changed, [row for key, row in there.items() if row.counts and key not in due]


def sync(casefile: CaseFile) -> list[Deadline]:
    """Make the case's rows equal to what its facts say; gives those that were not. The caller holds the case lock."""
    changed, gone = astray(casefile)
    Deadline.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["subject_key", "kind"],
        update_fields=[*SAID, "changed_at"],
    )
    if gone:
        Deadline.objects.filter(pk__in=[row.pk for row in gone]).update(is_running=False, stopped_on=None)
    return changed + gone


SAID = (
    "agency", "audience", "name", "sort", "starts_on", "due_on", "steps", "source", "waits_on", "person", "stopped_on",
    "is_running",
)  # fmt: skip


def _says(row: Deadline) -> list[object]:
    return [getattr(row, f"{name}_id" if name in {"agency", "person"} else name) for name in SAID]


def as_row(record: CaseRecord, clock: Clock) -> Deadline:
    """The clock as it is kept; not saved."""
    return Deadline(
        casefile_id=record.casefile_id, agency_id=record.agency_id, audience=record.audience,
        subject_key=record.subject, kind=clock.kind, name=clock.name, sort=clock.sort, starts_on=clock.start,
        due_on=clock.due, steps=list(clock.steps), source=clock.source, waits_on=clock.waits_on,
        person_id=clock.person, stopped_on=clock.stopped_on, is_running=clock.stopped_on is None,
    )  # fmt: skip


def due_day(clock: Clock | Deadline) -> date:
    """The day that a clock gives, as it was worked out or as it is kept."""
    return clock.due_on if isinstance(clock, Deadline) else clock.due
