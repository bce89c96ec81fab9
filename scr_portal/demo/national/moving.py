"""Where a walked case may be moved in time, and what its days and sums are there."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from referrals.models import Referral
from scr_portal.accounts import Body
from scr_portal.audit import Event
from scr_portal.clocks import Holidays
from scr_portal.demo.national.original import AT, DUE, SUM, Original
from scr_portal.demo.national.rows import Row
from scr_portal.demo.national.texts import Token, escaped, moved
from scr_portal.guidance import Edition, bodies, edition, edition_on
from scr_portal.guidance.base import Act
from scr_portal.notices import Notice

EVERY = timedelta(minutes=4)
"""Between two events of a day."""
OPENS = timedelta(hours=10)


@dataclass(frozen=True)
class Told:
    """One notice of a case: of which act, on which day, to which body."""

    key: str
    act: Act
    acted_on: date
    body: str
    is_due: bool


class Moving:
    """Moves a case by whole weeks, so that what was done on a working day still was."""

    def __init__(self, original: Original, holidays: Holidays, today: date) -> None:
        self.original, self.holidays, self.today = original, holidays, today
        slugs = {str(body.pk): body.slug for body in Body.objects.all()}
        self.told = [_told(row, slugs) for row in original.by_model[Notice]]

    def weeks(self, wanted: range) -> list[int]:
        """The numbers of weeks after which the same guidance governs the case and the same bodies are told of it."""
        return [weeks for weeks in wanted if self._may_move(timedelta(weeks=weeks))]

    def words(self, weeks: int, tokens: list[Token]) -> list[str]:
        """What stands in the places of days and sums, so many weeks later."""
        by = timedelta(weeks=weeks)
        days = {day.isoformat(): day + by for day in self.original.days}
        sums = {token: word for told in self.told for token, word in self._sum(told, by)}
        return [sums[one] if one in sums else _at(one, days) if one[0] == AT else moved(one, days) for one in tokens]

    def _may_move(self, by: timedelta) -> bool:
        happened = {date.fromisoformat(row.said("at")[:10]) for row in self.original.by_model[Event]}
        if max(happened) + by > self.today or edition_on(self._governs + by).slug != self._edition.slug:
            return False
        acts = {(told.act, told.acted_on) for told in self.told}
        return all(self._bodies(act, day) == self._bodies(act, day + by) for act, day in acts)

    def _bodies(self, act: Act, day: date) -> tuple[list[str], int]:
        told = bodies.told(self._edition, act, day, london=False)
        return [one.body.slug for one in told.bodies], len(told.nobody)

    def _sum(self, told: Told, by: timedelta) -> Iterator[tuple[Token, str]]:
        """When the body is told, worked out as `notices.owe` does; where no day is laid down, none."""
        duties = bodies.told(self._edition, told.act, told.acted_on + by, london=False).bodies
        duty = next((one for one in duties if one.body.slug == told.body), None)
        total = duty.period.after(told.acted_on + by, self.holidays) if told.is_due and duty and duty.period else None
        yield (DUE, *_key(told)), total.due.isoformat() if total else "\\N"
        yield (SUM, *_key(told)), escaped(json.dumps(list(total.steps) if total else []))

    @cached_property
    def _edition(self) -> Edition:
        return edition(self.original.case["edition_slug"] or "")

    @cached_property
    def _governs(self) -> date:
        """The day by which the edition was chosen: of the decision, else of the referral."""
        if pinned := self.original.case["edition_pinned_on"]:
            return date.fromisoformat(pinned)
        return date.fromisoformat(self.original.by_model[Referral][0].said("received_on"))


def _told(row: Row, slugs: dict[str, str]) -> Told:
    return Told(
        key=row.key, act=Act(row.said("act")), acted_on=date.fromisoformat(row.said("acted_on")),
        body=slugs.get(row.said("body_id"), ""), is_due=bool(row.columns["due_on"]),
    )  # fmt: skip


def _key(told: Told) -> tuple[str, str]:
    return Notice._meta.label_lower, told.key


def _at(token: Token, days: dict[str, date]) -> str:
    minutes = OPENS + int(token[2]) * EVERY
    hours, rest = divmod(int(minutes.total_seconds()), 3600)
    return f"{days[token[1]].isoformat()}T{hours:02}:{rest // 60:02}:00+00:00"
