"""Days counted back from a meeting: what is due when, with the sum. The figures are suggestions and no rule of law."""

from dataclasses import dataclass
from datetime import date, timedelta

from scr_portal.clocks import day_words

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


def milestones(target: date, what: str, days: Days, papers_on: date | None = None) -> list[Milestone]:
    """What is due when, the earliest first, so that `what` ("meeting of the LSCB") finds the report on `target`.

    `papers_on` is the day that the board itself has set for the papers.
    """
    papers = _back("papers", "Papers out to the LSCB", target, what, days.papers, days.source)
    if papers_on:
        papers = Milestone(
            "papers", papers.name, papers_on, (f"Set for the meeting on {day_words(target)}",), OF_MEETING
        )
    sign_off = _back("sign_off", "Sign-off by the SCR panel", papers.due, "papers out", days.sign_off, days.source)
    draft = _back("draft", "First draft of the overview report", sign_off.due, "sign-off", days.draft, days.source)
    imrs = _back("imrs", "IMRs due", draft.due, "first draft", days.imrs, days.source)
    return [imrs, draft, sign_off, papers]


def _back(key: str, name: str, start: date, what: str, days: int, source: str) -> Milestone:
    """Never on a Saturday or Sunday: nobody hands anything in."""
    counted = start - timedelta(days=days)
    due = counted - timedelta(days=max(counted.weekday() - 4, 0))
    number = f"{days} day" + ("" if days == 1 else "s")
    friday = f", a {counted:%A}: the Friday before, {day_words(due)}" if due != counted else ""
    step = f"{day_words(start)} ({what}) less {number} = {day_words(counted)}{friday}"
    return Milestone(key, name, due, (step,), source)
