"""What each app adds to the case page: parts of the page, lines of its task list, lines of the brief.

They are given the case's shelf, so that the page asks the database once however many parts there are.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from scr_portal.access import Grants
from scr_portal.accounts import User
from scr_portal.casefiles import CaseFile
from scr_portal.linking import Link
from scr_portal.shelf import Shelf

Context = dict[str, object]
Load = Callable[[CaseFile, Grants, Shelf], Context | None]
Lines = Callable[[CaseFile, Grants, Shelf], "Iterable[Task]"]
Warns = Callable[[CaseFile, Grants, Shelf], "Iterable[Warned]"]
Says = Callable[[CaseFile, Shelf, date], Iterable[str]]


@dataclass(frozen=True)
class Task:
    """One line of the case's task list; its `url` may be a place on the case page itself."""

    title: str
    tag: str
    hint: str = ""
    url: str = ""


@dataclass(frozen=True)
class Part:
    """One part of the case page, ready to be shown."""

    title: str
    template: str
    context: Context


@dataclass(frozen=True)
class Warned:
    """What nobody may overlook: at the head of the case page, with what can be done about it, and of the brief."""

    title: str
    text: str
    links: list[Link]


SECTIONS: list[tuple[int, str, str, Load]] = []
PLACES: dict[str, str] = {}
"""Of a model whose rows run clocks, the part of the case page where they are dealt with, as the page marks it."""
TASK_LIST = "tasks"
"""How the page marks its task list, where what has no part of its own is dealt with."""
TASKS: list[tuple[int, Lines]] = []
WARNINGS: list[tuple[int, Warns]] = []
DATES = 10
"""Where the legal dates stand in the order of the parts of the brief."""
BRIEFS: list[tuple[int, str, Says]] = []


def section(order: int, title: str, template: str, *clocks_of: str) -> Callable[[Load], Load]:
    """Add a part to the case page; its function gives the template's context, or None to stay away.

    `clocks_of`: the models, by label, of whose rows the clocks are dealt with there.
    """

    def add(load: Load) -> Load:
        PLACES.update(dict.fromkeys(clocks_of, slugify(title)))
        SECTIONS.append((order, title, template, load))
        SECTIONS.sort(key=lambda one: one[0])
        return load

    return add


def tasks(order: int, *clocks_of: str) -> Callable[[Lines], Lines]:
    """Add lines to the task list, in the order of the process; `clocks_of` as for a part of the page."""

    def add(lines: Lines) -> Lines:
        PLACES.update(dict.fromkeys(clocks_of, TASK_LIST))
        TASKS.append((order, lines))
        TASKS.sort(key=lambda one: one[0])
        return lines

    return add


def warns(order: int) -> Callable[[Warns], Warns]:
    """Add warnings to the head of the case, the gravest first: where there is little room, the others are left out."""

    def add(warnings: Warns) -> Warns:
        WARNINGS.append((order, warnings))
        WARNINGS.sort(key=lambda one: one[0])
        return warnings

    return add


def in_brief(order: int, title: str) -> Callable[[Says], Says]:
    """Add lines under a title to the one page that somebody is briefed with (casework/brief.py).

    Below DATES they stand above the legal dates: what the call is about.
    """

    def add(says: Says) -> Says:
        BRIEFS.append((order, title, says))
        BRIEFS.sort(key=lambda one: one[0])
        return says

    return add


def parts(casefile: CaseFile, held: Grants, shelf: Shelf) -> list[Part]:
    """The parts of the case page that this reader has."""
    loaded = ((title, template, load(casefile, held, shelf)) for _, title, template, load in SECTIONS)
    return [Part(title, template, context) for title, template, context in loaded if context is not None]


def warned(casefile: CaseFile, held: Grants, shelf: Shelf) -> list[Warned]:
    """The warnings of the case that this reader has, the gravest first."""
    return [one for _, warnings in WARNINGS for one in warnings(casefile, held, shelf)]


def task_list(casefile: CaseFile, held: Grants, shelf: Shelf) -> list[Task]:
    """The task list of the case, in the order of the process."""
    return [task for _, lines in TASKS for task in lines(casefile, held, shelf)]


def waiting_for(casefile: CaseFile, held: Grants, shelf: Shelf) -> list[Task]:
    """The lines that are there, or say what they say, because of what is `held`: what waits for that person.

    The shelf may be somebody else's: it tells what of it that reader may see.
    """
    of_nobody = task_list(casefile, Grants(User(is_active=False), held.day), shelf)
    mine = (task for task in task_list(casefile, held, shelf) if task not in of_nobody)
    return [task for task in mine if task.tag != "Done"]
