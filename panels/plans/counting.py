"""Days counted back from a meeting: what is due when, with the sum. The figures are suggestions and no rule of law."""

from dataclasses import dataclass
from datetime import date, timedelta

from scr_portal.clocks import Holidays, day_words

SUGGESTED = "The portal’s own suggestion: no guidance gives these days, and your board can change them"
OF_BOARD = "The days of your own board: no guidance gives them"
OF_MEETING = "The day that your board has set for the papers of this meeting"


@dataclass(frozen=True)
class Days:
    """How many days before the next of them each milestone stands; papers go out before the meeting."""

    papers: int = 10
    sign_off: int = 14
    draft: int = 42
    imrs: int = 42
    source: str = SUGGESTED

    @property
    def numbers(self) -> dict[str, int]:
        """The days themselves."""
        return {"papers": self.papers, "sign_off": self.sign_off, "draft": self.draft, "imrs": self.imrs}

    @property
    def is_suggested(self) -> bool:
        """Whether the board has set no days of its own."""
        return self.source == SUGGESTED


@dataclass(frozen=True)
class Milestone:
    """A day of the plan and the sum that led to it."""

    key: str
    name: str
    due: date
    steps: tuple[str, ...]
    source: str


def milestones(
    target: date, what: str, days: Days, holidays: Holidays, papers_on: date | None = None
) -> list[Milestone]:
    """What is due when, the earliest first, so that `what` ("meeting of the LSCB") finds the report on `target`.

    `papers_on` is the day that the board itself has set for the papers.
    """
    papers = _back("papers", "Papers out to the LSCB", _Day(target, what), days.papers, days.source, holidays)
    if papers_on:
        papers = Milestone(
            "papers", papers.name, papers_on, (f"Set for the meeting on {day_words(target)}",), OF_MEETING
        )
    before, source = _Day(papers.due, "papers out"), days.source
    sign_off = _back("sign_off", "Sign-off by the SCR panel", before, days.sign_off, source, holidays)
    before = _Day(sign_off.due, "sign-off")
    draft = _back("draft", "First draft of the overview report", before, days.draft, source, holidays)
    imrs = _back("imrs", "IMRs due", _Day(draft.due, "first draft"), days.imrs, source, holidays)
    return [imrs, draft, sign_off, papers]


@dataclass(frozen=True)
class _Day:
    """What is counted back from, and what it is."""

    on: date
    what: str


def _back(key: str, name: str, start: _Day, days: int, source: str, holidays: Holidays) -> Milestone:
    """Always on a working day: on no other does anybody hand anything in."""
    counted = due = start.on - timedelta(days=days)
    free: list[str] = []
    while why := _why_free(due, holidays):
        free.append(f"{day_words(due)} is no working day ({why})")
        due -= timedelta(days=1)
    number = f"{days} day" + ("" if days == 1 else "s")
    steps = [f"{day_words(start.on)} ({start.what}) less {number} = {day_words(counted)}", *free]
    if free:
        steps.append(f"The working day before is {due:%A} {day_words(due)}")
    if due.year not in holidays:
        steps.append(f"The bank holidays of {due.year} are not known yet: only Saturdays and Sundays are left out")
    return Milestone(key, name, due, tuple(steps), source)


def _why_free(day: date, holidays: Holidays) -> str:
    """The name of the bank holiday, else that of the day where it is a Saturday or a Sunday."""
    return holidays.get(day.year, {}).get(day, "") or (f"{day:%A}" if day.weekday() > 4 else "")


def too_short(begun: date, target: date, what: str, found: list[Milestone]) -> str:
    """That the days of the milestones do not fit between the decision and what is counted back from; empty if they do.

    `what` is that: "meeting of the LSCB".
    """
    first = found[0]
    if first.due > begun:
        return ""
    needs, there = (target - first.due).days, (target - begun).days
    missed = [f"“{one.name}” ({day_words(one.due)})" for one in found if one.due <= begun]
    falls = "falls" if len(missed) == 1 else "fall"
    return (
        f"There is too little time for these days. Counted back from the {what} on {day_words(target)} they need "
        f"{needs} days; from the decision on {day_words(begun)} to it there are {there}. {_and(missed)} {falls} on the "
        "day of the decision or before it. Shorten the days between, call an extra meeting nearer to the end, or ask "
        "for more time."
    )


def _and(several: list[str]) -> str:
    *others, last = several
    return f"{', '.join(others)} and {last}" if others else last
