"""What there is to say of a case on one page, to somebody who takes a call: nothing that its reader may not see."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from scr_portal.access import grants
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.casework.strip import Line, strip
from scr_portal.clocks import Sort
from scr_portal.dates import clock_words
from scr_portal.people import Person
from scr_portal.pseudonyms import Known, hidden
from scr_portal.sections import BRIEFS, DATES, Task, task_list, warned
from scr_portal.shelf import Shelf

DONE = ("Done", "Accepted", "Confirmed", "Published", "Not published")
OVER = ("Not needed", "Not given", "Withdrawn")
IN_FULL = " In full in the portal."
HEAD = ("Where it stands", "Edition of the guidance", "Board", "Children")


@dataclass(frozen=True)
class Size:
    """How much is said: lines of a part, characters of a line, and warnings, which stay whole; `small` is the print."""

    most: int
    longest: int
    warnings: int
    small: bool = False


@dataclass(frozen=True)
class Part:
    """A heading with its lines."""

    title: str
    lines: tuple[str, ...]

    def cut(self, most: int, longest: int | None) -> "Part":
        """With so many lines at most, each so many characters long at most; and how many more there are."""
        kept = tuple(_short(line, longest) for line in self.lines[:most])
        more = len(self.lines) - most
        return Part(self.title, (*kept, f"and {more} more") if more > 0 else kept)


@dataclass(frozen=True)
class CaseBrief:
    """What stands on the page: the head, the warnings, the parts that have anything to say."""

    casefile: CaseFile
    head: tuple[Line, ...]
    warnings: Part
    parts: tuple[Part, ...]

    def cut(self, size: Size) -> "CaseBrief":
        """The same, of this size."""
        return CaseBrief(
            self.casefile,
            tuple(Line(line.term, _short(line.words, size.longest)) for line in self.head),
            self.warnings.cut(size.warnings, None),
            tuple(part.cut(size.most, size.longest) for part in self.parts),
        )


def case_brief(casefile: CaseFile, reader: User, today: date) -> CaseBrief:
    """Everything there is to say, uncut, from the rows that the reader may see; no line names a child."""
    shelf = Shelf(casefile, reader)
    plain = partial(hidden, people=_children(shelf), instead="[name]")
    standing, held = strip(casefile, shelf), grants(reader)
    tasks = task_list(casefile, held, shelf)
    said: list[tuple[str, Iterable[str]]] = [
        *((title, says(casefile, shelf, today)) for order, title, says in BRIEFS if order < DATES),
        ("Running dates", _dates(shelf, today)),
        ("Next", (_said(task) for task in tasks if task.tag not in DONE + OVER)),
        *((title, says(casefile, shelf, today)) for order, title, says in BRIEFS if order >= DATES),
        ("Decided and done, the newest first", (_done(task) for task in reversed(tasks) if task.tag in DONE)),
        ("People", (f"{line.term}: {line.words}" for line in standing if line.term not in HEAD)),
    ]
    return CaseBrief(
        casefile,
        tuple(line for line in standing if line.term in HEAD),
        Part("Warnings", tuple(plain(f"{one.title}: {one.text}") for one in warned(casefile, held, shelf))),
        tuple(_parts(said, plain)),
    )


def _children(shelf: Shelf) -> list[Known]:
    people = (*shelf.rows(Person), *(one for one in shelf.voided() if isinstance(one, Person)))
    children = (one for one in people if one.kind == Person.Kind.CHILD)
    return [Known((one.name, *one.other_names), pseudonym=one.pseudonym) for one in children]


def _dates(shelf: Shelf, today: date) -> Iterator[str]:
    """The running ones, each with its sum; those of an agency stand with what it owes."""
    running = (one for one in shelf.dates() if one.is_running and one.agency_id is None)
    return (f"{one.name}: {clock_words(Sort(one.sort), one.due_on, today)}. {'; '.join(one.steps)}." for one in running)


def _parts(said: Iterable[tuple[str, Iterable[str]]], plain: Callable[[str], str]) -> Iterator[Part]:
    for title, lines in said:
        part = Part(title, tuple(plain(" ".join(line.split())) for line in lines))
        if part.lines:
            yield part


def _said(task: Task) -> str:
    return f"{task.title}: {task.tag.lower()}. {task.hint}".strip()


def _done(task: Task) -> str:
    return f"{task.title}: {task.hint or task.tag.lower()}"


def _short(line: str, longest: int | None) -> str:
    """So long at most: to the end of a sentence where one ends late enough, else of a word; it says that it is cut."""
    if longest is None or len(line) <= longest:
        return line
    room = longest - len(IN_FULL)
    sentence = max(line.rfind(end, 0, room) for end in (". ", "! ", "? ")) + 1
    if sentence > longest // 3:
        return line[:sentence] + IN_FULL
    words = line[: longest - 2]
    return (words[: words.rfind(" ")] if " " in words[longest // 3 :] else words).rstrip(" ,;:.") + " …"
